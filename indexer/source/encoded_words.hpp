// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns a header's text with its encoded words ("=?utf-8?Q?caf=C3=A9?=", RFC 2047) decoded.
/// Neighbours of one charset are decoded together, since many programs cut within a character.
/// What is no encoded word, or in a charset that is not known, stays as it is. Thread-safe.
std::string decode_words(std::string_view text);

}  // namespace nutgraf
