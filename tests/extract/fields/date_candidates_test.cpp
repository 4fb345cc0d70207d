// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/date_candidates.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::Date;
using nutgraf::DateCandidate;
using nutgraf::Origin;

std::string chosen(const std::vector<DateCandidate>& candidates) {
    const auto date = nutgraf::choose_date(candidates);
    return date ? to_iso(date->date) : "";
}

constexpr Date kDay{2024, 3, 4};
constexpr Date kNext{2024, 3, 5};
constexpr Date kOther{2024, 3, 9};
constexpr Date kMonth{2024, 3};

}  // namespace

TEST_CASE("of several dates the likeliest is chosen", "[article]") {
    struct Case {
        std::vector<DateCandidate> candidates;
        std::string date;
    };
    const std::vector<Case> cases = {
        {{}, ""},
        {{{kDay, Origin::kDateLine, 0.8}}, "2024-03-04"},
        {{{kDay, Origin::kDateLine, 0.4}}, ""},
        // Agreement and contradiction.
        {{{kDay, Origin::kDateLine, 0.4}, {kDay, Origin::kUrl, 0.4}}, "2024-03-04"},
        {{{kDay, Origin::kDateLine, 0.4}, {kNext, Origin::kUrl, 0.4}}, "2024-03-04"},
        {{{kDay, Origin::kDateLine, 0.4}, {kDay, Origin::kDateLine, 0.4}}, ""},
        {{{kDay, Origin::kDateLine, 0.6}, {kOther, Origin::kUrl, 0.6}}, ""},
        {{{kDay, Origin::kDateLine, 0.7}, {kOther, Origin::kUrl, 0.9}}, "2024-03-09"},
        {{{kOther, Origin::kDateLine, 0.8}, {kDay, Origin::kUrl, 0.7}, {kDay, Origin::kMeta, 0.7}},
         "2024-03-04"},
        {{{kDay, Origin::kDateLine, 0.8}, {kOther, Origin::kDateLine, 0.8}}, ""},
        {{{kDay, Origin::kDateLine, 0.95}, {kOther, Origin::kDateLine, 0.95}}, "2024-03-04"},
        {{{kDay, Origin::kDateLine, 0.8}, {kOther, Origin::kDateLine, 0.64}}, "2024-03-04"},
        // A day in the month of the other.
        {{{kMonth, Origin::kUrl, 0.9}, {kDay, Origin::kDateLine, 0.6}}, "2024-03-04"},
        {{{kMonth, Origin::kUrl, 0.9}, {{2024, 5, 1}, Origin::kDateLine, 0.6}}, "2024-03"},
        {{{{2024}, Origin::kUrl, 0.9}, {kMonth, Origin::kUrl, 0.6}}, "2024-03"},
        // Updates count if there is nothing else.
        {{{kOther, Origin::kJsonLd, 1, true}, {kDay, Origin::kDateLine, 0.6}}, "2024-03-04"},
        {{{kOther, Origin::kJsonLd, 0.9, true}}, "2024-03-09"},
        // What does not exist.
        {{{{2024, 2, 30}, Origin::kMeta, 1}, {{2024, 0, 5}, Origin::kUrl, 1}}, ""},
        {{{{0, 0, 0}, Origin::kMeta, 1}, {kDay, Origin::kDateLine, 0.8}}, "2024-03-04"},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        CAPTURE(i);
        CHECK(chosen(cases[i].candidates) == cases[i].date);
    }
}

TEST_CASE("a date that is known is not chosen again", "[article]") {
    nutgraf::Article article;
    const std::vector<DateCandidate> candidates = {{kDay, Origin::kUrl, 0.9}};
    article.date = {"1999", Origin::kRecord};
    set_date(article, candidates);
    CHECK(article.date.value == "1999");
    article.date = {};
    set_date(article, candidates);
    CHECK(article.date.value == "2024-03-04");
    CHECK(article.date.origin == Origin::kUrl);
    CHECK(article.date.confidence == Approx(0.97));  // a weight of .9, calibrated
}

TEST_CASE("the chosen date is one of the candidates and believable", "[article]") {
    CHECK(rc::check("whatever they are", [] {
        std::vector<DateCandidate> candidates;
        const int count = *rc::gen::inRange(0, 80);
        for (int i = 0; i < count; ++i) {
            const Date date{*rc::gen::inRange(-1, 3), *rc::gen::inRange(-1, 14),
                            *rc::gen::inRange(-1, 33)};
            candidates.push_back({date, *rc::gen::element(Origin::kUrl, Origin::kMeta),
                                  *rc::gen::inRange(-1, 4) / 2.0, *rc::gen::arbitrary<bool>()});
        }
        const auto found = nutgraf::choose_date(candidates);
        if (!found) return;
        RC_ASSERT(is_valid(found->date));
        RC_ASSERT(found->confidence >= 0.55 && found->confidence <= 1);
        RC_ASSERT(std::ranges::find(candidates, found->date, &DateCandidate::date) !=
                  candidates.end());
    }));
}
