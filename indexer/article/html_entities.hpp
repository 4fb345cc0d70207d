// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nutgraf {

/// Appends what the character reference at the start of `text`, an '&', stands for and returns the
/// bytes it takes. Returns 0 and appends nothing if it is none.
std::size_t append_reference(std::string& out, std::string_view text);

/// Returns the text with its character references resolved.
std::string decode_references(std::string_view text);

}  // namespace nutgraf
