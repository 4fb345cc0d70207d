// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns a page of XML as HTML: elements that close themselves are closed, and the text of CDATA
/// sections is text. What is no markup of XML stays as it is.
std::string html_of_xml(std::string_view page);

/// What becomes of `noscript` elements.
enum class Noscript {
    kLeftOut,  ///< as browsers do that run scripts: whatever is in them is no markup
    kShown     ///< their content is part of the page
};

/// Returns a page without its `noscript` elements, or without their tags. Where they cross other
/// elements, a parser would put all that follows into one.
std::string resolve_noscript(std::string_view page, Noscript how);

}  // namespace nutgraf
