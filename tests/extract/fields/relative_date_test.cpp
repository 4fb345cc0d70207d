// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/relative_date.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::Moment;

struct Case {
    std::string line;
    std::string date;  // seen from 20 March 2024, 10 o'clock
};

const std::vector<Case> kLines = {
    {"2 hours ago", "2024-03-20"},
    {"Published 15 minutes ago", "2024-03-20"},
    {"12 hours ago", "2024-03-19"},
    {"10 hours ago", "2024-03"},  // at midnight, or an hour before
    {"yesterday", "2024-03-19"},
    {"Updated yesterday", "2024-03-19"},
    {"1 day ago", "2024-03-19"},
    {"3 days ago", "2024-03-17"},
    {"vor 3 Tagen", "2024-03-17"},
    {"il y a 3 jours", "2024-03-17"},
    {"hace 3 días", "2024-03-17"},
    {"20 days ago", "2024-02-29"},
    {"1 week ago", "2024-03"},
    {"a week ago", "2024-03"},
    {"1 month ago 9784", "2024"},
    {"1 year ago", ""},
    // Not said, or not so short.
    {"", ""},
    {"ago", ""},
    {"3 days", ""},
    {"3 boats ago", ""},
    {"1000 days ago", ""},
    {"as we reported yesterday", ""},
    {"He came 3 days ago, and he went away again on the day after that, or so", ""},
};

}  // namespace

TEST_CASE("how long ago is a date, seen from a day", "[article]") {
    const Moment now{{2024, 3, 20}, 10};
    for (const auto& [line, expected] : kLines) {
        CAPTURE(line);
        const auto date = nutgraf::relative_date(line, now);
        CHECK((date ? to_iso(*date) : "") == expected);
        CHECK((!date || nutgraf::is_relative_date(line)));
    }
}

TEST_CASE("without the hour, hours ago may be the day before", "[article]") {
    const auto date = nutgraf::relative_date("2 hours ago", {{2024, 3, 20}});
    REQUIRE(date);
    CHECK(to_iso(*date) == "2024-03");
}

TEST_CASE("a record may say when its page was fetched", "[article]") {
    const auto moment = nutgraf::crawl_moment(R"({"crawl_date": "2024-03-20T10:15:00Z"})");
    REQUIRE(moment);
    CHECK(to_iso(moment->date) == "2024-03-20");
    CHECK(moment->hour == 10);
    CHECK(nutgraf::crawl_moment(R"({"fetched": "20 March 2024"})")->hour == -1);
    for (const std::string extra :
         {"", "{", "[]", "{}", R"({"crawled": 5})", R"({"crawled": "soon"})",
          R"({"date": "2024-03-20"})", R"({"crawled": "2024"})"}) {
        CAPTURE(extra);
        CHECK_FALSE(nutgraf::crawl_moment(extra));
    }
}
