// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/date.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "text/samples.hpp"

namespace {

using nutgraf::Date;
using nutgraf::find_date;

std::string found(const std::string& text) {
    const auto date = find_date(text);
    return date ? to_iso(*date) : "";
}

struct Case {
    std::string text;
    std::string date;
};

const std::vector<Case> kDates = {
    {"2024-03-04", "2024-03-04"},
    {"2024-03-04T10:00Z", "2024-03-04"},
    {"2024-03-04T10:00:00+01:00", "2024-03-04"},
    {"2024-03-04 10:00:00", "2024-03-04"},
    {"2024-3-4", "2024-03-04"},
    {"2024/03/04", "2024-03-04"},
    {"2024.03.04", "2024-03-04"},
    {"2024-03-04/2024-03-06", "2024-03-04"},
    {"2024-03-04By Jane Doe", "2024-03-04"},
    {"“2024-03-04”", "2024-03-04"},
    {"By Jane DoeMar 4, 2024", "2024-03-04"},
    {"PublishedMonday, 4 March 2024Updated 9 March 2024", "2024-03-04"},
    {"Summar 4, 2024", ""},
    {"4 March 2024", "2024-03-04"},
    {"04 MARCH 2024", "2024-03-04"},
    {"4 Mar. 2024", "2024-03-04"},
    {"4-Mar-2024", "2024-03-04"},
    {"4th March 2024", "2024-03-04"},
    {"March 4, 2024", "2024-03-04"},
    {"March 4th, 2024", "2024-03-04"},
    {"Sept. 1, 2023", "2023-09-01"},
    {"Mon 4 Mar 2024", "2024-03-04"},
    {"Mon, 4 Mar 2024 18:22:01 GMT", "2024-03-04"},
    {"Published on Monday, March 4, 2024 at 10:15 a.m.", "2024-03-04"},
    {"14:30 March 4, 2024", "2024-03-04"},
    {"10:15 4 March 2024", "2024-03-04"},
    {"4. März 2024", "2024-03-04"},
    {"1. Januar 1999", "1999-01-01"},
    {"24. Dez. 2023", "2023-12-24"},
    {"4 mars 2024 г.", "2024-03-04"},
    {"2024. március 4.", "2024-03-04"},
    {"2024 m. kovo 4 d.", "2024-03-04"},
    {"2024. gada 4. marts", "2024-03-04"},
    {"2024 ж. 4 наурыз", "2024-03-04"},
    {"2024-ж., 4-март", "2024-03-04"},
    {"2024ko martxoaren 4", "2024-03-04"},
    {"May 2024, March 3", "2024-05"},
    {"4. března 2024", "2024-03-04"},
    {"4 ΜΑΡΤΊΟΥ 2024", "2024-03-04"},
    {"4 Martiou 2024", ""},
    {"4 Subat 2024", "2024-02-04"},
    {"4 ŞUBAT 2024", "2024-02-04"},
    {"4 d'abril de 2024", "2024-04-04"},
    {"4 d’abril de 2024", "2024-04-04"},
    {"ngày 4 tháng 3 năm 2024", "2024-03-04"},
    {"4 Tháng 3, 2024", "2024-03-04"},
    {"4 במרץ 2024", "2024-03-04"},
    {"٤ مارس، ٢٠٢٤", "2024-03-04"},
    {"4 تشرين الثاني 2024", "2024-11-04"},
    {"4 मार्च 2024", "2024-03-04"},
    {"৪ মার্চ, ২০২৪", "2024-03-04"},
    {"4 มีนาคม 2567", "2024-03-04"},
    {"4 มี.ค. 2567", "2024-03-04"},
    {"4 მარტი, 2024", "2024-03-04"},
    {"4. listopada 2024.", "2024-10-04"},
    {"4 listopada 2024", "2024-11-04"},
    {"4 set 2024", "2024-09-04"},
    {"a 4 set box", ""},
    {"long ago 2024", ""},
    {"4 Mar 24", "2024-03-04"},
    {"4-Mar-97 10:15", "1997-03-04"},
    {"04.03.24", "2024-03-04"},
    {"Jane Doe, 4.3.24", "2024-03-04"},
    {"12/31/49", "2049-12-31"},
    {"04/03/24", ""},
    {"24-03-2024", "2024-03-24"},
    {"04-03-2024", ""},
    {"4 Mar 24 people", ""},
    {"1.2.24", ""},
    {"Mill 1.2.24", ""},
    {"1er mars 2024", "2024-03-01"},
    {"Publié le 13 septembre 2023 à 6 h 45", "2023-09-13"},
    {"4\u00a0mars\u00a02024", "2024-03-04"},
    {"4\u202fmars\u202f2024", "2024-03-04"},
    {"16 сентября 2022, 14:20", "2022-09-16"},
    {"4 de marzo de 2024", "2024-03-04"},
    {"4 marzo 2024", "2024-03-04"},
    {"4 de março de 2024", "2024-03-04"},
    {"4 maart 2024", "2024-03-04"},
    {"lunes, 4 de marzo del 2024", "2024-03-04"},
    {"4th of March, 2024", "2024-03-04"},
    {"05.03.2024", "2024-03-05"},
    {"5.3.2024", "2024-03-05"},
    {"Stand: 19.03.2024, 07:40 Uhr", "2024-03-19"},
    {"05.03.2024.", "2024-03-05"},
    {"2024年3月4日", "2024-03-04"},
    {"2024年12月31日 08:15　来源：江湾晨报", "2024-12-31"},
    {"2024 年 3 月 4 日", "2024-03-04"},
    {"2024년 3월 4일", "2024-03-04"},
    {"18/10/2024", "2024-10-18"},
    {"10/18/2024", "2024-10-18"},
    {"03/03/2024", "2024-03-03"},
    {"29 February 2024", "2024-02-29"},
    {"29.02.2000", "2000-02-29"},
    // Only in part.
    {"December, 1958", "1958-12"},
    {"Lake Ansera, Quillora, September 2022", "2022-09"},
    {"2024-03", "2024-03"},
    {"1958", "1958"},
    {" 1958. ", "1958"},
    {"1492-10-12", "1492-10-12"},
    {"4-5 March 2024", "2024-03"},
    {"12:05 March 2024", "2024-03"},
    // The first of several.
    {"Updated 5 March 2024, published 4 March 2024", "2024-03-05"},
    {"31 June 2024, 1 July 2024", "2024-07-01"},
};

const std::vector<std::string> kNoDates = {
    "",
    " ",
    "no date",
    "March",
    "4 March",
    "yesterday at 10:15",
    "Published 2 days ago",
    // Day and month cannot be told apart.
    "03/04/2024",
    "1/2/2024",
    // Scores, prices, versions, times.
    "3-2",
    "United 3-2 City",
    "05-03-2024",
    "1.2.2024x",
    "v1.2.2024",
    "1.2.2024.5",
    "9.1.2.2024",
    "10.12.2024.1",
    "$1958",
    "1,958",
    "1.299.2024",
    "4711",
    "0151",
    // Telephone and book numbers.
    "+44 20 7946 0958",
    "(555) 123-4567",
    "1-800-555-2024",
    "Tel. 0711-12-10",
    "Tel. 0711/12/10",
    "call 5551-10-12",
    "030/2024-10-12",
    "ISBN 978-3-16-148410-0",
    "ISBN 0-306-40615-2",
    "ISBN 1-2024-05-06",
    "IMG2024-03-04",
    "2024-03-04-55",
    // Days that do not exist.
    "30 February 2024",
    "29.02.2023",
    "31.04.2024",
    "2024-13-01",
    "2024-02-30",
    "18/18/2024",
    // A year sign, but no date.
    "年度 2024 a 3 b 4",
};

}  // namespace

TEST_CASE("dates are found in running text", "[analysis]") {
    for (const auto& [text, date] : kDates) {
        CAPTURE(text);
        CHECK(found(text) == date);
    }
}

TEST_CASE("what only looks like a date is none", "[analysis]") {
    for (const std::string& text : kNoDates) {
        CAPTURE(text);
        const std::string date = found(text);
        // A day that does not exist may leave its month behind.
        CHECK((date.empty() || (date == "2024-02" && text.starts_with("30 Feb"))));
    }
}

TEST_CASE("days are found without their year", "[analysis]") {
    using nutgraf::DayOfYear;
    const std::vector<std::pair<std::string, DayOfYear>> days = {
        {"May 17", {5, 17, 0}},
        {"Tuesday, May 17", {5, 17, 2}},
        {"Tues. May 17, 2016", {5, 17, 2}},
        {"on 17 May", {5, 17, 0}},
        {"Dienstag, 17. Mai", {5, 17, 2}},
        {"martes 17 de mayo", {5, 17, 2}},
        {"Feb. 29", {2, 29, 0}},
    };
    for (const auto& [text, day] : days) {
        CAPTURE(text);
        CHECK(nutgraf::find_day(text) == day);
    }
    for (const std::string text :
         {"", "May", "May 32", "30 February", "17 boats in May", "Tuesday"}) {
        CAPTURE(text);
        CHECK_FALSE(nutgraf::find_day(text));
    }
}

TEST_CASE("days of a span share their month, their year or nothing", "[analysis]") {
    using nutgraf::common_part;
    CHECK(common_part({2024, 3, 4}, {2024, 3, 4}) == Date{2024, 3, 4});
    CHECK(common_part({2024, 3, 4}, {2024, 3, 31}) == Date{2024, 3});
    CHECK(common_part({2024, 3, 31}, {2024, 4, 1}) == Date{2024});
    CHECK_FALSE(common_part({2023, 12, 31}, {2024, 1, 1}));
}

TEST_CASE("days are counted", "[analysis]") {
    CHECK(nutgraf::weekday_of({2024, 3, 4}) == 1);
    CHECK(nutgraf::weekday_of({2024, 3, 10}) == 7);
    CHECK(nutgraf::add_days({2024, 2, 28}, 2) == Date{2024, 3, 1});
    CHECK(nutgraf::add_days({2024, 1, 1}, -1) == Date{2023, 12, 31});
    CHECK(nutgraf::days_between({2023, 12, 31}, {2024, 12, 31}) == 366);
    CHECK(nutgraf::days_between({2024, 1, 2}, {2024, 1, 1}) == -1);
}

TEST_CASE("ISO dates are read exactly", "[analysis]") {
    const std::vector<std::pair<std::string, Date>> good = {
        {"2024", {2024, 0, 0}},        {"0001", {1, 0, 0}},
        {"9999", {9999, 0, 0}},        {"2024-03", {2024, 3, 0}},
        {"2024-03-04", {2024, 3, 4}},  {"2024-02-29", {2024, 2, 29}},
        {"2000-02-29", {2000, 2, 29}}, {"1066-10-14", {1066, 10, 14}},
    };
    for (const auto& [text, date] : good) {
        CAPTURE(text);
        CHECK(nutgraf::parse_iso_date(text) == date);
        CHECK(to_iso(date) == text);
    }
    for (const std::string text :
         {"",          "0000",          "24",          "20245",      "2024-",      "2024-3",
          "2024-00",   "2024-13",       "2024-03-00",  "2024-03-32", "2023-02-29", "1900-02-29",
          "2024-03-4", "2024/03/04",    "2024-03-04T", " 2024",      "2024 ",      "x2024-03",
          "-2024",     "2024-03-04-05", "2024--03",    "20240304"}) {
        CAPTURE(text);
        CHECK_FALSE(nutgraf::parse_iso_date(text));
    }
}

TEST_CASE("a partly known date has a first and a last day", "[analysis]") {
    struct Span {
        Date date;
        std::string first;
        std::string last;
        std::string digits;
    };
    const std::vector<Span> spans = {
        {{2024, 0, 0}, "2024-01-01", "2024-12-31", "2024"},
        {{2024, 2, 0}, "2024-02-01", "2024-02-29", "202402"},
        {{2023, 2, 0}, "2023-02-01", "2023-02-28", "202302"},
        {{1900, 2, 0}, "1900-02-01", "1900-02-28", "190002"},
        {{2000, 2, 0}, "2000-02-01", "2000-02-29", "200002"},
        {{2024, 4, 0}, "2024-04-01", "2024-04-30", "202404"},
        {{2024, 3, 4}, "2024-03-04", "2024-03-04", "20240304"},
        {{7, 0, 0}, "0007-01-01", "0007-12-31", "0007"},
    };
    for (const auto& [date, first, last, digits] : spans) {
        CAPTURE(digits);
        CHECK(to_iso(first_day(date)) == first);
        CHECK(to_iso(last_day(date)) == last);
        CHECK(to_digits(date) == digits);
    }
}

TEST_CASE("days that do not exist are not valid", "[analysis]") {
    const std::vector<std::pair<Date, bool>> cases = {
        {{2024, 2, 29}, true},  {{2023, 2, 29}, false}, {{2100, 2, 29}, false},
        {{2024, 0, 0}, true},   {{2024, 0, 1}, false},  {{2024, 13, 1}, false},
        {{2024, -1, 0}, false}, {{2024, 1, 32}, false}, {{2024, 1, -1}, false},
        {{0, 1, 1}, false},     {{10000, 1, 1}, false}, {{9999, 12, 31}, true},
    };
    for (const auto& [date, valid] : cases) {
        CAPTURE(date.year, date.month, date.day);
        CHECK(is_valid(date) == valid);
    }
}

TEST_CASE("a date found exists, and is found again in its own form", "[analysis]") {
    CHECK(rc::check("in any bytes", [] {
        const auto piece = rc::gen::oneOf(
            rc::gen::map(rc::gen::inRange(0, 2200), [](int n) { return std::to_string(n); }),
            rc::gen::element<std::string>("-", "/", ".", " ", ":", ",", "March", "märz", "г.", "年",
                                          "月", "日", "T", "x", "\u00a0", "\xe2", "\xc2", "th"),
            samples::any_text());
        const std::string text = *texts_of(piece);
        const auto date = find_date(text);
        if (!date) return;
        RC_ASSERT(is_valid(*date));
        RC_ASSERT(find_date(to_iso(*date)) == date);
        RC_ASSERT(to_digits(first_day(*date)) <= to_digits(last_day(*date)));
        RC_ASSERT(nutgraf::parse_iso_date(to_iso(*date)) == date);
    }));
}

TEST_CASE("long lines without end are no trouble", "[analysis]") {
    CHECK(found(std::string(1'000'000, '9')).empty());
    CHECK(found(std::string(1'000'000, '-')).empty());
    CHECK(found(std::string(1'000'000, 'x')).empty());
    std::string many;
    for (int i = 0; i < 200'000; ++i) many += "1.2.";
    CHECK(found(many).empty());
}
