// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the makers of sets measure by.
#include <memory>
#include <string>
#include <vector>

#include "extraction/layout.hpp"
#include "extraction/pieces.hpp"
#include "support/catch.hpp"

namespace {

using namespace nutgraf::bench;
using nutgraf::Field;
using nutgraf::Origin;

using Pieces = std::vector<std::string>;

Field found(const std::string& value) {
    return value.empty() ? Field{} : Field{value, Origin::kMeta};
}

Reading story(const std::string& text) { return {{}, text}; }

GoldPage pieces(Pieces with, Pieces without) {
    GoldPage gold;
    gold.with = std::move(with);
    gold.without = std::move(without);
    return gold;
}

}  // namespace

TEST_CASE("white space of any kind is one blank") {
    CHECK(fold_any_space("").empty());
    CHECK(fold_any_space(" \t\n").empty());
    CHECK(fold_any_space("\u00a0a\r\n\u2003b\u3000 c\u200bd\u0085") == "a b c\u200bd");
    CHECK(fold_any_space("a\xff b") == "a\xff b");
}

TEST_CASE("pieces are found whatever the white space, but in their case") {
    struct Row {
        std::string story;
        std::size_t tp;
        std::size_t fp;
    };
    const GoldPage gold = pieces({"at\u00a0noon", "Two boats"}, {"Share  this"});
    for (const Row& row : std::vector<Row>{{"", 0, 0},
                                           {"It sank at\nnoon.", 1, 0},
                                           {"At noon two boats. Share this", 0, 1},
                                           {"Two\u2003boats came at noon. share this", 2, 0}}) {
        CAPTURE(row.story);
        const Confusion count = count_pieces(row.story, gold);
        CHECK(count.tp == row.tp);
        CHECK(count.fn == 2 - row.tp);
        CHECK(count.fp == row.fp);
        CHECK(count.tn == 1 - row.fp);
    }
}

TEST_CASE("pieces are counted together, and pages that keep none") {
    const std::unique_ptr<Measure> measure = kTrafilaturaLayout.measure();
    CHECK(measure->figures().empty());
    measure->add(story("not asked"), {});
    CHECK(measure->figures().empty());
    measure->add(story("one two"), pieces({"one", "two"}, {"three"}));
    measure->add(story("four"), pieces({"five"}, {"four"}));
    measure->add(story("six"), pieces({}, {"seven"}));
    CHECK(measure->figures() ==
          "pieces  precision 0.6667  recall 0.6667  accuracy 0.6667  F1 0.6667; "
          "1 of 3 pages keep none");
}

TEST_CASE("days are counted as htmldate does") {
    struct Row {
        std::string found;
        std::string gold;
        std::string figures;
    };
    const std::string right = "precision 1.0000  recall 1.0000  accuracy 1.0000  F1 1.0000";
    const std::string wrong = "precision 0.0000  recall 0.0000  accuracy 0.0000  F1 0.0000";
    for (const Row& row : std::vector<Row>{{"2024-03-04", "2024-03-04", right},
                                           {"2024-03-05", "2024-03-04", wrong},
                                           {"2024-03", "2024-03-04", wrong},
                                           {"", "2024-03-04", wrong},
                                           {"2024-03-04", "", wrong},
                                           {"", "", wrong}}) {
        CAPTURE(row.found, row.gold);
        Reading reading;
        reading.article.date = found(row.found);
        GoldPage gold;
        gold.date = row.gold;
        const std::unique_ptr<Measure> measure = kHtmldateLayout.measure();
        measure->add(reading, gold);
        CHECK(measure->figures() == "days    " + row.figures);
        gold.date = reading.article.date.value = "2024-03-04";
        reading.article.date.origin = Origin::kMeta;
        measure->add(reading, gold);
        // What was not found leaves the precision as it is.
        const bool precise = row.figures == right || row.found.size() < gold.date.size();
        CHECK_THAT(measure->figures(),
                   ContainsSubstring(precise ? "precision 1.0000" : "precision 0.5000"));
    }
}

TEST_CASE("strings are equal as readability's tests want them") {
    const std::unique_ptr<Measure> measure = kReadabilityLayout.measure();
    GoldPage gold;
    gold.title = "Ferry sinks";
    Reading reading;
    reading.article.title = found("Ferry sinks");
    measure->add(reading, gold);
    reading.article.title = found("FERRY SINKS");
    reading.article.author = found("Jane Doe");
    measure->add(reading, gold);
    CHECK(measure->figures() == "strings title equal 50.0 %  byline equal 50.0 %");
}

TEST_CASE("words and snippets are counted as wcxb does") {
    struct Row {
        std::string story;
        std::string gold;
        std::string figures;
    };
    for (const Row& row : std::vector<Row>{
             {"", "", "wcxb's  F1 1.0000  with 0.0 %  without 0.0 %"},
             {"Don't SINK", "don t sink", "wcxb's  F1 1.0000  with 50.0 %  without 0.0 %"},
             {"Sink, Ähre: menu", "ähre", "wcxb's  F1 0.5000  with 100.0 %  without 100.0 %"}}) {
        CAPTURE(row.story, row.gold);
        const std::unique_ptr<Measure> measure = kWcxbLayout.measure();
        GoldPage gold = pieces({"sink", "ÄHRE"}, {"Menu"});
        gold.text = row.gold;
        measure->add(story(row.story), gold);
        CHECK(measure->figures() == row.figures);
    }
}
