// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Characters as Xapian reads and classes them, faster where most text lies.
namespace nutgraf {

/// A character of a text, and where the next one begins.
struct Character {
    unsigned code = 0;
    std::size_t next = 0;
};

/// The characters below this have a table; it ends where the CJK scripts begin.
inline constexpr unsigned kTableCodes = 0x3000;

/// Lower case of each word character, 0 for all others.
using LowerCaseTable = std::array<std::uint16_t, kTableCodes>;

namespace detail {

LowerCaseTable make_lower_case_table();
unsigned fold_rare(unsigned code);
Character decode_rare(std::string_view text, std::size_t at);
std::size_t encode_rare(unsigned code, char* to);

inline bool is_tail(unsigned byte) { return (byte & 0xc0) == 0x80; }

}  // namespace detail

/// Returns the lower case of a word character, 0 for any other.
inline unsigned fold(unsigned code) {
    static const LowerCaseTable table = detail::make_lower_case_table();
    return code < kTableCodes ? table[code] : detail::fold_rare(code);
}

/// Reads the character at `at`, which must lie within `text`. A byte that begins no well-formed
/// character is read as Latin-1, as Xapian::Utf8Iterator does.
inline Character decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return static_cast<unsigned char>(text[at + i]);
    };
    const std::size_t left = text.size() - at;
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, at + 1};
    if (lead >= 0xc2 && lead < 0xe0 && left >= 2 && detail::is_tail(byte(1))) {
        return {(lead & 0x1f) << 6 | (byte(1) & 0x3f), at + 2};
    }
    if (lead > 0xe0 && lead < 0xf0 && left >= 3 && detail::is_tail(byte(1)) &&
        detail::is_tail(byte(2))) {
        return {(lead & 0xf) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f), at + 3};
    }
    return detail::decode_rare(text, at);
}

/// Writes a character as UTF-8, at most four bytes, and returns how many.
inline std::size_t encode(unsigned code, char* to) {
    if (code < 0x80) {
        to[0] = static_cast<char>(code);
        return 1;
    }
    if (code < 0x800) {
        to[0] = static_cast<char>(0xc0 | code >> 6);
        to[1] = static_cast<char>(0x80 | (code & 0x3f));
        return 2;
    }
    return detail::encode_rare(code, to);
}

/// Whether a word in lower case begins with a letter. `term` must not be empty.
bool begins_with_letter(std::string_view term);

namespace detail {

bool is_pictograph_rare(unsigned code);

}  // namespace detail

/// Whether a character is a picture: those of hearts, weather, faces and so on that Unicode calls
/// pictographic, and the letters of which flags consist. Not bullets, arrows, and marks of trade.
inline bool is_pictograph(unsigned code) {
    return code >= 0x231a && (code < 0x3000 || code >= 0x1f000) && detail::is_pictograph_rare(code);
}

namespace detail {

bool is_unspaced_rare(unsigned code);

}  // namespace detail

/// Whether a character is of a script that is written without spaces between words: Chinese,
/// Japanese, Korean, Thai, Lao, Burmese, Khmer. These are those of Xapian's n-grams, and the last
/// four besides, as in Xapian 2. Pictographs are written so too.
inline bool is_unspaced(unsigned code) {
    return code >= 0xe00 && (detail::is_unspaced_rare(code) || is_pictograph(code));
}

/// A joint that leaves no trace in the term.
inline constexpr unsigned kDrop = ~0U;

/// What a character between two word characters contributes: itself or its normal form, kDrop, or 0
/// if it separates them. Between two digits that is not the same as elsewhere.
unsigned joint(unsigned before, unsigned code, unsigned after);

}  // namespace nutgraf
