// SPDX-License-Identifier: GPL-2.0-or-later
//
// Wrapped text as lists of lines: what a line may hold, where it may break, how highlights go over
// a break, what hostile bytes become; and the two promises that hold for any text.
#include "output/wrap.hpp"

#include <rapidcheck.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/width.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"
#include "text/utf8.hpp"

namespace {

using nutgraf::ByteRange;
using Lines = std::vector<std::string>;

constexpr nutgraf::Marks kMarks{"<", ">"};

struct Case {
    std::string text;
    std::size_t width;
    Lines expected;
};

struct Marked {
    std::string text;
    std::vector<ByteRange> highlights;
    std::size_t width;
    Lines expected;
};

void check(const std::vector<Case>& cases) {
    for (const auto& [text, width, expected] : cases) {
        CAPTURE(text, width);
        CHECK(nutgraf::wrap(text, width) == expected);
    }
}

// What the properties are tried on: words, spaces, line ends, marks that combine, wide characters,
// marks that must not begin a line, an emoji sequence, bytes that are no text.
std::vector<std::string> any_pieces() {
    return *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", "word", "quite-a-long-word", " ", "  ", "\n", "\r\n", "\t", "\u3000", "\u00a0",
        "e\u0301", "中", "文字", "。", "（", "한", "👨\u200d👩", "\u200b", "\u202e", "\x1b", "\u009b",
        "\xff"));
}

std::string without(std::string text, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
        for (auto at = text.find(part); at != text.npos; at = text.find(part, at)) {
            text.erase(at, part.size());
        }
    }
    return text;
}

// The text as it may be shown, without white space and what is invisible.
std::string essence(const std::string& text) {
    return nutgraf::printable(without(text, {" ", "\n", "\r", "\t", "\u3000", "\u200b", "\u202e"}));
}

// The parts of the lines between the marks, without white space.
std::string marked_part(const Lines& lines) {
    std::string out;
    bool inside = false;
    for (const std::string& line : lines) {
        for (const char c : line) {
            const bool is_mark = c == '<' || c == '>';
            if (is_mark) RC_ASSERT(inside == (c == '>'));
            if (is_mark) inside = !inside;
            if (inside && !is_mark) out += c;
        }
        RC_ASSERT(!inside);
    }
    return essence(out);
}

}  // namespace

TEST_CASE("lines break at white space only", "[output]") {
    check({
        {"", 10, {}},
        {" \n\t ", 10, {}},
        {"one two three", 7, {"one two", "three"}},
        {"one two three", 8, {"one two", "three"}},
        {"one two three", 13, {"one two three"}},
        {"one two three", 0, {"one two three"}},
        {"  one \t  two  ", 10, {"one two"}},
        {"one two", 3, {"one", "two"}},
        {"well-known", 10, {"well-known"}},
        {"a well-known", 10, {"a", "well-known"}},
        {"10\u00a0km away", 6, {"10\u00a0km", "away"}},
    });
}

TEST_CASE("a paragraph begins a new line", "[output]") {
    check({
        {"one\ntwo", 20, {"one", "two"}},
        {"one\n\n \t\n\ntwo\n", 20, {"one", "two"}},
        {"one\r\ntwo\rthree", 20, {"one", "two", "three"}},
        {"one\ftwo\vthree\u2028four", 20, {"one", "two", "three", "four"}},
        {"\n\u3000\u3000one\n  two", 0, {"one", "two"}},
    });
}

TEST_CASE("only a word longer than the width is cut", "[output]") {
    check({
        {"see abcdefgh now", 5, {"see", "abcde", "fgh", "now"}},
        {"see abcdefg", 5, {"see", "abcde", "fg"}},
        {"abcdef g", 5, {"abcde", "f g"}},
        {"abc de", 1, {"a", "b", "c", "d", "e"}},
        {"a bc def", 2, {"a", "bc", "de", "f"}},
    });
}

TEST_CASE("Chinese and Japanese break between characters", "[output]") {
    check({
        {"停火谈判重新开始", 8, {"停火谈判", "重新开始"}},
        {"停火谈判重新开始", 9, {"停火谈判", "重新开始"}},
        {"停火谈判重新开始", 0, {"停火谈判重新开始"}},
        {"停火 谈判", 9, {"停火 谈判"}},
        {"停火 谈判", 8, {"停火 谈", "判"}},
        {"停火　谈判", 9, {"停火 谈判"}},
        // No line begins with a closing mark or ends with an opening one.
        {"停火谈判。", 8, {"停火谈", "判。"}},
        {"停火（谈判）", 6, {"停火", "（谈", "判）"}},
        {"カーター", 4, {"カー", "ター"}},
        {"カーター", 3, {"カ", "ー", "タ", "ー"}},
        // A word in Latin letters stays whole.
        {"访问NATO总部", 8, {"访", "问NATO总", "部"}},
        {"정상회담 개최", 8, {"정상회담", "개최"}},
        {"中文", 2, {"中", "文"}},
        {"中文", 1, {"中", "文"}},
    });
}

TEST_CASE("what combines stays with its character and takes no column", "[output]") {
    check({
        {"e\u0301te\u0301", 3, {"e\u0301te\u0301"}},
        {"e\u0301e\u0301e\u0301", 2, {"e\u0301e\u0301", "e\u0301"}},
        {"e\u0301", 1, {"e\u0301"}},
        {"が\u3099が\u3099", 2, {"が\u3099", "が\u3099"}},
        {"\u0301 a", 5, {"\u0301 a"}},
        {"👨\u200d👩👍🏽👍🏽", 4, {"👨\u200d👩", "👍🏽", "👍🏽"}},
        {"ภาษา\u200bไทย", 5, {"ภาษา", "ไทย"}},
    });
}

TEST_CASE("control characters and broken bytes are replaced", "[output]") {
    check({
        {"a\x1b[31mb", 0, {"a\uFFFD[31mb"}},
        {std::string("a\0b", 3), 0, {"a\uFFFDb"}},
        {"\a\b\x7f", 0, {"\uFFFD\uFFFD\uFFFD"}},
        {"\u0080\u0085\u009b31m\u009f", 0, {"\uFFFD\uFFFD\uFFFD31m\uFFFD"}},
        {"\x9b[31m", 0, {"\uFFFD[31m"}},
        {"caf\xe9 \xe4\xb8", 0, {"caf\uFFFD \uFFFD\uFFFD"}},
        {"\xc0\x9b \xed\xa0\x80 \xf4\x90\x80\x80",
         9,
         {"\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD\uFFFD"}},
    });
}

TEST_CASE("invisible characters are left out", "[output]") {
    check({
        {"a\u202eb\u202c c", 0, {"ab c"}},
        {"\u2066a\u2069\u200e \u200fb\u061c", 0, {"a b"}},
        {"soft\u00adhy\u00adphens", 0, {"softhyphens"}},
        {"\ufeffa \u200b\u2060 b\ufff9", 0, {"a b"}},
        {"\u202e", 0, {}},
        {"👨\u200d👩 می\u200cخواهم", 0, {"👨\u200d👩 می\u200cخواهم"}},
        {"\u0600١", 0, {"\u0600١"}},
        {"e\ufe0f\u034f\u0301", 0, {"e\ufe0f\u034f\u0301"}},
    });
}

TEST_CASE("a highlight is closed at the line end and opened again", "[output]") {
    const std::vector<Marked> cases = {
        {"one two three", {{4, 7}}, 20, {"one <two> three"}},
        {"one two three", {{0, 13}}, 20, {"<one two three>"}},
        {"one two three", {{0, 13}}, 7, {"<one two>", "<three>"}},
        {"one two three", {{0, 3}, {4, 7}}, 7, {"<one> <two>", "three"}},
        {"one\ntwo", {{0, 7}}, 20, {"<one>", "<two>"}},
        {"one  two", {{0, 8}}, 3, {"<one>", "<two>"}},
        {"abcdefgh", {{2, 7}}, 4, {"ab<cd>", "<efg>h"}},
        {"停火谈判", {{3, 9}}, 4, {"停<火>", "<谈>判"}},
        {"e\u0301te\u0301", {{0, 3}}, 9, {"<e\u0301>te\u0301"}},
        // Ranges that are empty or reach beyond the text do no harm.
        {"one two", {{3, 3}, {4, 99}}, 20, {"one <two>"}},
        {"one two", {{50, 60}}, 20, {"one two"}},
        {" \n", {{0, 2}}, 20, {}},
    };
    for (const auto& [text, highlights, width, expected] : cases) {
        CAPTURE(text, width);
        CHECK(nutgraf::wrap(text, width, highlights, kMarks) == expected);
        CHECK(nutgraf::wrap(text, width, highlights) == nutgraf::wrap(text, width));
    }
}

TEST_CASE("characters take the columns a terminal gives them", "[output]") {
    const std::vector<std::pair<std::string, std::size_t>> cases = {
        {"", 0},
        {"abc", 3},
        {"é", 1},
        {"e\u0301", 1},
        {"中", 2},
        {"Ａ", 2},
        {"ｱ", 1},
        {"한", 2},
        {"\u1112\u1161\u11ab", 2},
        {"\u200b", 0},
        {"\ufe0f", 0},
        {"\u00ad", 1},
        {"…“”·", 4},
        {"€", 1},
        {"👍", 2},
        {"𠀀", 2},
        {"\u0e01\u0e34", 1},
        {"עִ", 1},
        {"\uFFFD", 1},
        {"\U000e0100", 0},
        {"\U0010ffff", 1},
        {"\xff", 1},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(nutgraf::columns(std::string_view(text)) == expected);
    }
}

TEST_CASE("wrapping loses nothing and keeps to the width", "[output]") {
    CHECK(rc::check("but for white space, and but for a wide character at a width of 1", [] {
        const std::string text = joined(any_pieces());
        const auto width = *rc::gen::inRange<std::size_t>(0, 30);
        std::string together;
        for (const std::string& line : nutgraf::wrap(text, width)) {
            RC_ASSERT(!line.empty());
            RC_ASSERT(!line.starts_with(' ') && !line.ends_with(' '));
            if (width >= 2) RC_ASSERT(nutgraf::columns(std::string_view(line)) <= width);
            together += line;
        }
        RC_ASSERT(essence(together) == essence(text));
    }));
}

TEST_CASE("marks enclose what is highlighted and nothing else", "[output]") {
    CHECK(rc::check("whatever the width", [] {
        std::string text;
        std::string expected;
        std::vector<ByteRange> highlights;
        for (const std::string& piece : any_pieces()) {
            const bool marked = *rc::gen::arbitrary<bool>();
            if (marked) highlights.push_back({text.size(), text.size() + piece.size()});
            if (marked) expected += piece;
            text += piece;
        }
        const auto width = *rc::gen::inRange<std::size_t>(0, 30);
        const Lines lines = nutgraf::wrap(text, width, highlights, kMarks);
        RC_ASSERT(marked_part(lines) == essence(expected));
        Lines plain = lines;
        for (std::string& line : plain) line = without(line, {"<", ">"});
        RC_ASSERT(plain == nutgraf::wrap(text, width));
    }));
}
