// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// A calendar date (proleptic Gregorian), possibly known only to the month or the year.
struct Date {
    int year = 0;   ///< 1 to 9999
    int month = 0;  ///< 1 to 12; 0 when unknown
    int day = 0;    ///< 1 to 31; 0 when unknown

    friend bool operator==(const Date&, const Date&) = default;
};

/// Whether such a day, month or year exists.
bool is_valid(const Date& date) noexcept;

/// Reads exactly YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601). Nothing if it is anything else or the day
/// does not exist.
std::optional<Date> parse_iso_date(std::string_view text);

/// Finds the first date in a line of text: "2024-03-04T10:00Z", "4 March 2024", "March 4, 2024",
/// "Mon 4 Mar 2024", "4. März 2024", "4 mars 2024 г.", "05.03.2024" (day first), "20240304",
/// "2024年3月4日"; month names in English, German, French and Russian. Slashes are read only where
/// day and month cannot be confused. If there is no full date, the first month with a year
/// ("December, 1958"), and if the text is nothing but a year, that. Years outside 1600 to 2199 are
/// taken only where the whole text is an ISO 8601 month or day; digits that go on beyond a date
/// ("1.2.2024.5") are none.
std::optional<Date> find_date(std::string_view text);

/// Writes YYYY, YYYY-MM or YYYY-MM-DD.
std::string to_iso(const Date& date);

/// Returns the first day that a partly known date can mean.
Date first_day(const Date& date) noexcept;

/// Returns the last day that a partly known date can mean.
Date last_day(const Date& date) noexcept;

/// Writes YYYYMMDD, unknown parts left out: orders dates as strings.
std::string to_digits(const Date& date);

}  // namespace nutgraf
