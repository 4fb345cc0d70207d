// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// How articles are understood.
struct Understanding {
    bool keep_all = false;               ///< mark nothing as debris
    bool find_language = true;           ///< tell from the text, if nothing else does
    std::size_t page_memory = SIZE_MAX;  ///< bytes that the tree of a web page may take
};

/// Returns the same for articles of up to `article_bytes`: trees of pages may take twice that.
inline Understanding within(Understanding how, std::size_t article_bytes) {
    how.page_memory = article_bytes > SIZE_MAX / 2 ? SIZE_MAX : 2 * article_bytes;
    return how;
}

/// Reads from a plain text, or a record's, the fields that are absent, language included, and marks
/// the debris.
void understand_text(Article& article, const Understanding& how);

/// Reads a web page, of any encoding, into the article. Returns false if it is too intricate, see
/// read_html().
bool understand_page(std::string_view page, Article& article, const Understanding& how);

/// A part of an article that comes in several, as mail does: plain text in UTF-8, or the bytes of a
/// web page in any encoding.
struct ArticlePart {
    std::string bytes;
    bool page = false;
};

/// Reads the parts, each as what it is, into one text with a blank line between two; a part that
/// shows nothing leaves nothing. Returns false if one is too intricate, see read_html().
bool understand_parts(std::vector<ArticlePart> parts, Article& article, const Understanding& how);

}  // namespace nutgraf
