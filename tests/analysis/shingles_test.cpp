// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/shingles.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "text/samples.hpp"

namespace {

using nutgraf::append_shingles;
using nutgraf::hash_of_words;

using Hashes = std::vector<std::uint32_t>;

// The text is copied to where nothing lies behind its end, so that sanitizers notice when more is
// read.
Hashes shingles(const std::string& text) {
    const std::vector<char> bytes(text.begin(), text.end());
    Hashes hashes;
    append_shingles({bytes.data(), bytes.size()}, hashes);
    return hashes;
}

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += with.size()) {
        text.replace(at, what.size(), with);
    }
    return text;
}

}  // namespace

TEST_CASE("shingles are of content words", "[shingles]") {
    struct Case {
        std::string text;
        std::size_t shingles;
        std::size_t numbers = 0;
    };
    const std::vector<Case> cases = {
        {"", 0},
        {"Peace talks", 0},
        {"Peace talks resumed", 1},
        {"The peace talks, in the end, had resumed.", 1},
        {"Peace talks resumed in Geneva", 2},
        {"Dow up 120 to 9,012.55", 2, 4},
        {"Friedensgespr\u00e4che m\u00fcssen weitergehen", 1},
        {"\u0437\u0430\u044f\u0432\u0438\u043b \u043c\u0438\u043d\u0438\u0441\u0442\u0440 "
         "\u0444\u0438\u043d\u0430\u043d\u0441\u043e\u0432",
         1},
        {"\u8b66\u65b9\u6b63\u5728\u8c03", 2},  // four pairs
        {std::string(40, 'x') + ' ' + std::string(40, 'y') + ' ' + std::string(40, 'z'), 1},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        const Hashes hashes = shingles(one.text);
        const auto numbers = static_cast<std::size_t>(std::ranges::count_if(
            hashes, [](std::uint32_t hash) { return (hash & nutgraf::kIsNumber) != 0; }));
        CHECK(hashes.size() - numbers == one.shingles);
        CHECK(numbers == one.numbers);
    }
}

TEST_CASE("names and numbers are told from other words", "[shingles]") {
    struct Case {
        std::string text;
        std::string kinds;  // of its content words: '.' none, '1' number, 'A' name, '^' at a start
    };
    const std::vector<Case> cases = {
        {"", ""},
        {"The mayor of Westwick spoke for 30 minutes", ".A.1."},
        {"Police said that Westwick was calm. Nobody knew why!", "...A..."},
        {"They left. \"Westwick\" was empty", "...."},
        {"He said \"Westwick\" (or Aldmouth)", ".AA"},
        {"Marten Holm won", "^A"},
        {"It rained.\nMarten Holm won", ".^A"},
        {"Police in Westwick", ".A"},
        {"However, Westwick", ".A"},
        {"WESTWICK in HALLOWAY", ".A"},
        {"the 3rd of March 2026", "1A1"},
        {"\u0432 \u0433\u043e\u0440\u043e\u0434\u0435 \u041e\u043c\u0441\u043a\u0435", ".A"},
        {"zum \u00d6lberg, \u00dcberm\u00fctig", "AA"},
        {"caf\u00e9 de la Gare", ".A"},
        {"\u8b66\u65b9\u6b63\u5728 2026", "...1"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        std::string kinds;
        Hashes words;
        nutgraf::append_words(one.text, words);
        for (const std::uint32_t word : words) {
            const bool name = (word & nutgraf::kIsName) != 0;
            const bool begins = (word & nutgraf::kBeginsSentence) != 0;
            const bool number = (word & nutgraf::kIsNumber) != 0;
            kinds += begins ? '^' : name ? 'A' : number ? '1' : '.';
        }
        CHECK(kinds == one.kinds);
    }
}

TEST_CASE("the same words have the same shingles", "[shingles]") {
    struct Case {
        const char* a;
        const char* b;
    };
    const std::vector<Case> cases = {
        {"Talks between both countries failed",
         "\u201cTALKS\u201d between \u2014 both countries failed!"},
        {"Ministers\u2019 talks failed again", "ministers' talks failed again"},
        {"\u00c9lys\u00e9e palace guards", "\u00e9lys\u00e9e PALACE guards"},
        {"caf\u00e9s closed early", "Caf\u00e9s, closed, early"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.a);
        REQUIRE_FALSE(shingles(one.a).empty());
        CHECK(shingles(one.a) == shingles(one.b));
        CHECK(hash_of_words(one.a, 3) == hash_of_words(one.b, 3));
    }
}

TEST_CASE("however characters are spelt, shingles are the same", "[shingles]") {
    const Hashes plain = shingles("Gesellschaft f\u00fcr Schiffahrt o\ufb03ziell er\u00f6ffnet");
    CHECK(plain.size() == 3);
    CHECK(shingles("Gesell\u00adschaft fu\u0308r Schi\ufb00ahrt offiziell ero\u0308ffnet") ==
          plain);
    CHECK(nutgraf::hash_of_words("cafe\u0301 \uff21", 1) ==
          nutgraf::hash_of_words("caf\u00e9 A", 1));
}

TEST_CASE("another number makes another text", "[shingles]") {
    const std::string a = "Shares of the company closed at 54 in early trading";
    const std::string b = replace_all(a, "54", "55");
    CHECK(shingles(a) != shingles(b));
    CHECK(hash_of_words(a, 3) != hash_of_words(b, 3));
    // Of words that are no shingle's only the whole knows.
    CHECK(shingles("talks failed now today") == shingles("talks failed not today"));
    CHECK(hash_of_words("talks failed now today", 3) != hash_of_words("talks failed not today", 3));
    CHECK(hash_of_words("talks failed now today", 5) == 0);
}

TEST_CASE("the look at blocks changes nothing", "[shingles]") {
    // A space that is no ASCII has the words before it read character by character.
    const auto check = [](const std::string& text) {
        const std::string slow = replace_all(text, " ", "\u2003");
        CHECK(shingles(text) == shingles(slow));
        CHECK(hash_of_words(text, 1) == hash_of_words(slow, 1));
    };
    for (const std::string& text : samples::kTricky) check(text + " and " + text + " again");
    for (std::size_t length = 1; length < 40; ++length) {
        check(std::string(length, 'A') + " long words " + std::string(length, 'b') + " follow");
    }
    CHECK(rc::check("in any text", [&] {
        const std::string text = *samples::any_text();
        RC_ASSERT(shingles(text) == shingles(replace_all(text, " ", "\u2003")));
    }));
}
