// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "html/tags.hpp"

namespace nutgraf {

/// A tag as it stands in a page.
struct HtmlTag {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    std::string_view name;       ///< as written
    std::size_t attributes = 0;  ///< how many it has
    bool closes_itself = false;  ///< "/>"
    std::size_t end = 0;         ///< one past its '>'
};

/// Reads a tag whose name begins there, by the standard's rules of what a quote is.
HtmlTag read_tag(std::string_view page, std::size_t at);

/// One past the comment that begins there with "<!--".
std::size_t end_of_comment(std::string_view page, std::size_t at);

/// The next place of "<name" or "</name", if `start` is "<" or "</"; the page's length if there is
/// none.
std::size_t find_markup(std::string_view page, std::string_view start, std::string_view name,
                        std::size_t from);

}  // namespace nutgraf
