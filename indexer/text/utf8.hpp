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

/// What stands for a character that cannot be read or must not be shown: U+FFFD.
inline constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// Whether a byte of UTF-8 is within a character, not its first.
inline bool is_utf8_tail(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// Returns the length of the well-formed UTF-8 sequence (RFC 3629) at `at`, 1 to 4, or 0 if there
/// is none. `at` must lie within `text`.
std::size_t utf8_sequence_length(std::string_view text, std::size_t at) noexcept;

/// Reads the code point at `at`, which must lie within `text`. A byte that begins no well-formed
/// sequence is U+FFFD.
CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

/// Appends a code point, which must not be a surrogate.
void append_utf8(std::string& out, char32_t code);

/// Whether a terminal may obey the character instead of showing it: C0, DEL or C1.
bool is_control(char32_t character) noexcept;

/// Whether a character has no look of its own but changes how others are shown, or hides among
/// them: those that turn the direction of text (Boucher and Anderson, Trojan Source, 2021), soft
/// hyphens, tags, byte order marks and other format characters (category Cf), and the separators of
/// lines and paragraphs. Those that scripts and emoji cannot do without are none: U+200C, U+200D,
/// and signs that stand before numbers.
bool is_invisible(char32_t character) noexcept;

/// Returns the text fit for one line of a terminal: each control character (line ends and tabs
/// too), each invisible character and each byte that is not UTF-8 is replaced by U+FFFD.
std::string printable(std::string_view text);

}  // namespace nutgraf
