// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tokenizer promises by itself; that its words are Xapian's is in analyzer_test.cpp.
#include "nutgraf/tokenizer.hpp"

#include <rapidcheck.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/samples.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::kMaxWordBytes;
using nutgraf::Tokenizer;
using nutgraf::Word;

// "term@start-end" of each word, with a '*' behind those that have a stem.
std::vector<std::string> shown(const std::string& text) {
    std::vector<std::string> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) {
        words.push_back(std::string(word.term) + '@' + std::to_string(word.start) + '-' +
                        std::to_string(word.end) + (word.stemmable ? "*" : ""));
    }
    return words;
}

std::vector<std::string> terms(const std::string& text) {
    std::vector<std::string> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) words.emplace_back(word.term);
    return words;
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
    {"a " + std::string(65, 'x') + " b", {"a@0-1*", "b@68-69*"}},
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
        Tokenizer tokenizer(text);
        std::size_t last = 0;
        for (Word word; tokenizer.next(word);) {
            RC_ASSERT(word.start >= last);
            RC_ASSERT(word.start < word.end);
            RC_ASSERT(word.end <= text.size());
            RC_ASSERT(!word.term.empty());
            RC_ASSERT(word.term.size() <= kMaxWordBytes);
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
            const std::string own = text.substr(word.start, word.end - word.start);
            RC_ASSERT(terms(own) == std::vector<std::string>{std::string(word.term)});
        }
    }));
}

TEST_CASE("a term is the only word of itself", "[analysis]") {
    // The reader relies on it: a term taken from the index or from a topic is analysed again.
    for (const std::string& text : samples::kTricky) {
        for (const std::string& term : terms(text)) {
            CAPTURE(text, term);
            CHECK(terms(term) == std::vector<std::string>{term});
        }
    }
    CHECK(rc::check("for any bytes", [] {
        const std::string text = *samples::any_text();
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
