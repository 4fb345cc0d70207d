// SPDX-License-Identifier: GPL-2.0-or-later
//
// Measures against values computed by hand, with the computation in view, and properties that hold
// for any ranking. Runs are read from strings. Agreement with the trec_eval program is not tested
// here: it would have to be installed.
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "nutgraf/error.hpp"
#include "nutgraf/evaluation.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Grades;
using nutgraf::Measures;
using nutgraf::Ranking;

std::array<double, 6> values(const Measures& m) {
    return {m.ndcg_10,      m.average_precision, m.reciprocal_rank,
            m.precision_10, m.recall_100,        m.recall_1000};
}

// A ranking of documents nobody judged, with relevant ones put at the given ranks.
Ranking with_relevant_at(std::size_t length, const std::vector<std::size_t>& ranks) {
    Ranking ranking;
    for (std::size_t i = 1; i <= length; ++i) ranking.push_back("unjudged" + std::to_string(i));
    for (std::size_t i = 0; i < ranks.size(); ++i) ranking[ranks[i] - 1] = "r" + std::to_string(i);
    return ranking;
}

nutgraf::Run read_run(const std::string& text) {
    std::istringstream in(text);
    return nutgraf::read_run(in, "run.txt");
}

// Some of the documents "0" to "29" in any order, and grades of others out of the same thirty.
Ranking any_ranking() {
    const auto numbers = *rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 30));
    Ranking ranking;
    for (const int number : numbers) ranking.push_back(std::to_string(number));
    return ranking;
}

Grades any_grades() {
    Grades grades = {{std::to_string(*rc::gen::inRange(0, 30)), *rc::gen::inRange(1, 5)}};
    const auto more = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 30), rc::gen::inRange(-1, 5)));
    for (const auto& [number, grade] : more) grades.emplace(std::to_string(number), grade);
    return grades;
}

// The judged documents, best grade first.
Ranking ideal_ranking(const Grades& grades) {
    Ranking ranking;
    for (const auto& [document, grade] : grades) ranking.push_back(document);
    std::ranges::stable_sort(ranking, [&](const std::string& a, const std::string& b) {
        return grades.at(a) > grades.at(b);
    });
    return ranking;
}

}  // namespace

TEST_CASE("a perfect ranking scores one on every measure", "[eval]") {
    Grades grades;
    Ranking ranking;
    for (int i = 0; i < 10; ++i) {
        ranking.push_back("d" + std::to_string(i));
        grades[ranking.back()] = 10 - i;
    }
    for (const double value : values(nutgraf::measure(ranking, grades))) CHECK(value == 1.0);
}

TEST_CASE("nDCG takes the grade as gain and the logarithm of the rank as discount", "[eval]") {
    const Grades grades = {{"a", 3}, {"b", 2}, {"c", 1}, {"n", 0}, {"spam", -2}};
    const double l3 = std::log2(3);  // discounts: 1, 1/log2(3), 1/2, 1/log2(5), ...
    const double l5 = std::log2(5);
    const double ideal = 3 + 2 / l3 + 1 / 2.0;  // a b c
    struct Case {
        Ranking ranking;
        double gain;
    };
    const std::vector<Case> cases = {
        {{"a", "b", "c"}, ideal},
        {{"c", "b", "a"}, 1 + 2 / l3 + 3 / 2.0},
        {{"a"}, 3},
        {{"x", "a"}, 3 / l3},
        {{"n", "b", "x", "a"}, 2 / l3 + 3 / l5},
        {{"spam", "c"}, 1 / l3},        // a negative grade gains nothing and costs nothing
        {{"a", "a", "b"}, 3 + 2 / l3},  // the second a is no document, so b is at rank 2
        {{"x", "n"}, 0},
        {{}, 0},
    };
    for (const auto& [ranking, gain] : cases) {
        CAPTURE(ranking);
        CHECK(nutgraf::measure(ranking, grades).ndcg_10 == Approx(gain / ideal).epsilon(1e-12));
    }
}

TEST_CASE("the ideal of nDCG stops at rank ten as the ranking does", "[eval]") {
    Grades grades;
    for (int i = 0; i < 12; ++i) grades["r" + std::to_string(i)] = 1;
    CHECK(nutgraf::measure(with_relevant_at(10, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), grades).ndcg_10 ==
          Approx(1.0));
    CHECK(nutgraf::measure(with_relevant_at(12, {11, 12}), grades).ndcg_10 == 0.0);
}

TEST_CASE("average precision is the mean of the precision at each relevant document", "[eval]") {
    const Grades grades = {{"r0", 1}, {"r1", 3}, {"r2", 1}, {"r3", 2}};  // grades do not matter
    struct Case {
        std::vector<std::size_t> ranks;
        double expected;
    };
    const std::vector<Case> cases = {
        {{1, 2, 3, 4}, 1},
        {{1, 3, 6}, (1 / 1.0 + 2 / 3.0 + 3 / 6.0) / 4},  // the fourth is not found and adds 0
        {{2, 4, 5, 10}, (1 / 2.0 + 2 / 4.0 + 3 / 5.0 + 4 / 10.0) / 4},
        {{1200}, (1 / 1200.0) / 4},  // no cut
        {{}, 0},
    };
    for (const auto& [ranks, expected] : cases) {
        CAPTURE(ranks);
        const Measures m = nutgraf::measure(with_relevant_at(1200, ranks), grades);
        CHECK(m.average_precision == Approx(expected).epsilon(1e-12));
    }
}

TEST_CASE("the other measures look at the first relevant rank or at counts", "[eval]") {
    const Grades grades = {{"r0", 1}, {"r1", 1}, {"r2", 1}, {"r3", 1}, {"missing", 1}};
    struct Case {
        std::vector<std::size_t> ranks;
        double reciprocal_rank, precision_10, recall_100, recall_1000;
    };
    const std::vector<Case> cases = {
        {{1, 2, 3, 4}, 1, 4 / 10.0, 4 / 5.0, 4 / 5.0},
        {{4, 10, 11, 100}, 1 / 4.0, 2 / 10.0, 4 / 5.0, 4 / 5.0},
        {{100, 101, 1000, 1001}, 1 / 100.0, 0, 1 / 5.0, 3 / 5.0},
        {{1001}, 1 / 1001.0, 0, 0, 0},
        {{}, 0, 0, 0, 0},
    };
    for (const Case& each : cases) {
        CAPTURE(each.ranks);
        const Measures m = nutgraf::measure(with_relevant_at(1100, each.ranks), grades);
        CHECK(m.reciprocal_rank == Approx(each.reciprocal_rank));
        CHECK(m.precision_10 == Approx(each.precision_10));
        CHECK(m.recall_100 == Approx(each.recall_100));
        CHECK(m.recall_1000 == Approx(each.recall_1000));
    }
}

TEST_CASE("precision divides by ten even if the ranking is shorter", "[eval]") {
    CHECK(nutgraf::measure({"a"}, {{"a", 1}}).precision_10 == Approx(0.1));
}

TEST_CASE("a topic without a relevant document measures zero", "[eval]") {
    for (const double value : values(nutgraf::measure({"a"}, {{"a", 0}}))) CHECK(value == 0.0);
}

TEST_CASE("all topics that are judged count, those without a relevant document as zero", "[eval]") {
    const std::map<std::string, Grades> grades = {
        {"answered", {{"a", 1}}}, {"unanswered", {{"a", 1}}}, {"nothing to find", {{"a", 0}}}};
    const nutgraf::Run run = {
        {"answered", {"x", "a"}}, {"nothing to find", {"a"}}, {"not judged", {"a"}}};
    const auto by_topic = nutgraf::measure(run, grades);
    REQUIRE(by_topic.size() == 3);
    CHECK(by_topic.at("answered").reciprocal_rank == 0.5);
    for (const double value : values(by_topic.at("unanswered"))) CHECK(value == 0.0);
    for (const double value : values(by_topic.at("nothing to find"))) CHECK(value == 0.0);

    const Measures mean = nutgraf::mean(by_topic);
    CHECK(mean.reciprocal_rank == 0.5 / 3);
    CHECK(mean.average_precision == 0.5 / 3);
    CHECK(mean.precision_10 == 0.1 / 3);
    CHECK(mean.recall_100 == 1.0 / 3);
}

TEST_CASE("the mean over no topics is zero", "[eval]") {
    for (const double value : values(nutgraf::mean({}))) CHECK(value == 0.0);
}

TEST_CASE("measures keep their promises for any ranking", "[eval]") {
    CHECK(rc::check("every measure lies between 0 and 1", [] {
        for (const double value : values(nutgraf::measure(any_ranking(), any_grades()))) {
            RC_ASSERT(value >= 0.0);
            RC_ASSERT(value <= 1.0);
        }
    }));
    CHECK(rc::check("an irrelevant document at the end changes nothing", [] {
        Ranking ranking = any_ranking();
        const Grades grades = any_grades();
        const auto before = values(nutgraf::measure(ranking, grades));
        ranking.emplace_back("appended");
        RC_ASSERT(values(nutgraf::measure(ranking, grades)) == before);
    }));
    CHECK(rc::check("an irrelevant document at the top never helps", [] {
        Ranking ranking = any_ranking();
        const Grades grades = any_grades();
        const auto before = values(nutgraf::measure(ranking, grades));
        ranking.insert(ranking.begin(), "put first");
        const auto after = values(nutgraf::measure(ranking, grades));
        for (std::size_t i = 0; i < before.size(); ++i) RC_ASSERT(after[i] <= before[i]);
    }));
    CHECK(rc::check("the ideal ranking has nDCG and average precision 1", [] {
        const Grades grades = any_grades();
        const Measures m = nutgraf::measure(ideal_ranking(grades), grades);
        RC_ASSERT(m.ndcg_10 == 1.0);
        RC_ASSERT(m.average_precision == 1.0);
    }));
    CHECK(rc::check("repeating a document changes nothing", [] {
        const Ranking ranking = any_ranking();
        const Grades grades = any_grades();
        Ranking doubled;
        for (const std::string& document : ranking) doubled.insert(doubled.end(), 2, document);
        RC_ASSERT(values(nutgraf::measure(doubled, grades)) ==
                  values(nutgraf::measure(ranking, grades)));
    }));
}

TEST_CASE("a run is ordered by score and then by document id", "[eval]") {
    struct Case {
        const char* text;
        nutgraf::Run expected;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"1 Q0 low 1 1.5 tag\n1 Q0 high 2 20 tag\n", {{"1", {"high", "low"}}}},
        {"1 Q0 b 1 7 t\n1 Q0 a 2 7.0 t\n1 Q0 c 3 7e0 t\n", {{"1", {"a", "b", "c"}}}},
        {"2 Q0 x 1 -3 t\n1 Q0 y 1 1 t\n2 Q0 z 2 -2.5 t", {{"1", {"y"}}, {"2", {"z", "x"}}}},
        {"\xef\xbb\xbf"
         "1 Q0 a 1 2 t\r\n\r\n1\tQ0\tb\t2\t1\tt\r\n",
         {{"1", {"a", "b"}}}},
        {"1 Q0 a 1 2 t\n1 Q0 a 2 1 t\n", {{"1", {"a", "a"}}}},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(read_run(text) == expected);
    }
}

TEST_CASE("a bad line of a run is named with its reason", "[eval]") {
    struct Case {
        const char* text;
        const char* message;
    };
    const char* const kShape =
        "run.txt:2: not the six words topic, Q0, document, rank, score and tag";
    const std::vector<Case> cases = {
        {"1 Q0 a 1 2 t\n1 Q0 a 1 2\n", kShape},
        {"1 Q0 a 1 2 t\n1 Q0 a 1 2 t more\n", kShape},
        {"\n1 Q0 a 1 high t\n", "run.txt:2: the score \"high\" is not a finite number"},
        {"1 Q0 a 1 2,5 t\n", "run.txt:1: the score \"2,5\" is not a finite number"},
        {"1 Q0 a 1 nan t\n", "run.txt:1: the score \"nan\" is not a finite number"},
        {"1 Q0 a 1 inf t\n", "run.txt:1: the score \"inf\" is not a finite number"},
    };
    for (const auto& [text, message] : cases) {
        CAPTURE(text);
        CHECK_THROWS_WITH(read_run(text), message);
        CHECK_THROWS_AS(read_run(text), nutgraf::Error);
    }
}
