// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/url_fields.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "text/samples.hpp"

namespace {

struct Case {
    std::string url;
    std::string found;
};

const std::vector<Case> kDates = {
    {"https://h.example/2014/05/17/slug", "2014-05-17"},
    {"https://h.example/2014/5/7/", "2014-05-07"},
    {"https://h.example/2014/may/17/slug", "2014-05-17"},
    {"https://h.example/news/2014/0517/slug", "2014-05-17"},
    {"https://h.example/2014-05-17-slug", "2014-05-17"},
    {"https://h.example/a/2014_05_17/slug.html", "2014-05-17"},
    {"https://h.example/20140517/slug", "2014-05-17"},
    {"https://h.example/slug-20140517.html", "2014-05-17"},
    {"https://h.example/slug-2014-05-17/", "2014-05-17"},
    {"https://h.example/17-05-2014-slug", "2014-05-17"},
    {"https://h.example/slug-17.05.2014.html", "2014-05-17"},
    {"https://h.example/05_17_2014/slug", "2014-05-17"},
    {"https://h.example/05-05-2014", "2014-05-05"},
    {"h.example/2014/05/17/slug", "2014-05-17"},
    {"https://h.example/2014/05/slug", "2014-05"},
    {"https://h.example/2014-05/slug", "2014-05"},
    {"https://h.example/2014/05/10-best-boats", "2014-05"},
    {"https://h.example/2014/05/31/2014-05-31-slug", "2014-05-31"},
    // None, or not certain.
    {"", ""},
    {"2014-05-17", ""},
    {"https://2014-05-17.example/", ""},
    {"https://h.example/2014/slug", ""},
    {"https://h.example/05-06-2014-slug", ""},
    {"https://h.example/31-02-2014-slug", ""},
    {"https://h.example/117-05-2014", ""},
    {"https://h.example/?date=2014-05-17", ""},
    {"https://h.example/#2014/05/17", ""},
    {"https://h.example/2014/13/45/", ""},
    {"https://h.example/2014-02-30-slug", ""},
    {"https://h.example/1814/05/17/slug", ""},
    {"https://h.example/120140517/", ""},
    {"https://h.example/a20140517b", ""},
    {"https://h.example/20140517123", ""},
    {"https://h.example/2014/05/17/2014-06-01-slug", ""},
};

const std::vector<Case> kSections = {
    {"https://h.example/business/storm", "Business"},
    {"https://h.example/news/world/storm", "World"},
    {"https://h.example/de/wirtschaft/sturm", "Wirtschaft"},
    {"https://h.example/opinion", "Opinion"},
    {"https://h.example/storm/business", ""},
    {"https://h.example/", ""},
    {"https://business/", ""},
};

const std::vector<Case> kLines = {
    {"BUSINESS", "Business"},
    {"Home > News > Sport", "Sport"},
    {"Home › World › Europe", "World"},
    {"江湾晨报 > 国际 > 深度", "国际"},
    {"Home | Business", ""},
    {"Business is good", ""},
    {"", ""},
    {" > ", ""},
};

}  // namespace

TEST_CASE("addresses hold dates", "[article]") {
    for (const auto& [url, found] : kDates) {
        CAPTURE(url);
        const auto date = nutgraf::date_of_url(url);
        CHECK((date ? to_iso(*date) : "") == found);
    }
}

TEST_CASE("addresses and crumbs name sections", "[article]") {
    for (const auto& [url, found] : kSections) {
        CAPTURE(url);
        CHECK(nutgraf::section_of_url(url) == found);
    }
    for (const auto& [line, found] : kLines) {
        CAPTURE(line);
        CHECK(nutgraf::section_of_line(line) == found);
    }
}

TEST_CASE("a date of an address exists", "[article]") {
    CHECK(rc::check("whatever the address", [] {
        const auto piece = rc::gen::oneOf(
            rc::gen::map(rc::gen::inRange(0, 2200), [](int n) { return std::to_string(n); }),
            rc::gen::element<std::string>("/", "-", "20140517", "2014", "05", "may", "_", "://",
                                          "?"),
            samples::any_text());
        const std::string url = *texts_of(piece);
        const auto date = nutgraf::date_of_url(url);
        RC_ASSERT((!date || is_valid(*date)));  // RapidCheck's own || evaluates both
        nutgraf::section_of_url(url);
        nutgraf::section_of_line(url);
    }));
    CHECK_FALSE(nutgraf::date_of_url(std::string(1'000'000, '/')));
}
