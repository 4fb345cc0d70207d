// SPDX-License-Identifier: GPL-2.0-or-later
//
// The vocabulary against std::map and std::sort, with words chosen to fall together: equal in their
// first eight or sixteen bytes, or one the beginning of another.
#include "store/vocabulary.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <random>

#include "nutgraf/tokenizer.hpp"
#include "store/sort_terms.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Stemmer;
using nutgraf::StemmerSet;
using nutgraf::TermId;
using nutgraf::Vocabulary;

// A word in memory as the tokenizer has it: zero bytes up to the sixteenth.
class PaddedWord {
public:
    explicit PaddedWord(const std::string& word) : size_(word.size()) {
        std::ranges::copy(word, bytes_.begin());
    }
    std::string_view view() const { return {bytes_.data(), size_}; }

private:
    std::array<char, nutgraf::kMaxWordBytes + nutgraf::kTermPadding> bytes_{};
    std::size_t size_;
};

Vocabulary::Word& look_up(Vocabulary& vocabulary, const std::string& word, bool stemmable) {
    const PaddedWord padded(word);
    return vocabulary.word(vocabulary.prepare(padded.view(), stemmable));
}

std::uint64_t load8(const char* bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

// Twelve letters that a hash under public keys puts into one of 2^14 places, as anyone can find
// them.
std::vector<std::string> colliding_words(std::size_t count) {
    constexpr std::uint64_t kKnown1 = 0x9e3779b97f4a7c15ULL;
    constexpr std::uint64_t kKnown2 = 0xc2b2ae3d27d4eb4fULL;
    constexpr std::uint64_t kPlace = 0x3fff;
    std::mt19937_64 random(1);
    std::vector<std::string> words;
    while (words.size() < count) {
        std::string word;
        std::uint64_t bits = random();
        for (int i = 0; i < 12; ++i, bits >>= 5) word += static_cast<char>('a' + (bits & 15));
        const PaddedWord padded(word);
        const char* const bytes = padded.view().data();
        const auto hash = nutgraf::mix_hashes(load8(bytes) ^ kKnown1, load8(bytes + 8) ^ kKnown2);
        if ((hash & kPlace) == 0) words.push_back(std::move(word));
    }
    return words;
}

rc::Gen<std::string> any_word() {
    return rc::gen::exec([] {
        const auto size = *rc::gen::oneOf(rc::gen::inRange<std::size_t>(1, 10),
                                          rc::gen::inRange<std::size_t>(14, 20),
                                          rc::gen::inRange<std::size_t>(1, 65));
        std::string word(*rc::gen::inRange<std::size_t>(0, size), 'w');
        const auto byte = rc::gen::element('\0', 'e', 's', 'w', '\xff');
        while (word.size() < size) word.push_back(*byte);
        return word;
    });
}

// What a vocabulary should hold.
class Model {
public:
    Model(Vocabulary& vocabulary, Stemmer& stemmer) : vocabulary_(vocabulary), stemmer_(stemmer) {}

    // Looks a word up in both; returns what differs, or nothing.
    std::string look_up(const std::string& word, bool stemmable) {
        Vocabulary::Word& found = ::look_up(vocabulary_, word, stemmable);
        if (vocabulary_.text(found.term) != word) return "another word";
        if (const auto [it, is_new] = terms_.emplace(word, TermId{found.term}); !is_new) {
            if (it->second != found.term) return "another number";
            if (found.mark != TermId{found.term} + 1) return "mark lost";
        } else {
            if (found.mark != 0) return "mark of a new word";
            if (const auto fault = add_stem(word, stemmable, found); !fault.empty()) return fault;
        }
        found.mark = TermId{found.term} + 1;
        return terms_.size() == vocabulary_.size() ? "" : "another number of terms";
    }

private:
    std::string add_stem(const std::string& word, bool stemmable, const Vocabulary::Word& found) {
        if (found.accented) {
            const TermId plain = vocabulary_.plain_stem(found);
            terms_.emplace(vocabulary_.text(plain), plain);
        }
        const std::string stem(stemmable ? stemmer_.stem(word) : "");
        if (stem.empty()) return found.stem == nutgraf::kNoTerm ? "" : "a stem";
        if (found.stem == nutgraf::kNoTerm) return "no stem";
        terms_.emplace('Z' + stem, found.stem);
        return vocabulary_.text(found.stem) == 'Z' + stem ? "" : "another stem";
    }

    Vocabulary& vocabulary_;
    Stemmer& stemmer_;
    std::map<std::string, TermId> terms_;
};

std::vector<std::string> texts(const Vocabulary& vocabulary, const std::vector<TermId>& terms) {
    std::vector<std::string> result;
    for (const TermId term : terms) result.emplace_back(vocabulary.text(term));
    return result;
}

// Orders some of the terms, and says whether std::sort agrees.
bool orders_rightly(Vocabulary& vocabulary, std::mt19937& random) {
    std::vector<TermId> some;
    for (TermId term = 0; term < vocabulary.size(); ++term) {
        if (random() % 3 == 0) some.push_back(term);
    }
    std::ranges::shuffle(some, random);
    std::vector<std::string> expected = texts(vocabulary, some);
    std::ranges::sort(expected);
    sort_terms(vocabulary, some);
    return texts(vocabulary, some) == expected;
}

std::string random_word(std::mt19937& random) {
    std::string word;
    for (std::size_t size = 1 + random() % 20; size > 0; --size) {
        word.push_back(static_cast<char>('a' + random() % 26));
    }
    return word;
}

}  // namespace

TEST_CASE("a vocabulary numbers words as a map does", "[vocabulary]") {
    StemmerSet stemmers("english");
    Stemmer other_stemmer("english");
    CHECK(rc::check("for any words", [&] {
        Vocabulary vocabulary(stemmers);
        Model model(vocabulary, other_stemmer);
        const auto words =
            *rc::gen::scale(3, rc::gen::container<std::vector<std::string>>(any_word()));
        for (const std::string& word : words) {
            RC_ASSERT(model.look_up(word, word.size() % 2 == 0) == "");
        }
        std::mt19937 random(1);
        RC_ASSERT(orders_rightly(vocabulary, random));
    }));
}

TEST_CASE("a vocabulary stays right as it grows, and when it starts again", "[vocabulary]") {
    StemmerSet stemmers("english");
    Stemmer other_stemmer("english");
    Vocabulary vocabulary(stemmers);
    std::mt19937 random(2);
    for (int round = 0; round < 2; ++round) {
        Model model(vocabulary, other_stemmer);
        const std::size_t before = vocabulary.memory();
        for (int i = 0; i < 30'000; ++i) {
            const std::string word = random_word(random);
            if (const std::string fault = model.look_up(word, true); !fault.empty()) {
                FAIL(word << ": " << fault);
            }
        }
        CHECK(vocabulary.memory() > before + 30'000 * sizeof(Vocabulary::Word));
        vocabulary.clear();
        CHECK(vocabulary.size() == 0);
        CHECK(vocabulary.memory() <= before);
    }
}

TEST_CASE("terms are put in order whether or not they have ranks", "[vocabulary]") {
    StemmerSet stemmers("none");
    Vocabulary vocabulary(stemmers);
    std::mt19937 random(3);
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        for (int i = 0; i < 1500; ++i) {
            const std::string word = random_word(random);
            look_up(vocabulary, word.substr(0, 64), false);
            look_up(vocabulary, "together" + word, false);
        }
        CHECK(orders_rightly(vocabulary, random));
        if (round % 5 == 4) vocabulary.sorted();
        CHECK(orders_rightly(vocabulary, random));
    }
    std::vector<TermId> none;
    sort_terms(vocabulary, none);
    CHECK(none.empty());
}

TEST_CASE("ranks are places in the order of all terms", "[vocabulary]") {
    StemmerSet stemmers("english");
    Vocabulary vocabulary(stemmers);
    for (const char* word :
         {"talks", "peace", "a", "peacefully", "peaceful", "\xc3\xa9t\xc3\xa9"}) {
        look_up(vocabulary, word, true);
    }
    std::string before;
    const auto& sorted = vocabulary.sorted();
    REQUIRE(sorted.size() == vocabulary.size());
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) {
        const std::string text(vocabulary.text(sorted[rank].term));
        CHECK(before < text);
        CHECK(vocabulary.rank(sorted[rank].term) == rank);
        before = text;
    }
}

TEST_CASE("a word of a field has its prefix, and its stem's", "[vocabulary]") {
    StemmerSet stemmers("english");
    Vocabulary vocabulary(stemmers);
    const auto talks = vocabulary.word("S", "talks", true);
    CHECK(vocabulary.text(talks.term) == "Stalks");
    CHECK(vocabulary.text(talks.stem) == "ZStalk");
    const auto plain = look_up(vocabulary, "talks", true);
    CHECK(plain.term != talks.term);
    CHECK(vocabulary.text(plain.stem) == "Ztalk");
    CHECK(look_up(vocabulary, "talk", true).stem == plain.stem);
    const auto digits = vocabulary.word("S", "2024", false);
    CHECK(vocabulary.text(digits.term) == "S2024");
    CHECK(digits.stem == nutgraf::kNoTerm);
}

TEST_CASE("a boolean term is a word of its own", "[vocabulary]") {
    StemmerSet stemmers("english");
    Vocabulary vocabulary(stemmers);
    const std::string name = "Q" + std::string(244, 'x');
    const auto first = vocabulary.term(name);
    CHECK(vocabulary.term(name).term == first.term);
    CHECK(vocabulary.text(first.term) == name);
    CHECK(first.stem == nutgraf::kNoTerm);
    CHECK(vocabulary.size() == 1);
}

TEST_CASE("marks can be cleared without forgetting words", "[vocabulary]") {
    StemmerSet stemmers("none");
    Vocabulary vocabulary(stemmers);
    auto& word = look_up(vocabulary, "peace", true);
    const TermId term = word.term;
    CHECK(word.stem == nutgraf::kNoTerm);
    word.mark = 7;
    vocabulary.clear_marks();
    CHECK(look_up(vocabulary, "peace", true).mark == 0);
    CHECK(look_up(vocabulary, "peace", true).term == term);
}

TEST_CASE("words that were chosen to collide do not", "[vocabulary]") {
    constexpr std::size_t kWords = 1000;
    constexpr std::size_t kMostPlaces = 100;  // of as many words of no malice a handful
    StemmerSet stemmers("none");
    for (const std::string prefix : {"", "longer than sixteen bytes "}) {
        Vocabulary vocabulary(stemmers);
        for (const std::string& word : colliding_words(kWords)) {
            look_up(vocabulary, prefix + word, false);
        }
        CAPTURE(prefix);
        CHECK(vocabulary.size() == kWords);
        CHECK(vocabulary.longest_search() < kMostPlaces);
    }
}
