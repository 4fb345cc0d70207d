// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which dates a date filter finds: those all of whose days lie in its range.
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "nutgraf/date.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Date;
using nutgraf::Index;
using Ids = std::vector<std::string>;

// The ids of the articles that a topic finds; equal scores are in this order.
Ids found(const Index& index, const std::string& topic) {
    Ids ids;
    for (const auto& hit : search_all(index, topic).hits) ids.push_back(hit.article.id);
    return ids;
}

// Each date as an article of its own, which has its date as id.
Rows articles_of(const std::vector<std::string>& dates) {
    Rows rows;
    for (const std::string& date : dates) {
        rows.push_back({date, "", "x", date == "undated" ? "" : date});
    }
    return rows;
}

}  // namespace

TEST_CASE("a date filter finds what lies in its days as a whole", "[dates]") {
    const std::vector<std::string> dates = {"2023",       "2023-12",    "2023-12-31", "2024",
                                            "2024-01",    "2024-01-01", "2024-01-31", "2024-05",
                                            "2024-12-31", "undated"};
    struct Case {
        std::string filter;
        std::string marks;  // one for each date: whether it is found
    };
    const std::vector<Case> cases = {
        //                          2023 -12 -31 2024 -01 -01 -31 -05 -31 undated
        {"date:2024", "...xxxxxx."},
        {"date:2023", "xxx......."},
        {"date:2023..2024", "xxxxxxxxx."},
        {"date:2024-01", "....xxx..."},
        {"date:2024-01-01", ".....x...."},
        {"date:2024-01-01..2024-01-31", "....xxx..."},
        {"date:2024-01-01..2024-01-30", ".....x...."},
        {"date:2024-01-01..2024-12-31", "...xxxxxx."},
        {"date:2024-01-02..2024-12-31", "......xxx."},
        {"date:2024-01-01..2024-12-30", "....xxxx.."},
        {"date:2023-12..2024-01", ".xx.xxx..."},
        {"date:2023-12-31..2024-01-01", "..x..x...."},
        {"since:2024", "...xxxxxx."},
        {"since:2024-01", "...xxxxxx."},
        {"since:2024-01-01", "...xxxxxx."},
        {"since:2024-01-02", "......xxx."},
        {"since:2024-05", ".......xx."},
        {"date:2024-05..", ".......xx."},
        {"since:2025", ".........."},
        {"until:2024", "xxxxxxxxx."},
        {"until:2024-12-31", "xxxxxxxxx."},
        {"until:2024-12-30", "xxx.xxxx.."},
        {"until:2024-01", "xxx.xxx..."},
        {"until:2024-01-01", "xxx..x...."},
        {"until:2023-12-30", ".........."},
        {"date:..2023", "xxx......."},
        {"since:2023-12 until:2024-05", ".xx.xxxx.."},
        {"since:2024 until:2023", ".........."},
        {"-date:2024", "xxx......x"},
        {"-date:2024-01-01", "xxxxx.xxxx"},
        {"AND date:2024-01", "....xxx..."},
        {"AND (date:2024-01 OR date:2024-05)", "....xxxx.."},
        {"AND (since:2024-05 OR until:2023)", "xxx....xx."},
        {"AND since:2023-12 AND until:2024-01", ".xx.xxx..."},
        {"NOT since:2024", "xxx......x"},
    };
    const TempDir dir;
    index_rows(dir / "db", articles_of(dates));
    const Index index = Index::open(dir / "db");
    for (const Case& one : cases) {
        Ids expected;
        for (std::size_t i = 0; i < dates.size(); ++i) {
            if (one.marks[i] == 'x') expected.push_back(dates[i]);
        }
        CAPTURE(one.filter);
        CHECK(found(index, "x " + one.filter) == expected);
    }
}

TEST_CASE("fields of dates alone find what they find beside words", "[dates]") {
    const TempDir dir;
    index_rows(dir / "db", articles_of({"2023", "2024", "2024-01", "2024-01-01", "undated"}));
    const Index index = Index::open(dir / "db");
    for (const std::string filter : {"date:2024-01-01", "date:2024-01", "date:2024", "since:2023",
                                     "until:2024-01", "since:2024 until:2024-01", "-date:2024"}) {
        CAPTURE(filter);
        CHECK(found(index, filter) == found(index, "x " + filter));
    }
}

namespace {

// The first and the last days of the months of three years, these months and years.
std::vector<std::string> many_dates() {
    std::vector<std::string> dates;
    for (int year = 2023; year < 2026; ++year) {
        dates.push_back(std::to_string(year));
        for (int month = 1; month <= 12; ++month) {
            const Date whole{year, month, 0};
            const Date last = last_day(whole);
            for (const Date& date : {whole, first_day(whole), add_days(last, -1), last}) {
                dates.push_back(to_iso(date));
            }
        }
    }
    return dates;
}

std::string first_of(const std::string& date) {
    return to_digits(first_day(*nutgraf::parse_iso_date(date)));
}

std::string last_of(const std::string& date) {
    return to_digits(last_day(*nutgraf::parse_iso_date(date)));
}

}  // namespace

TEST_CASE("dates are found by their first and last day, whatever the docids", "[dates]") {
    const std::vector<std::string> dates = many_dates();
    const Rows rows = articles_of(dates);
    const TempDir dir;
    index_rows(dir / "db", rows);
    // Articles that come again get docids at the end.
    const bool gaps = GENERATE(false, true);
    if (gaps) index_rows(dir / "db", {rows.begin(), rows.begin() + 10});
    const Index index = Index::open(dir / "db");
    CHECK(rc::check("for any range", [&] {
        const std::string from = *rc::gen::elementOf(dates);
        const std::string to = *rc::gen::elementOf(dates);
        RC_PRE(first_of(from) <= last_of(to));
        Ids expected;
        for (const std::string& date : dates) {
            const bool within = first_of(from) <= first_of(date) && last_of(date) <= last_of(to);
            if (within) expected.push_back(date);
        }
        std::ranges::sort(expected);
        RC_ASSERT(found(index, "x date:" + from + ".." + to) == expected);
    }));
}

namespace {

// How many undated passages a topic is said to leave out; "-" if it has no filter.
std::string undated(const Index& index, const std::string& topic) {
    nutgraf::SearchOptions options;
    options.count_undated = true;
    const auto count = search_all(index, topic, options).undated;
    return count ? std::to_string(*count) : "-";
}

}  // namespace

TEST_CASE("a search counts what a date filter leaves out for want of a date", "[dates]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "Peace", "war", "2024-05-17", "en"},
                            {"b", "", "war", "2023", "en"},
                            {"c", "Peace", "war", "", "en"},
                            {"d", "", "war", "", "de"},
                            {"e", "", "talks", "", "en"}});
    const Index index = Index::open(dir / "db");
    struct Case {
        std::string topic;
        std::string undated;
    };
    const std::vector<Case> cases = {
        {"war", "-"},
        {"lang:en", "-"},
        {"war date:2024", "2"},
        {"war talks since:2024", "3"},
        {"talks until:2024", "1"},
        {"\"war\" date:2024", "2"},
        {"w* date:2024", "2"},
        {"war since:2023 until:2024", "2"},
        {"war since:2024 until:2023", "2"},
        {"war date:2024 lang:en", "1"},
        {"war date:2024 title:peace", "1"},
        {"war date:2024 -lang:de", "1"},
        {"war date:2024 -peace", "1"},
        {"+war +talks date:2024", "0"},
        {"nothing date:2024", "0"},
        {"date:2024", "3"},
        {"date:2024 lang:de", "1"},
        {"date:2024 -lang:de", "2"},
        {"-date:2024", "-"},         // finds those without a date
        {"war AND date:2024", "-"},  // an operand, no filter
        {"war OR date:2024", "-"},   //
        {"war (date:2024)", "-"},    //
        {"(war OR talks) date:2024", "3"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(undated(index, one.topic) == one.undated);
    }
    CHECK_FALSE(search_all(index, "war date:2024").undated);  // nobody asked
}

TEST_CASE("what a date filter leaves out is counted whatever the docids", "[dates]") {
    Rows rows;
    for (int i = 0; i < 1'500; ++i) rows.push_back({std::to_string(i), "", "the war"});
    rows[7].date = "2024";
    const TempDir dir;
    index_rows(dir / "db", rows);
    CHECK(undated(Index::open(dir / "db"), "the date:2024") == "1499");
    index_rows(dir / "db", {rows.begin(), rows.begin() + 30});
    for (const std::string topic : {"the", "war", "\"the war\"", "+the war", "the -nothing"}) {
        CAPTURE(topic);
        CHECK(undated(Index::open(dir / "db"), topic + " date:2024") == "1499");
    }
    for (Row& row : rows) row.date = "2024";
    index_rows(dir / "dated", rows);
    CHECK(undated(Index::open(dir / "dated"), "the date:2023") == "0");
}
