// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include "extraction/halves.hpp"
#include "extraction/pieces.hpp"
#include "extraction/report.hpp"
#include "extraction/score.hpp"
#include "extraction/visible_text.hpp"
#include "support/catch.hpp"

namespace {

using namespace nutgraf::bench;
using nutgraf::Field;
using nutgraf::Origin;

Field found(const std::string& value) {
    return value.empty() ? Field{} : Field{value, Origin::kMeta, 0.8};
}

// What gold says of two pages, and what might be made of them.
std::vector<PageScore> two_scores() {
    GoldPage sunk{
        "1", "", "Ferry sinks", "", "2024-03-04", "The ferry sank at noon.", {"sank", "The ferry"},
        {}};
    GoldPage opened{"2", "", "Bridge opens", "Jane Doe", "", "A bridge.", {}, {}};
    Reading one;
    one.story = "Breaking: the ferry sank at noon.";
    one.article.title = found("Ferry sinks");
    Reading two;
    two.article.author = found("Jane Roe");
    return {score_page(one, sunk), score_page(two, opened)};
}

// A set without a measure of its own.
class None : public Measure {
public:
    void add(const Reading&, const GoldPage&) override {}
    std::string figures() const override { return {}; }
};

}  // namespace

TEST_CASE("two pages are scored") {
    const Summary sum = summarize(two_scores());
    const auto& [title, author, date] = sum.fields;
    CHECK(sum.pages == 2);
    CHECK(sum.stories == 2);
    CHECK(sum.words.precision == Approx(5.0 / 6 / 2));
    CHECK(sum.words.recall == Approx(0.5));
    CHECK(sum.words.f1 == Approx(10.0 / 11 / 2));
    CHECK(title.right == 1);
    CHECK(title.missing == 1);
    CHECK(author.wrong == 1);
    CHECK(date.missing == 1);
    CHECK(date.pages() == 1);
}

TEST_CASE("a report has lines for what gold has") {
    std::vector<PageScore> scores = two_scores();
    CHECK(summary_lines("all", scores, None()) ==
          "all: 2 pages\n"
          "  words   F1 0.4545  precision 0.4167  recall 0.5000\n"
          "  title   right  50.0 %  missing  50.0 %  wrong   0.0 %  of 2; 0 extra\n"
          "  author  right   0.0 %  missing   0.0 %  wrong 100.0 %  of 1; 0 extra\n"
          "  date    right   0.0 %  missing 100.0 %  wrong   0.0 %  of 1; 0 extra\n");
    CHECK(page_lines(scores) ==
          "page\tf1\tprecision\trecall\twith\twithout\ttitle\tauthor\tdate\n"
          "1\t0.9091\t0.8333\t1.0000\t1/2\t0/0\tright\t-\tmissing\n"
          "2\t0.0000\t0.0000\t0.0000\t0/0\t0/0\tmissing\twrong\t-\n");
    CHECK(field_lines(scores) ==
          "page\tfield\tresult\tmethod\tconfidence\tfound\tgold\n"
          "1\ttitle\tright\tmeta tag\t0.800\tFerry sinks\tFerry sinks\n"
          "1\tdate\tmissing\tabsent\t-\t\t2024-03-04\n"
          "2\ttitle\tmissing\tabsent\t-\t\tBridge opens\n"
          "2\tauthor\twrong\tmeta tag\t0.800\tJane Roe\tJane Doe\n");
    scores = std::vector<PageScore>(2);
    CHECK(summary_lines("none", scores, None()) == "none: 2 pages\n");
    CHECK_THAT(page_lines(scores), ContainsSubstring("\n\t-\t-\t-\t0/0\t0/0\t-\t-\t-\n"));
}

TEST_CASE("pages are ordered by words, or else by pieces") {
    PageScore score;
    CHECK(goodness(score) == 1);
    score.pieces = {1, 0, 2, 5};
    CHECK(goodness(score) == Approx(0.5));
    score.words = Overlap{1, 0.5, 0.75};
    CHECK(goodness(score) == Approx(0.75));
}

TEST_CASE("halves are drawn by MD5") {
    CHECK(!in_first_half(""));     // d41d8cd9...
    CHECK(in_first_half("a"));     // 0cc175b9...
    CHECK(!in_first_half("abc"));  // 90015098...
}

TEST_CASE("the text of a page is all of it") {
    CHECK(fold_any_space(visible_text("<title>No</title><p>w<b>o</b>rd<br>next<style>p{}</style>"
                                      "<table><tr><td>1<td>2</table><nav>menu</nav>")) ==
          "word next 1 2 menu");
}

TEST_CASE("words are compared as bags") {
    struct Row {
        std::string found;
        std::string gold;
        double precision;
        double recall;
    };
    for (const Row& row : std::vector<Row>{{"", "", 1, 1},
                                           {"a b", "", 0, 0},
                                           {"", "a b", 0, 0},
                                           {"B a!", "a, b", 1, 1},
                                           {"a a a b", "a a c", 0.5, 2.0 / 3},
                                           {"Ärger", "ärger", 1, 1}}) {
        CAPTURE(row.found, row.gold);
        const Overlap overlap = compare_words(row.found, row.gold);
        CHECK(overlap.precision == Approx(row.precision));
        CHECK(overlap.recall == Approx(row.recall));
    }
}

TEST_CASE("fields are right, missing, wrong or extra") {
    struct Row {
        std::string found;
        std::string gold;
        FieldResult result;
    };
    for (const Row& row :
         std::vector<Row>{{"", "", FieldResult::kNoGold},
                          {"Ferry", "", FieldResult::kExtra},
                          {"", "Ferry", FieldResult::kMissing},
                          {"FERRY  sinks -- again", "Ferry sinks, again", FieldResult::kRight},
                          {"Ferry sinks | The Gazette", "Ferry sinks", FieldResult::kWrong}}) {
        CAPTURE(row.found, row.gold);
        CHECK(compare_field(found(row.found), row.gold) == row.result);
    }
    for (const Row& row :
         std::vector<Row>{{"2024-03-04", "2024-03-04T10:00:00Z", FieldResult::kRight},
                          {"2024-03", "2024-03-04", FieldResult::kMissing},
                          {"2024-04", "2024-03-04", FieldResult::kWrong},
                          {"2024-03-05", "2024-03-04", FieldResult::kWrong}}) {
        CAPTURE(row.found, row.gold);
        CHECK(compare_date(found(row.found), row.gold) == row.result);
    }
}
