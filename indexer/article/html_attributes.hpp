// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "article/html_hints.hpp"
#include "article/html_tokenizer.hpp"

namespace nutgraf {

/// What the attributes of a start tag say that matters to its text. Views of the page.
struct HtmlTraits {
    HtmlHints hints = 0;           ///< of the element's name, class, id, role and property
    bool hidden = false;           ///< readers do not see it
    bool names_author = false;     ///< by its property or `rel`
    bool names_published = false;  ///< its property is datePublished
    std::string_view value;        ///< of `datetime` or `content`, references not resolved
};

/// Reads the attributes of a start tag, each once.
HtmlTraits read_traits(const HtmlToken& token);

}  // namespace nutgraf
