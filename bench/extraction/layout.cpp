// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/layout.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "extraction/files.hpp"

namespace nutgraf::bench {

std::span<const Layout* const> layouts() {
    static constexpr std::array kAll = {&kListLayout, &kWcxbLayout, &kTrafilaturaLayout,
                                        &kHtmldateLayout, &kReadabilityLayout};
    return kAll;
}

const Layout& layout_of(const std::string& folder) {
    const auto found = std::ranges::find_if(
        layouts(), [&](const Layout* layout) { return layout->recognises(folder); });
    if (found != layouts().end()) return **found;
    throw std::runtime_error(
        folder + (holds(folder, "") ? " holds no set of pages" : " does not exist") +
        "; give a folder with gold.jsonl and html/ID.html.gz, or a copy of the repository of wcxb, "
        "trafilatura, htmldate or readability");
}

}  // namespace nutgraf::bench
