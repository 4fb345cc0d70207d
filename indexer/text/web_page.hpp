// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Whether the bytes of a file are a web page rather than plain text: by a document type or by tags
/// near the beginning. In any encoding.
bool looks_like_html(std::string_view bytes);

/// Whether an element of that name, in lower case, breaks the line before and behind it.
bool is_block_name(std::string_view name);

/// Returns the address if it is one of the web, else nothing.
std::string web_address(std::string_view address);

/// "en-GB", "en_GB" -> "en"; empty for what is no language.
std::string main_language(std::string_view language);

}  // namespace nutgraf
