// SPDX-License-Identifier: GPL-2.0-or-later
//
// Others have read pages with care, too, and every set has a layout of its own. What is told apart
// here ends here: the rest of the program sees gold pages. A layout is known by the files that a
// copy of its repository holds, so nobody has to convert or to name anything.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/gold.hpp"
#include "extraction/measure.hpp"

namespace nutgraf::bench {

/// How a set of pages lies in a folder.
struct Layout {
    std::string_view name;
    /// Whether the folder holds such a set.
    bool (*recognises)(const std::string& folder);
    /// Reads what is known of all pages, but not the pages. Throws std::runtime_error, which names
    /// the file, if it cannot.
    std::vector<GoldPage> (*read)(const std::string& folder);
    /// Makes what the set is measured by; null if there is nothing of the kind.
    std::unique_ptr<Measure> (*measure)();
};

extern const Layout kListLayout;         ///< gold.jsonl, html/ID.html.gz
extern const Layout kWcxbLayout;         ///< ground-truth/ID.json, html/ID.html.gz
extern const Layout kTrafilaturaLayout;  ///< tests/evaldata.json, pages in tests/{cache,eval}
extern const Layout kHtmldateLayout;  ///< tests/eval_*.json, pages in tests/{test_set,cache,eval}
extern const Layout kReadabilityLayout;  ///< test/test-pages/ID/{source,expected}.html

/// All layouts, in the order in which they are tried.
std::span<const Layout* const> layouts();

/// Returns the layout of a folder. Throws std::runtime_error if it is none of them.
const Layout& layout_of(const std::string& folder);

}  // namespace nutgraf::bench
