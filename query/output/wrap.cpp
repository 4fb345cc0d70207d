// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text is read code point by code point into cells (a character with the marks that combine with
// it), cells into words, and words fill lines greedily. Of the rules for line breaking (UAX #14)
// that leaves out nearly all: breaks after hyphens and dashes, Thai and Khmer words. Kept is that
// in Chinese and Japanese no line begins with a closing mark or ends with an opening one.
#include "output/wrap.hpp"

#include <limits>
#include <utility>

#include "output/width.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr char32_t kZeroWidthSpace = 0x200b;
constexpr char32_t kZeroWidthJoiner = 0x200d;
constexpr std::u32string_view kOpening = U"（［｛〈《「『【〔〖〘〚｟";
constexpr std::u32string_view kClosing = U"、。，．：；！？）］｝〉》」』】〕〗〙〛｠ー々・";

enum class Kind { kText, kSpace, kLineEnd };

// Spaces that forbid a break (U+00A0, U+2007, U+202F) are text.
Kind kind_of(char32_t character) {
    if (character >= '\n' && character <= '\r') return Kind::kLineEnd;
    if (character == 0x2028 || character == 0x2029) return Kind::kLineEnd;
    if (character == ' ' || character == '\t' || character == 0x3000) return Kind::kSpace;
    if (character == 0x1680 || character == 0x205f) return Kind::kSpace;
    const bool fixed_width = character >= 0x2000 && character <= 0x200a && character != 0x2007;
    return fixed_width ? Kind::kSpace : Kind::kText;
}

bool is_skin_tone(char32_t character) { return character >= 0x1f3fb && character <= 0x1f3ff; }

// What stands together whatever the line: a character and what combines with it.
struct Cell {
    std::string bytes;
    std::size_t columns;
    char32_t first;
    char32_t last;
    bool marked;
};

bool may_break_between(const Cell& before, char32_t next) {
    if (before.last == kZeroWidthSpace) return true;
    if (before.last == kZeroWidthJoiner || is_skin_tone(next)) return false;
    if (before.columns < 2 || columns(next) < 2) return false;
    return kOpening.find(before.first) == kOpening.npos && kClosing.find(next) == kClosing.npos;
}

class Wrapper {
public:
    Wrapper(std::size_t width, std::span<const ByteRange> highlights, Marks marks)
        : width_(width == 0 ? std::numeric_limits<std::size_t>::max() : width),
          highlights_(highlights),
          marks_(marks) {}

    std::vector<std::string> run(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = decode_utf8(text, at);
            take(point.value, text.substr(at, point.bytes), is_highlighted(at));
            at += point.bytes;
        }
        end_word();
        end_line();
        return std::move(lines_);
    }

private:
    bool is_highlighted(std::size_t at) {
        while (!highlights_.empty() && highlights_.front().end <= at) {
            highlights_ = highlights_.subspan(1);
        }
        return !highlights_.empty() && highlights_.front().start <= at;
    }

    void take(char32_t character, std::string_view bytes, bool marked) {
        const Kind kind = kind_of(character);
        if (kind == Kind::kText) {
            if (is_invisible(character)) return leave_out(character);
            const bool broken = character == 0xfffd || is_control(character);
            return add(character, broken ? kReplacement : bytes, marked);
        }
        end_word();
        if (kind == Kind::kLineEnd) return end_line();
        if (gap_ == 0) gap_marked_ = marked;
        gap_ = 1;
    }

    // It may still be a place to break at.
    void leave_out(char32_t character) {
        if (!word_.empty()) word_.back().last = character;
    }

    void add(char32_t character, std::string_view bytes, bool marked) {
        const std::size_t wide = columns(character);
        if (!word_.empty() && wide == 0) {
            word_.back().bytes += bytes;
            word_.back().last = character;
            return;
        }
        if (!word_.empty() && may_break_between(word_.back(), character)) end_word();
        word_.push_back({std::string(bytes), wide, character, character, marked});
        word_columns_ += wide;
    }

    void end_word() {
        if (word_.empty()) return;
        if (line_columns_ + gap_ + word_columns_ > width_) end_line();
        if (!line_.empty() && gap_ == 1) put(" ", 1, gap_marked_);
        for (const Cell& cell : word_) {
            // So it is only within a word that is longer than a whole line.
            if (line_columns_ + cell.columns > width_) end_line();
            put(cell.bytes, cell.columns, cell.marked);
        }
        word_.clear();
        word_columns_ = 0;
        gap_ = 0;
    }

    void put(std::string_view bytes, std::size_t wide, bool marked) {
        if (marked != marking_) line_ += marked ? marks_.on : marks_.off;
        marking_ = marked;
        line_ += bytes;
        line_columns_ += wide;
    }

    void end_line() {
        gap_ = 0;
        if (line_.empty()) return;
        if (marking_) line_ += marks_.off;
        marking_ = false;
        lines_.push_back(std::exchange(line_, {}));
        line_columns_ = 0;
    }

    const std::size_t width_;
    std::span<const ByteRange> highlights_;  // those not yet passed
    const Marks marks_;
    std::vector<std::string> lines_;
    std::string line_;
    std::size_t line_columns_ = 0;
    bool marking_ = false;
    std::vector<Cell> word_;
    std::size_t word_columns_ = 0;
    std::size_t gap_ = 0;  // columns between the line and the word: 0 or 1
    bool gap_marked_ = false;
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width,
                              std::span<const ByteRange> highlights, Marks marks) {
    return Wrapper(width, highlights, marks).run(text);
}

}  // namespace nutgraf
