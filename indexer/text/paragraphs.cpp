// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages saved from the web mark a paragraph by a line end or by a blank line, and within one page
// by both; files wrapped by an editor mark it by a blank line only. Which it is shows in the widths
// of the lines, not in any one of them.
#include "text/paragraphs.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFull = 50;     // characters that nearly fill a line
constexpr std::size_t kWidest = 100;  // characters of a line that an editor has wrapped

// The characters of a line, that is the bytes that begin one, eight bytes at a time; or any number
// above kWidest if there are more, since lines may be long.
std::size_t width_of(std::string_view line) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::size_t kLongest = 4;  // bytes of a character
    if (line.size() < kFull || line.size() > kLongest * (kWidest + 1)) return line.size();
    std::size_t tails = 0;  // bytes 10xxxxxx
    std::size_t at = 0;
    for (; line.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
        if (at > kWidest + tails) return at - tails;
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, line.data() + at, sizeof bytes);
        tails += (((bytes >> 7) & (~bytes >> 6) & kOnes) * kOnes) >> 56;
    }
    for (; at < line.size(); ++at) tails += is_utf8_tail(line[at]) ? 1 : 0;
    return line.size() - tails;
}

std::size_t line_end(std::string_view text, std::size_t start) {
    return std::min(text.find('\n', start), text.size());
}

// Whether lines were wrapped by an editor, so that only blank lines end a paragraph: next to no
// line is long, and most lines with another right behind them nearly fill the width.
bool is_hard_wrapped(std::string_view text) {
    std::size_t lines = 0;
    std::size_t too_wide = 0;
    std::size_t followed = 0;
    std::size_t full = 0;
    bool previous_full = false;
    bool previous_text = false;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = line_end(text, start);
        const std::string_view line = text.substr(start, end - start);
        const bool has_text = !ascii::is_blank(line);
        if (has_text && previous_text) {
            ++followed;
            full += previous_full ? 1 : 0;
        }
        const std::size_t width = width_of(line);
        previous_text = has_text;
        previous_full = width >= kFull;
        lines += has_text ? 1 : 0;
        too_wide += width > kWidest ? 1 : 0;
        start = end + 1;
    }
    return followed >= 3 && too_wide * 20 < lines && full * 10 > followed * 6;
}

}  // namespace

ParagraphReader::ParagraphReader(std::string_view text)
    : text_(text), wrapped_(is_hard_wrapped(text)) {}

bool ParagraphReader::next() {
    if (end_ == text_.size()) return false;
    // All but the first paragraph begin with the line that ended the one before.
    bool open = end_ > 0;
    bool blank_before = end_ == 0;
    while (line_ < text_.size()) {
        const std::size_t start = line_;
        const std::size_t end = line_end(text_, start);
        line_ = end + 1;
        const bool blank = ascii::is_blank(text_.substr(start, end - start));
        if (!blank && open && (blank_before || !wrapped_)) {
            end_ = start;
            return true;
        }
        open = open || !blank;
        blank_before = blank;
    }
    end_ = text_.size();
    return true;
}

std::vector<std::size_t> paragraph_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (ParagraphReader reader(text); reader.next();) ends.push_back(reader.end());
    return ends;
}

}  // namespace nutgraf
