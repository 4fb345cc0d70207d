// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages saved from the web mark a paragraph by a line end or by a blank line, and within one page
// by both; files wrapped by an editor mark it by a blank line only. Which it is shows in the widths
// of the lines, not in any one of them.
#include "article/paragraphs.hpp"

#include <algorithm>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

std::size_t characters(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// Lines of a text as ranges without their newline.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t newline = std::min(text.find('\n', start), text.size());
        visit(start, newline);
        start = newline + 1;
    }
}

// Whether lines were wrapped by an editor, so that only blank lines end a paragraph: next to no
// line is long, and most lines with another right behind them nearly fill the width.
bool is_hard_wrapped(std::string_view text) {
    constexpr std::size_t kFull = 50;
    constexpr std::size_t kWidest = 100;
    std::size_t lines = 0;
    std::size_t too_wide = 0;
    std::size_t followed = 0;
    std::size_t full = 0;
    bool previous_full = false;
    bool previous_text = false;
    for_each_line(text, [&](std::size_t start, std::size_t end) {
        const std::string_view line = text.substr(start, end - start);
        const bool has_text = !ascii::is_blank(line);
        if (has_text && previous_text) {
            ++followed;
            full += previous_full ? 1 : 0;
        }
        const std::size_t width = characters(line);
        previous_text = has_text;
        previous_full = width >= kFull;
        lines += has_text ? 1 : 0;
        too_wide += width > kWidest ? 1 : 0;
    });
    return followed >= 3 && too_wide * 20 < lines && full * 10 > followed * 6;
}

}  // namespace

std::vector<std::size_t> paragraph_ends(std::string_view text) {
    if (text.empty()) return {};
    const bool wrapped = is_hard_wrapped(text);
    std::vector<std::size_t> ends;
    bool open = false;
    bool blank_before = true;
    for_each_line(text, [&](std::size_t start, std::size_t end) {
        const bool blank = ascii::is_blank(text.substr(start, end - start));
        if (!blank && open && (blank_before || !wrapped)) ends.push_back(start);
        open = open || !blank;
        blank_before = blank;
    });
    ends.push_back(text.size());
    return ends;
}

}  // namespace nutgraf
