// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nutgraf {

/// A code point and the bytes it took.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};

/// Reads the code point at `at`, which must lie within `text`. A byte that begins no well-formed
/// UTF-8 sequence is U+FFFD.
CodePoint decode(std::string_view text, std::size_t at) noexcept;

/// Returns whether a terminal may obey the character instead of showing it: C0, DEL or C1.
bool is_control(char32_t character) noexcept;

/// Returns the columns a terminal gives the character: 0 (combining marks), 1 or 2 (UAX #11 Wide
/// and Fullwidth). Does not depend on the locale.
std::size_t columns(char32_t character) noexcept;

/// Returns the columns of a text without control characters: the sum over its code points.
std::size_t columns(std::string_view text) noexcept;

/// Returns the text fit for one line of a terminal: each control character (line ends and tabs too)
/// and each byte that is not UTF-8 is replaced by U+FFFD.
std::string printable(std::string_view text);

/// What stands for a character that must not be shown: U+FFFD.
inline constexpr std::string_view kReplacement = "\xef\xbf\xbd";

}  // namespace nutgraf
