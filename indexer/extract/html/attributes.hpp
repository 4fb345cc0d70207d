// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "html/hints.hpp"
#include "html/tree.hpp"

namespace nutgraf {

/// What the attributes of an element say that matters to its text.
struct HtmlTraits {
    HtmlHints hints = 0;           ///< of the element's name, class, id, role and property
    bool hidden = false;           ///< readers do not see it
    bool names_author = false;     ///< by its property or `rel`
    bool names_writer = false;     ///< by its class, or since it leads to a page about the author
    bool names_kicker = false;     ///< by its class: the line above a headline
    bool names_published = false;  ///< its property is datePublished
    bool permalink = false;        ///< it leads to one page, by its `rel` or address
    std::string value;             ///< of `datetime` or `content`, in one line
};

/// Reads the attributes of an element.
HtmlTraits read_traits(const GumboElement& element);

}  // namespace nutgraf
