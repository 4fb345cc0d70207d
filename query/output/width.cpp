// SPDX-License-Identifier: GPL-2.0-or-later
//
// How wide a terminal draws text is a property of each code point, looked up in two tables, as
// wcwidth() does it but whatever the locale. Left out: sequences that a font draws as one (emoji
// joined by U+200D count as their parts), so a line may come out shorter than thought, not longer.
#include "output/width.hpp"

#include <algorithm>
#include <span>

#include "output/width_table.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

bool contains(std::span<const width::CodeRange> ranges, char32_t character) {
    const auto found = std::ranges::lower_bound(ranges, character, {}, &width::CodeRange::last);
    return found != ranges.end() && found->first <= character;
}

}  // namespace

std::size_t columns(char32_t character) noexcept {
    if (character < width::kZeroWidth.front().first) return 1;
    if (contains(width::kZeroWidth, character)) return 0;
    return contains(width::kWide, character) ? 2 : 1;
}

std::size_t columns(std::string_view text) noexcept {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        sum += columns(point.value);
        at += point.bytes;
    }
    return sum;
}

}  // namespace nutgraf
