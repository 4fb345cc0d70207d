// SPDX-License-Identifier: GPL-2.0-or-later
//
// Judgments brought to an index of files and records: by id, by the end of a path, by anchor.
#include "nutgraf/judgments.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Grades;
using nutgraf::Judgment;
using nutgraf::ResolvedJudgments;

std::string words(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) text += "w" + std::to_string(i) + (i % 10 == 9 ? ".\n\n" : " ");
    return text;
}

class Corpus {
public:
    Corpus() {
        index_rows(dir_ / "db",
                   {{"news/2024/ledger.txt", "", "peace\n  talks   in Geneva"},
                    {"news/2023/ledger.txt", "", "war"},
                    {"news/long.txt", "", words(0, 400) + " needle here. " + words(400, 800)},
                    {"x#1", "", "an odd id"}});
    }

    nutgraf::Index index() const { return nutgraf::Index::open(dir_ / "db"); }

    ResolvedJudgments resolve(const std::vector<Judgment>& judgments) const {
        return nutgraf::resolve_judgments(index(), judgments);
    }

    // The grades of one judgment for topic 1.
    Grades grades(const std::string& document, int grade, const std::string& anchor = "") const {
        return resolve({{"1", document, grade, anchor, "q:1"}}).grades.at("1");
    }

private:
    TempDir dir_;
};

}  // namespace

TEST_CASE("articles are found by id and by the end of their path", "[judgments]") {
    const Corpus corpus;
    struct Case {
        std::string document;
        std::string article;  // empty: none, with a warning
        std::string warning;
    };
    const std::vector<Case> cases = {
        {"news/long.txt", "news/long.txt", ""},
        {"long.txt", "news/long.txt", ""},
        {"2024/ledger.txt", "news/2024/ledger.txt", ""},
        {"x#1", "x#1", ""},
        {"ledger.txt", "", "q:1: several articles are named ledger.txt"},
        {"dger.txt", "", "q:1: no article is named dger.txt"},
        {"ews/long.txt", "", "q:1: no article is named ews/long.txt"},
        {"nosuch", "", "q:1: no article is named nosuch"},
        {"", "", "q:1: no article is named "},
    };
    for (const Case& one : cases) {
        CAPTURE(one.document);
        const auto resolved = corpus.resolve({{"1", one.document, 2, "", "q:1"}});
        CHECK(resolved.by_article);
        const std::string expected = one.article.empty() ? one.document : one.article;
        CHECK(resolved.grades.at("1") == Grades{{expected, 2}});
        if (one.warning.empty()) {
            CHECK(resolved.warnings.empty());
        } else {
            CHECK(resolved.warnings == std::vector{one.warning});
        }
    }
}

TEST_CASE("an anchor judges the passages that contain it", "[judgments]") {
    const Corpus corpus;
    CHECK(corpus.grades("2024/ledger.txt", 3, "peace talks in") ==
          Grades{{"news/2024/ledger.txt#0", 3}});
    const auto needle = corpus.grades("long.txt", 1, "needle here");
    REQUIRE(needle.size() == 1);
    CHECK_THAT(corpus.index().passage(needle.begin()->first)->text,
               ContainsSubstring("needle here"));
}

TEST_CASE("beside an anchor, articles are judged by all their passages", "[judgments]") {
    const Corpus corpus;
    const auto passages = corpus.index().passages_of("news/long.txt");
    REQUIRE(passages.size() > 2);
    const auto resolved = corpus.resolve({{"1", "long.txt", 1, "", "q:1"},
                                          {"1", "long.txt", 3, "needle here", "q:2"},
                                          {"1", "long.txt", 2, "needle here", "q:3"},
                                          {"1", passages[0].id, 2, "", "q:4"},
                                          {"2", "2023/ledger.txt", 0, "", "q:5"}});
    CHECK_FALSE(resolved.by_article);
    CHECK(resolved.warnings ==
          std::vector<std::string>{"q:3: long.txt is judged twice for topic 1, with different "
                                   "grades; the highest counts"});
    const Grades& grades = resolved.grades.at("1");
    CHECK(grades.size() == passages.size());
    for (const auto& passage : passages) {
        CAPTURE(passage.id);
        const bool needle = passage.text.find("needle here") != std::string::npos;
        CHECK(grades.at(passage.id) == (needle ? 3 : passage.ordinal == 0 ? 2 : 1));
    }
    CHECK(resolved.grades.at("2") == Grades{{"news/2023/ledger.txt#0", 0}});
}

TEST_CASE("a judgment that finds nothing counts as one that no ranking can return", "[judgments]") {
    const Corpus corpus;
    // "0" is the ordinal of a passage, but here an anchor that no passage holds.
    for (const std::string document :
         {"news/2023/ledger.txt", "nosuch", "news/2023/ledger.txt#0"}) {
        for (const std::string anchor : {"0", "nothing like it", "#0"}) {
            CAPTURE(document, anchor);
            const auto resolved = corpus.resolve({{"1", document, 2, anchor, "q:1"}});
            CHECK_FALSE(resolved.by_article);
            CHECK(resolved.warnings.size() == 1);
            REQUIRE(resolved.grades.at("1").size() == 1);
            const auto& [id, grade] = *resolved.grades.at("1").begin();
            CHECK(grade == 2);
            CHECK_FALSE(corpus.index().passage(id));
        }
    }
}

TEST_CASE("of several grades for one document the highest counts", "[judgments]") {
    const Corpus corpus;
    const auto resolved = corpus.resolve({{"1", "long.txt", 1, "", "q:1"},
                                          {"1", "news/long.txt", 3, "", "q:2"},
                                          {"1", "long.txt", 2, "", "q:3"},
                                          {"2", "long.txt", 0, "", "q:4"}});
    CHECK(resolved.grades.at("1") == Grades{{"news/long.txt", 3}});
    CHECK(resolved.grades.at("2") == Grades{{"news/long.txt", 0}});
    CHECK(corpus.resolve({}).grades.empty());
}

TEST_CASE("what is wrong with judgments is told once for each kind, with a count", "[judgments]") {
    const Corpus corpus;
    std::vector<Judgment> judgments = {{"1", "long.txt", 1, "", "q:1"},
                                       {"1", "long.txt", 1, "", "q:2"},
                                       {"2", "long.txt", 1, "", "q:3"},
                                       {"1", "long.txt", 0, "", "q:4"}};
    for (int i = 0; i < 2'000; ++i) {
        judgments.push_back({"3", "gone" + std::to_string(i), 1, "", "q:" + std::to_string(5 + i)});
    }
    judgments.push_back({"3", "ledger.txt", 1, "", "q:9000"});
    CHECK(
        corpus.resolve(judgments).warnings ==
        std::vector<std::string>{
            "q:2: long.txt is judged twice for topic 1, with the same grade; the same holds for 1 "
            "more",
            "q:5: no article is named gone0; the same holds for 1999 more",
            "q:9000: several articles are named ledger.txt"});
}
