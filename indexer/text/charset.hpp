// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Returns bytes in a charset, named as mail and web pages name it, as UTF-8. What is not valid in
/// it becomes U+FFFD; bytes that claim to be UTF-8, ASCII or Latin-1 are read as decode_text()
/// does. Nothing if there is no such charset. Thread-safe.
std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset);

/// Whether web pages may be in the charset (WHATWG Encoding Standard), its name in small letters,
/// and it is none of UTF-8, UTF-16 and Windows-1252.
bool is_web_charset(std::string_view label);

}  // namespace nutgraf
