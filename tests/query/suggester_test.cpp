// SPDX-License-Identifier: GPL-2.0-or-later
//
// The distance of words against a naive reference, and what is suggested in place of words that
// hardly any passage has.
#include "ranking/suggester.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/suggested.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::TopicSyntax;

// Optimal string alignment with the whole matrix.
std::size_t reference_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

std::u32string any_word() {
    const auto letters = *rc::gen::container<std::vector<char>>(rc::gen::inRange('a', 'd'));
    return {letters.begin(), letters.end()};
}

class Dictionary {
public:
    Dictionary() {
        index_rows(dir_ / "db",
                   {{"a", "", "peace negotiations in Geneva; war"},
                    {"b", "", "peace treaty; d\u00e9tente in \u041c\u043e\u0441\u043a\u0432\u0430"},
                    {"c", "Weather", "peach and pear 12345"}});
    }

    // The suggestion as "text (matches)"; empty if there is none.
    std::string suggest(const std::string& topic, TopicSyntax syntax = TopicSyntax::kFull) const {
        const auto index = nutgraf::Index::open(dir_ / "db");
        const auto parsed = nutgraf::TopicParser(index).parse(topic, syntax);
        const auto found = nutgraf::Searcher(index).suggest(parsed);
        return found ? found->text + " (" + std::to_string(found->matches) + ")" : "";
    }

private:
    TempDir dir_;
};

}  // namespace

TEST_CASE("the distance of words counts slips", "[suggester]") {
    struct Case {
        std::u32string a;
        std::u32string b;
        std::size_t distance;
    };
    const std::vector<Case> cases = {
        {U"", U"", 0},      {U"abc", U"abc", 0},   {U"abc", U"abd", 1},        {U"abc", U"ab", 1},
        {U"ab", U"ba", 1},  {U"abcd", U"badc", 2}, {U"kitten", U"sitting", 3}, {U"", U"abc", 3},
        {U"ca", U"abc", 3}, {U"\u00e9", U"e", 1}};
    for (const Case& one : cases) {
        for (std::size_t limit = 0; limit <= 4; ++limit) {
            CAPTURE(one.a.size(), one.b.size(), limit);
            const std::size_t expected = std::min(one.distance, limit + 1);
            CHECK(nutgraf::edit_distance(one.a, one.b, limit) == expected);
            CHECK(nutgraf::edit_distance(one.b, one.a, limit) == expected);
        }
    }
}

TEST_CASE("the distance of words equals that of the whole matrix", "[suggester]") {
    const bool held = rc::check([] {
        for (int i = 0; i < 20; ++i) {
            const std::u32string a = any_word();
            const std::u32string b = any_word();
            const std::size_t limit = *rc::gen::inRange<std::size_t>(0, 5);
            RC_ASSERT(nutgraf::edit_distance(a, b, limit) ==
                      std::min(reference_distance(a, b), limit + 1));
        }
    });
    CHECK(held);
}

TEST_CASE("unknown words are replaced by the most similar of the index", "[suggester]") {
    const Dictionary dictionary;
    struct Case {
        std::string topic;
        std::string suggestion;
    };
    const std::vector<Case> cases = {
        {"paece", "peace (2)"},
        {"peacu", "peace (2)"},               // peach is as near, but rarer
        {"peac\u00eb", ""},                   // found without its accent
        {"ngotiatoins", "negotiations (1)"},  // two slips in a long word
        {"ngotitoinz", ""},                   // three
        {"wra", "war (1)"},
        {"wa", ""},  // too short to guess
        {"+paece +ngotiations", "+peace +negotiations (1)"},
        {"\"paece negotiations\"", "\"peace negotiations\" (1)"},
        {"+Paece, +(TREATTY)", "+peace, +(treaty) (1)"},
        {"\u041c\u043e\u0441\u043a\u0432\u044b\u0431", ""},
        {"detente", ""},
        {"d\u00e9tentte", "d\u00e9tente (1)"},
        {"\u043c\u043e\u0441\u043a\u0432\u0443", "\u043c\u043e\u0441\u043a\u0432\u0430 (1)"},
        {"+paece +zzzzzz", ""},  // would still find nothing
        {"peace", ""},
        {"zzzzzz", ""},
        {"paec*", ""},
        {"-paece", ""},
        {"", ""},
        {"war paece", "war peace (2)"},  // finds more
        {"peace waar", ""},              // finds no more than before
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(dictionary.suggest(one.topic) == one.suggestion);
    }
}

TEST_CASE("a word with an elision is replaced once", "[suggester]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "l'ukraine ukraine"}, {"b", "", "ukraine"}});
    const auto index = nutgraf::Index::open(dir / "db");
    const auto topic = nutgraf::TopicParser(index).parse("l'ukrane zzzzzz");
    const auto found = nutgraf::Searcher(index).suggest(topic);
    REQUIRE(found);
    CHECK(found->text == "ukraine zzzzzz");
}

TEST_CASE("a suggestion is read in the syntax of its topic", "[suggester]") {
    const Dictionary dictionary;
    CHECK(dictionary.suggest("paece \"(", TopicSyntax::kPlain) == "peace \"( (2)");
    CHECK(dictionary.suggest("paece AND", TopicSyntax::kPlain) == "peace AND (2)");
}

namespace {

// So many articles of a text each, then the articles of `rows`.
Rows with_texts(const std::vector<std::pair<int, std::string>>& texts, Rows rows = {}) {
    for (const auto& [count, text] : texts) {
        for (int i = 0; i < count; ++i) {
            const std::string id = "r" + std::to_string(rows.size());
            rows.push_back({id, "", text});
        }
    }
    return rows;
}

struct Case {
    std::string topic;
    std::string suggestion;
};

}  // namespace

TEST_CASE("a rare word is replaced by a near one that is much more frequent", "[suggester]") {
    const TempDir dir;
    index_rows(dir / "db", with_texts({{1, "goverment"},
                                       {2, "parliment"},
                                       {1, "bore"},
                                       {40, "government parliament born"},
                                       {9, "minister"},
                                       {1, "minster"},
                                       {11, "reciept"},
                                       {200, "receipt"}}));
    const auto index = nutgraf::Index::open(dir / "db");
    const std::vector<Case> cases = {
        {"goverment", "government (40 instead of 1)"},
        {"parliment", "parliament (40 instead of 2)"},
        {"\"parliment\"", "\"parliament\" (40 instead of 2)"},
        {"minster", ""},  // minister is nine times as frequent, not ten
        {"reciept", ""},  // too many have it
        {"bore", ""},     // a short word that some passage has is likely meant
        {"government", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(suggested(index, one.topic) == one.suggestion);
    }
}

TEST_CASE("the length and the first character decide how near a word must be", "[suggester]") {
    const TempDir dir;
    index_rows(dir / "db", with_texts({{1, "war cars ferry negotiations b52 harvest"}}));
    const auto index = nutgraf::Index::open(dir / "db");
    const std::vector<Case> cases = {
        {"wra", "war (1 instead of 0)"},
        {"awr", ""},   // another first character
        {"wer", ""},   // in three characters another one makes another word
        {"wars", ""},  // found by its stem
        {"carz", "cars (1 instead of 0)"},
        {"kars", ""},
        {"fery", "ferry (1 instead of 0)"},
        {"ferrry", "ferry (1 instead of 0)"},
        {"efrry", ""},
        {"berry", ""},
        {"fexxy", ""},
        {"megotiations", "negotiations (1 instead of 0)"},
        {"megotiatoins", ""},  // that and another slip
        {"negotashuns", ""},
        {"b53", ""},  // another number
        {"harwest", "harvest (1 instead of 0)"},
        {"harvestt", "harvest (1 instead of 0)"},
        {"harvezz", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(suggested(index, one.topic) == one.suggestion);
    }
}

TEST_CASE("a slip less is worth ten times the passages", "[suggester]") {
    const TempDir dir;
    index_rows(
        dir / "db",
        with_texts({{1, "committea"}, {150, "committee"}, {20, "committal"}, {80, "committed"}}));
    const auto index = nutgraf::Index::open(dir / "db");
    CHECK(suggested(index, "committeaa") == "committee (150 instead of 0)");
    CHECK(suggested(index, "committla") == "committal (20 instead of 0)");
}

TEST_CASE("words of names are no slips", "[suggester]") {
    const TempDir dir;
    index_rows(dir / "db", with_texts({{50, "walter waters the hearld"}},
                                      {{"a", "", "x", "", "", "", "Ann Walte", "The Hearlt"}}));
    const auto index = nutgraf::Index::open(dir / "db");
    const std::vector<Case> cases = {
        {"walrer", "walter (50 instead of 0)"},
        {"+walte +the", ""},
        {"+hearlt +walter", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(suggested(index, one.topic) == one.suggestion);
    }
}

TEST_CASE("a long topic gets no suggestion", "[suggester]") {
    const Dictionary dictionary;
    std::string topic = "+paece";
    for (int i = 1; i < 50; ++i) topic += " +peace";
    CHECK(dictionary.suggest(topic).starts_with("+peace"));
    CHECK(dictionary.suggest(topic + " +war").empty());
}
