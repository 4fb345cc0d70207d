// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tokenizer promises by itself; that its words are Xapian's is in analyzer_test.cpp.
#include "nutgraf/tokenizer.hpp"

#include <rapidcheck.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/reference_terms.hpp"
#include "text/ascii.hpp"
#include "text/byte_block.hpp"
#include "text/characters.hpp"
#include "text/normalize.hpp"
#include "text/samples.hpp"
#include "text/utf8.hpp"

namespace {

using nutgraf::ByteBlock;
using nutgraf::ByteMasks;
using nutgraf::Character;
using nutgraf::kBlockBytes;
using nutgraf::kMaxWordBytes;
using nutgraf::kTermPadding;
using nutgraf::ScalarBlock;
using nutgraf::Tokenizer;
using nutgraf::Word;

// Calls `visit` with each word. The text is copied to where nothing lies behind its end, so that
// sanitizers notice when more is read.
template <typename Visit>
void for_each_word(const std::string& text, Visit&& visit) {
    const std::vector<char> bytes(text.begin(), text.end());
    Tokenizer tokenizer({bytes.data(), bytes.size()});
    for (Word word; tokenizer.next(word);) visit(word);
}

// "term@start-end" of each word, with a '*' behind those that have a stem; the ranges are reckoned
// from `origin` on.
std::vector<std::string> shown(const std::string& text, std::size_t origin = 0) {
    std::vector<std::string> words;
    for_each_word(text, [&](const Word& word) {
        words.push_back(std::string(word.term) + '@' + std::to_string(word.start - origin) + '-' +
                        std::to_string(word.end - origin) + (word.stemmable ? "*" : ""));
    });
    return words;
}

// All but pairs of characters.
std::vector<std::string> terms(const std::string& text) {
    std::vector<std::string> words;
    for_each_word(text, [&](const Word& word) {
        if (word.placed) words.emplace_back(word.term);
    });
    return words;
}

std::vector<std::string> terms_of_xapian(const std::string& text) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_document(document);
    nutgraf::Stemmer stemmer("none");
    set_stemmer(generator, stemmer);
    index_as_reference(generator, stemmer, text);
    std::vector<std::string> words(generator.get_termpos());
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
            words.at(*at - 1) = *term;
        }
    }
    return words;
}

// A word of `length` bytes: capitals, small letters, digits and underscores in turn.
std::string ascii_word(std::size_t length) {
    constexpr std::string_view kLetters = "AbcDefg1h_ZzyX9w";
    std::string word;
    while (word.size() < length) word += kLetters.substr(0, length - word.size());
    return word;
}

bool is_padded(std::string_view term) {
    const std::string_view padded(term.data(), std::max(kTermPadding, term.size()));
    return padded.find_first_not_of('\0', term.size()) == padded.npos;
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

// Bytes that are no UTF-8 are read as Latin-1, but not normalised.
bool is_utf8(const std::string& text) {
    std::size_t size = 1;
    for (std::size_t at = 0; size > 0 && at < text.size(); at += size) {
        size = nutgraf::utf8_sequence_length(text, at);
    }
    return size > 0;
}

struct Case {
    std::string text;
    std::vector<std::string> words;
};

const std::vector<Case> kCases = {
    {"", {}},
    {"The U.N. envoys", {"the@0-3*", "un@4-7*", "envoys@9-15*"}},
    {"U.N", {"un@0-3*"}},
    {"J. Smith", {"j@0-1*", "smith@3-8*"}},
    {"J.Smith", {"j@0-1*", "smith@2-7*"}},
    {"AT&T’s", {"at&t's@0-8*"}},
    {"C++, C++++", {"c++@0-3*", "c@5-6*"}},
    {"fish+chips", {"fish@0-4*", "chips@5-10*"}},
    {"3.14 1,024.", {"3.14@0-4", "1,024@5-10"}},
    {"x\u200by", {"xy@0-5*"}},
    {"İx", {"ix@0-3*"}},
    {"_a 1a", {"_a@0-2", "1a@3-5"}},
    {"Straße ÉTÉ", {"straße@0-7*", "été@8-13*"}},
    {"caf\xe9!", {"caf\u00e9@0-4*"}},
    {"a " + std::string(65, 'x') + " b", {"a@0-1*", std::string(64, 'x') + "@2-67*", "b@68-69*"}},
    {std::string(63, 'x') + "'yz", {std::string(63, 'x') + "@0-66*"}},
    {repeated("\u0436", 65) + "!", {repeated("\u0436", 64) + "@0-130*"}},
    {repeated("\u0ba4", 65), {repeated("\u0ba4", 64) + "@0-195*"}},
    {repeated("\U00010330", 51), {repeated("\U00010330", 50) + "@0-204*"}},
    {"cafe\u0301s o\ufb03ce", {"caf\u00e9s@0-7*", "office@8-14*"}},
    {"\u00adsoft\u00adhyphen\u00ad", {"softhyphen@2-14*"}},
    {"m\u00b2, \u00bd", {"m2@0-3*", "\u00bd@5-7"}},
    {"\uff8d\uff9e\uff84\uff85\uff91",
     {"ベ@0-6", "ベト@0-9", "ト@6-9", "トナ@6-12", "ナ@9-12", "ナム@9-15", "ム@12-15"}},
    {"\u0437\u0430\u0301\u043c\u043e\u043a", {"замок@0-12*"}},
    {"I \u2764\ufe0f 1\ufe0f\u20e3", {"i@0-1*", "\u2764@2-8", "1@9-16"}},
    {"\U0001f1eb\U0001f1f7", {"\U0001f1eb@0-4", "\U0001f1eb\U0001f1f7@0-8", "\U0001f1f7@4-8"}},
    {"\u25b6\u2192\u2122 \u2022", {}},
    {"\u5317\u4eac\u5e02", {"北@0-3", "北京@0-6", "京@3-6", "京市@3-9", "市@6-9"}},
    {"C++\u4e2d.\u6587x", {"c++@0-3*", "中@3-6", "文@7-10", "x@10-11*"}},
    {"U.N.\u4e2d", {"un@0-3*", "中@4-7"}},
    {"\u0e44\u0e17\u0e22", {"ไ@0-3", "ไท@0-6", "ท@3-6", "ทย@3-9", "ย@6-9"}},
};

}  // namespace

TEST_CASE("words have the range of the bytes they stand for", "[analysis]") {
    for (const auto& [text, words] : kCases) {
        CAPTURE(text);
        CHECK(shown(text) == words);
    }
}

TEST_CASE("ranges of words ascend inside the text and do not overlap", "[analysis]") {
    CHECK(rc::check("for any bytes", [] {
        const std::string text = *samples::any_text();
        // Of characters that change places, words have the range of all.
        const bool in_order = nutgraf::normalized(text) == text;
        Tokenizer tokenizer(text);
        std::size_t last = 0;
        std::size_t before = 0;
        for (Word word; tokenizer.next(word);) {
            RC_ASSERT(word.start >= (word.placed && in_order ? last : before));
            RC_ASSERT(word.start < word.end);
            RC_ASSERT(word.end <= text.size());
            RC_ASSERT(!word.term.empty());
            RC_ASSERT(word.term.size() <= kMaxWordBytes);
            if (!word.placed) continue;
            before = word.start;  // a pair of characters begins with the one before
            last = word.end;
        }
    }));
}

TEST_CASE("the bytes of a word alone give the same word", "[analysis]") {
    // Not so where what stood behind decided: "A.B" of "A.Bc" would be initials, and a byte cut
    // short by the end reads differently. So for valid characters, and ranges without full stops.
    CHECK(rc::check("for prose", [] {
        const std::string text = *samples::random_prose();
        Tokenizer tokenizer(text);
        for (Word word; tokenizer.next(word);) {
            if (!word.placed) continue;
            const std::string own = text.substr(word.start, word.end - word.start);
            RC_ASSERT(terms(own) == std::vector<std::string>{std::string(word.term)});
        }
    }));
}

TEST_CASE("a term is the only word of itself", "[analysis]") {
    // The reader relies on it: a term taken from the index or from a topic is analysed again.
    for (const std::string& text : samples::kTricky) {
        for (const std::string& term : is_utf8(text) ? terms(text) : std::vector<std::string>{}) {
            CAPTURE(text, term);
            CHECK(terms(term) == std::vector<std::string>{term});
        }
    }
    CHECK(rc::check("for any characters", [] {
        const std::string text = *samples::any_text();
        if (!is_utf8(text)) return;
        for (const std::string& term : terms(text))
            RC_ASSERT(terms(term) == std::vector<std::string>{term});
    }));
}

TEST_CASE("a copy of a tokenizer goes on by itself", "[analysis]") {
    const std::string text = "one two three";
    Tokenizer first(text);
    Word word;
    REQUIRE(first.next(word));
    Tokenizer second = first;
    REQUIRE(first.next(word));
    CHECK(word.term == "two");
    REQUIRE(second.next(word));
    CHECK(word.term == "two");
    REQUIRE(first.next(word));
    CHECK(word.term == "three");
    CHECK_FALSE(first.next(word));
    CHECK_FALSE(first.next(word));
}

TEST_CASE("words of any length are found wherever they lie", "[analysis]") {
    // The tokenizer looks at blocks of sixteen bytes: every end must meet every place in them.
    for (std::size_t before = 0; before <= kBlockBytes; ++before) {
        for (std::size_t length = 1; length <= kMaxWordBytes + 1; ++length) {
            const std::string word = ascii_word(length);
            const std::string text = std::string(before, ' ') + word;
            const std::string kept = word.substr(0, nutgraf::kMaxWordCharacters);
            const std::vector<std::string> expected = {Xapian::Unicode::tolower(kept) + '@' +
                                                       std::to_string(before) + '-' +
                                                       std::to_string(text.size()) + '*'};
            CAPTURE(before, length);
            CHECK(shown(text) == expected);
            CHECK(shown(text + ",\n(") == expected);
        }
    }
}

TEST_CASE("joints, suffixes and wide letters are seen at the edge of a block", "[analysis]") {
    const std::vector<std::string> pieces = {" ",          "'",      "\u2019", ",",        "&",
                                             "+",          "+++",    "#",      "\u200b",   ". B.",
                                             "\u00e9",     "\u00c9", "\u0416", "\u2014",   "\u4e2d",
                                             "\U0001d7d8", "\u0130", "\xc3",   "\xe2\x80", "\xff"};
    const std::vector<std::size_t> lengths = {1,  2,  13, 14, 15, 16, 17, 29, 30, 31,
                                              32, 33, 59, 60, 61, 62, 63, 64, 65};
    for (const std::string& piece : pieces) {
        for (const std::size_t length : lengths) {
            for (const char* tail : {"", " ", "x", "1", "\u00e9 x", "xyz+ and so on, as it goes"}) {
                const std::string text = ascii_word(length) + piece + tail;
                CAPTURE(piece, length, tail);
                CHECK(terms(text) == terms_of_xapian(text));
                CHECK(terms(piece + text) == terms_of_xapian(piece + text));
            }
        }
    }
}

TEST_CASE("words do not depend on where in the text they lie", "[analysis]") {
    CHECK(rc::check("for any bytes", [] {
        const std::string text = *samples::any_text();
        const std::vector<std::string> words = shown(text);
        RC_ASSERT(shown(text + std::string(2 * kBlockBytes, ' ')) == words);
        for (std::size_t before = 1; before <= kBlockBytes; ++before) {
            RC_ASSERT(shown(std::string(before, ' ') + text, before) == words);
        }
    }));
}

TEST_CASE("behind a short term come zeros", "[analysis]") {
    for (const std::string& text : samples::kTricky) {
        // What longer words left behind must be gone, whichever way they were read.
        const std::string used =
            ascii_word(30) + " " + text + " \u00e9t\u00e9\u00e9t\u00e9 " + text;
        CAPTURE(text);
        for_each_word(used, [](const Word& word) { CHECK(is_padded(word.term)); });
    }
    CHECK(rc::check("for any bytes", [] {
        for_each_word(*samples::any_text(),
                      [](const Word& word) { RC_ASSERT(is_padded(word.term)); });
    }));
}

TEST_CASE("each byte has its class wherever it lies in a block", "[analysis]") {
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (unsigned place = 0; place < kBlockBytes; ++place) {
            std::array<char, kBlockBytes> bytes{};
            bytes[place] = static_cast<char>(byte);
            const auto masks = ByteBlock(bytes.data()).masks();
            const bool word = byte < 0x80 && Xapian::Unicode::is_wordchar(byte);
            const bool joint = byte != 0 && std::string_view("'&,.;").find(bytes[place]) < 5;
            CAPTURE(byte, place);
            CHECK(masks == ByteMasks{.words = unsigned{word} << place,
                                     .wide = unsigned{byte >= 0x80} << place,
                                     .joints = unsigned{joint} << place,
                                     .suffixes = unsigned{byte == '+' || byte == '#'} << place});
            CHECK(ScalarBlock(bytes.data()).masks() == masks);
        }
    }
}

TEST_CASE("a block stores its head in lower case and zeros behind", "[analysis]") {
    const auto stored = [](const auto& block, std::size_t length) {
        std::string to(kBlockBytes + 1, '?');
        block.store_lower(to.data(), length);
        return to;
    };
    CHECK(rc::check("for any bytes", [&] {
        const auto bytes =
            *rc::gen::container<std::string>(kBlockBytes, rc::gen::arbitrary<char>());
        const ByteBlock block(bytes.data());
        RC_ASSERT(block.masks() == ScalarBlock(bytes.data()).masks());
        for (std::size_t length = 0; length <= kBlockBytes; ++length) {
            std::string expected = nutgraf::ascii::to_lower(bytes.substr(0, length));
            expected.resize(kBlockBytes);
            expected += '?';
            RC_ASSERT(stored(block, length) == expected);
            RC_ASSERT(stored(ScalarBlock(bytes.data()), length) == expected);
        }
    }));
}

TEST_CASE("sequences of bytes are decoded as Xapian does", "[analysis]") {
    const std::string tails = "\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xff";
    const auto same = [](const std::string& text) {
        Xapian::Utf8Iterator it;
        it.assign(text.data(), text.size());
        const unsigned code = *it;
        const std::size_t next = text.size() - (++it).left();
        const Character c = nutgraf::decode(text, 0);
        return c.code == code && c.next == next;
    };
    for (unsigned lead = 0; lead < 256; ++lead) {
        const std::string first(1, static_cast<char>(lead));
        CAPTURE(lead);
        CHECK(same(first));
        for (const char second : tails) {
            CHECK(same(first + second));
            for (const char third : tails) {
                CHECK(same(first + second + third));
                for (const char fourth : tails) {
                    if (!same(first + second + third + fourth)) FAIL_CHECK("four bytes");
                }
            }
        }
    }
}

TEST_CASE("characters are encoded and folded as Xapian does", "[analysis]") {
    for (unsigned code = 0; code < 0x110000; ++code) {
        std::array<char, 4> to{};
        const std::string ours(to.data(), nutgraf::encode(code, to.data()));
        std::string expected;
        Xapian::Unicode::append_utf8(expected, code);
        const bool word = Xapian::Unicode::is_wordchar(code);
        const unsigned folded = word ? Xapian::Unicode::tolower(code) : 0;
        if (ours == expected && nutgraf::fold(code) == folded) continue;
        CAPTURE(code);
        CHECK(ours == expected);
        CHECK(nutgraf::fold(code) == folded);
    }
}
