// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a line, an address or the rest of a record: what is found there of dates are days,
// months and years that exist.
#include <string>

#include "fields/dateline.hpp"
#include "fields/relative_date.hpp"
#include "fields/url_fields.hpp"
#include "fuzz/check.hpp"
#include "nutgraf/date.hpp"

namespace {

using namespace nutgraf;

void check_date(const Date& date) {
    check(is_valid(date));
    check(parse_iso_date(to_iso(date)) == date);
    check(is_valid(first_day(date)) && is_valid(last_day(date)));
    check(days_between(first_day(date), last_day(date)) >= 0);
    check(add_days(first_day(date), days_between(first_day(date), last_day(date))) ==
          last_day(date));
}

void check_day(const DayOfYear& day) {
    check(is_valid({2024, day.month, day.day}));  // a leap year
    check(day.weekday >= 0 && day.weekday <= 7);
}

void check_moment(const Moment& moment) {
    check_date(moment.date);
    check(moment.date.day > 0 && moment.hour >= -1 && moment.hour < 24);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto date = parse_iso_date(text)) check(to_iso(*date) == text);
    if (const auto date = find_date(text)) check_date(*date);
    if (const auto day = find_day(text)) check_day(*day);
    if (const auto date = date_of_url(text)) check_date(*date);
    section_of_url(text);
    section_of_line(text);
    if (const auto dateline = read_dateline(text)) {
        check(dateline->end <= size);
        if (dateline->date) check_date(*dateline->date);
        if (dateline->day) check_day(*dateline->day);
    }
    if (const auto moment = crawl_moment(text)) check_moment(*moment);
    for (const Moment& now : {Moment{{2024, 2, 29}, 23}, Moment{{1, 1, 1}, -1}}) {
        if (const auto date = relative_date(text, now)) check_date(*date);
    }
    return 0;
}
