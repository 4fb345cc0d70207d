// SPDX-License-Identifier: GPL-2.0-or-later
//
// Topics of any length: complete and exact up to the documented number of terms, bounded and said
// beyond, never a crash.
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "nutgraf/topic.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"
#include "topic/leaves.hpp"

namespace {

using nutgraf::Hit;
using nutgraf::Index;
using nutgraf::SearchOptions;
using nutgraf::SearchResult;
using nutgraf::TopicSyntax;

using Scores = std::map<std::string, double>;

constexpr int kWords = 1'500;  // several groups of groups of operands

std::string word(int number) { return "w" + std::to_string(number); }

// Passages of twenty words each, of which the next has ten.
Rows rows() {
    Rows rows;
    for (int i = 0; i + 20 <= kWords; i += 10) {
        std::string text;
        for (int w = i; w < i + 20; ++w) text += word(w) + (w % 3 == 0 ? " " + word(w) + ' ' : " ");
        rows.push_back({"id" + std::to_string(i), "", text});
    }
    return rows;
}

class Collection {
public:
    const Index& index() const { return index_; }

    SearchResult search(const std::string& topic,
                        const SearchOptions& options = {0, 100'000}) const {
        return search_all(index(), topic, options);
    }

    Scores scores(const std::string& topic) const {
        Scores scores;
        SearchOptions options{0, 100'000};
        options.ids_only = true;
        for (const Hit& hit : search(topic, options).hits) scores[hit.passage.id] = hit.score;
        return scores;
    }

    std::string error(const std::string& topic) const {
        return error_of([&] { nutgraf::TopicParser(index()).parse(topic, TopicSyntax::kStrict); });
    }

    std::vector<std::string> notices(const std::string& topic) const {
        return nutgraf::TopicParser(index()).parse(topic).notices();
    }

private:
    static std::string indexed(const std::string& path) {
        index_rows(path, rows());
        return path;
    }

    TempDir dir_;
    Index index_ = Index::open(indexed(dir_ / "db"));
};

// `from` up to `to`, joined.
std::string words(int from, int to, const std::string& joint = " ") {
    std::string all;
    for (int i = from; i < to; ++i) all += (all.empty() ? "" : joint) + word(i);
    return all;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

void check_same(const Scores& a, const Scores& b) {
    REQUIRE(a.size() == b.size());
    for (const auto& [id, score] : a) {
        CAPTURE(id);
        REQUIRE(b.contains(id));
        CHECK(std::abs(b.at(id) - score) < 1e-9 * score);
    }
}

}  // namespace

TEST_CASE("a long topic scores as its words do one by one", "[topic]") {
    const Collection collection;
    Scores sums;
    for (int i = 0; i < kWords; ++i) {
        for (const auto& [id, score] : collection.scores(word(i))) sums[id] += score;
    }
    for (const std::string& topic :
         {words(0, kWords), words(0, kWords, " OR "), '(' + words(0, kWords, ") (") + ')',
          words(0, 700) + " OR (" + words(700, kWords, " OR ") + ')'}) {
        CAPTURE(topic.substr(0, 20));
        check_same(collection.scores(topic), sums);
    }
}

TEST_CASE("a word counts as often as it is asked for", "[topic]") {
    const Collection collection;
    const Scores once = collection.scores("w15");
    struct Case {
        std::string topic;
        double times;
    };
    const std::vector<Case> cases = {
        {repeated("w15 ", 1'000), 1'000},
        {repeated("w15 OR ", 99) + "w15", 100},
        {"w15 (w15 OR (w15 w15))", 4},
        {repeated("w15 AND ", 99) + "w15", 100},
        {"+w15 +w15 w15", 3},
        {"w15 -w1 -w1 -w1", 1},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic.substr(0, 20));
        Scores expected = once;
        for (auto& [id, score] : expected) score *= one.times;
        if (one.topic.find('-') != std::string::npos) expected.erase("id0#0");
        check_same(collection.scores(one.topic), expected);
    }
}

TEST_CASE("operators hold in topics of any length", "[topic]") {
    const Collection collection;
    const auto count = [&](const std::string& topic) { return collection.search(topic).matches; };
    const std::uint64_t all = rows().size();
    CHECK(count(words(0, kWords)) == all);
    CHECK(count('+' + words(0, 20, " +")) == 1);
    CHECK(count(words(0, kWords, " AND ")) == 0);
    CHECK(count(words(0, 10, " AND ")) == 1);
    CHECK(count("w15 OR (w25 -" + words(100, kWords, " -") + ')') == 3);
    CHECK(count(words(0, kWords) + " -w25") == all - 2);
    CHECK(count("w25 NOT " + words(26, kWords, " NOT ")) == 0);
    CHECK(count("w25 NOT " + words(36, kWords, " NOT ")) == 1);
    CHECK(count('-' + words(30, kWords, " -")) == 2);
    CHECK(count(words(0, 905, " XOR ")) == 2);    // fifteen of them, and five
    CHECK(count('"' + words(0, 10) + '"') == 0);  // some words are there twice
    CHECK(count('"' + repeated("w15 ", 5'000) + '"') == 0);
    CHECK(count(words(1, 500, " NEAR ")) == 0);
    CHECK(count(repeated("w1* ", 3'000)) == count("w1*"));
    CHECK(count(words(0, 300, "* ") + '*') == count(words(0, 300, "* OR ") + '*'));
}

TEST_CASE("a long topic is explained to the last word", "[topic]") {
    const Collection collection;
    SearchOptions options{0, 5};
    options.explain = true;
    for (const std::string& topic : {words(0, kWords), words(0, 300) + ' ' + words(0, 300),
                                     words(0, 500, "* ") + "* lang:en OR w15"}) {
        const SearchResult result = collection.search(topic, options);
        REQUIRE(!result.hits.empty());
        for (const Hit& hit : result.hits) {
            double sum = 0;
            for (const auto& part : hit.explanation) sum += part.score;
            CHECK(std::abs(sum - hit.score) < 1e-6 * hit.score);
            CHECK(!hit.highlights.empty());
        }
    }
}

TEST_CASE("what goes beyond the limit is said, or refused where it would change the meaning",
          "[topic]") {
    const Collection collection;
    const int most = static_cast<int>(nutgraf::kMostTerms);
    const std::string limit = std::to_string(most);
    using Notices = std::vector<std::string>;
    CHECK(collection.notices(words(0, most)).empty());
    CHECK(collection.notices(words(0, most) + ' ' + words(0, most)).empty());
    CHECK(collection.notices(words(0, most + 2)) ==
          Notices{"the topic is too long; words or phrases left out: 2, the first is " +
                  word(most) + "; a topic looks for the first " + limit + " different words"});
    check_same(collection.scores(words(0, most + 2)), collection.scores(words(0, kWords)));
    const auto parsed = nutgraf::TopicParser(collection.index()).parse(words(0, most + 2));
    CHECK(parsed.words().size() == nutgraf::kMostTerms);
    for (const std::string operators : {" AND ", " NOT ", " +", " -"}) {
        CAPTURE(operators);
        CHECK_THAT(collection.error(words(0, most + 2, operators)),
                   ContainsSubstring(" " + word(most) + " is too much; a topic with operators") &&
                       ContainsSubstring(limit + " different words"));
    }
    CHECK_THAT(collection.error(words(0, 1'200, " XOR ")),
               ContainsSubstring("w1000 is one too many; XOR joins at most 1000"));
}

TEST_CASE("brackets, signs and marks by the hundred thousand crash nothing", "[topic]") {
    const Collection collection;
    constexpr int kMany = 300'000;
    CHECK(collection.error(repeated("(", kMany) + "w1" + repeated(")", kMany)) ==
          "topic: topic, column 101: ( opens too many brackets within brackets");
    CHECK_THAT(collection.error(repeated("NOT (", kMany)), ContainsSubstring("column 505: ("));
    CHECK(collection.error(repeated(")", kMany)) ==
          "topic: topic, column 1: ) closes a bracket that was never opened");
    for (const std::string marks : {"+", "-", "*", ",", "+-", "\"\"", "()"}) {
        CAPTURE(marks);
        CHECK(collection.error(repeated(marks, kMany)).empty());
    }
    CHECK(collection.notices(repeated("x", kMany)).empty());
    CHECK_THAT(collection.error('"' + repeated("x y ", kMany)), ContainsSubstring("column 1: \" "));
    CHECK(collection.error("a*" + repeated("x", kMany)).size() < 250);
    for (const std::string marks : {"(", ")", "NOT (", "w1 NOT (", "\"", "title:(", "w1 NEAR (",
                                    "w1 AND OR ", "-(OR) ", "title:(w1 ", "(NOT w1 "}) {
        CAPTURE(marks);
        CHECK_NOTHROW(collection.notices(repeated(marks, kMany)));
    }
}

TEST_CASE("rows of NEAR have a bound together", "[topic]") {
    const Collection collection;
    const std::string choice = "(" + words(0, 1'000, " OR ") + ')';
    CHECK(collection.error(choice + " NEAR w1 NEAR w2").empty());
    CHECK(collection.notices("w* NEAR w*").size() == 1);  // that only a thousand words count
    CHECK(collection.search("w1* NEAR w2*").matches > 0);
    CHECK_THAT(collection.error(choice + repeated(" NEAR w1", 200)),
               ContainsSubstring("NEAR and ADJ join at most 1000 rows of words"));
}

TEST_CASE("of several dates the days count that all have", "[topic]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "x", "2024-05-17"}, {"b", "", "x", "2023"}, {"c", "", "x"}});
    const Index index = Index::open(dir / "db");
    struct Case {
        std::string topic;
        std::vector<std::string> ids;
    };
    const std::vector<Case> cases = {
        {"since:2023", {"a#0", "b#0"}},
        {"until:2023", {"b#0"}},
        {"since:2023 until:2023", {"b#0"}},
        {"since:2024 until:2023", {}},
        {"x since:2024 until:2023", {}},
        {"x date:2024 date:2023", {}},
        {"since:2022 since:2024 since:2023", {"a#0"}},
        {"until:2025 date:2023..2024 date:..2023", {"b#0"}},
        {"x -date:2024 since:2023", {"b#0"}},
        {"(since:2024 until:2023)", {"a#0", "b#0"}},
        {"since:2024 AND until:2023", {}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(ids_of(search_all(index, one.topic)) == one.ids);
    }
    std::string many;
    for (int year = 1000; year < 3000; ++year) many += "since:" + std::to_string(year) + ' ';
    CHECK(ids_of(search_all(index, many)).empty());
}
