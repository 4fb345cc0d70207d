// SPDX-License-Identifier: GPL-2.0-or-later
//
// How wide a terminal draws text is a property of each code point, looked up in two tables, as
// wcwidth() does it but whatever the locale. Left out: sequences that a font draws as one (emoji
// joined by U+200D count as their parts), so a line may come out shorter than thought, not longer.
#include "output/width.hpp"

#include <algorithm>
#include <span>

#include "output/width_table.hpp"

namespace nutgraf {
namespace {

constexpr CodePoint kMalformed{0xfffd, 1};

bool contains(std::span<const width::CodeRange> ranges, char32_t character) {
    const auto found = std::ranges::lower_bound(ranges, character, {}, &width::CodeRange::last);
    return found != ranges.end() && found->first <= character;
}

// The length of the sequence a byte begins; 0 if it begins none.
std::size_t length_after(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xc2) return 0;
    if (lead < 0xe0) return 2;
    if (lead < 0xf0) return 3;
    return lead < 0xf5 ? 4 : 0;
}

// Rules out overlong forms, surrogates and what lies beyond Unicode.
bool is_well_formed(char32_t value, std::size_t length) {
    if (length == 3) return value >= 0x800 && (value < 0xd800 || value > 0xdfff);
    return length < 4 || (value >= 0x10000 && value <= 0x10ffff);
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) noexcept {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = length_after(lead);
    if (length == 0 || text.size() - at < length) return kMalformed;
    if (length == 1) return {lead, 1};
    char32_t value = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xc0U) != 0x80U) return kMalformed;
        value = value << 6 | (next & 0x3fU);
    }
    return is_well_formed(value, length) ? CodePoint{value, length} : kMalformed;
}

bool is_control(char32_t character) noexcept {
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

std::size_t columns(char32_t character) noexcept {
    if (character < width::kZeroWidth.front().first) return 1;
    if (contains(width::kZeroWidth, character)) return 0;
    return contains(width::kWide, character) ? 2 : 1;
}

std::size_t columns(std::string_view text) noexcept {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        sum += columns(point.value);
        at += point.bytes;
    }
    return sum;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool hidden = point.value == kMalformed.value || is_control(point.value);
        out += hidden ? kReplacement : text.substr(at, point.bytes);
        at += point.bytes;
    }
    return out;
}

}  // namespace nutgraf
