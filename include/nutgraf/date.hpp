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
/// "4 de marzo de 2024", "2024. március 4.", "2024年3月4日"; month names in the languages that an
/// article's language is told of, digits of all scripts. Slashes are read only where day and month
/// cannot be confused, years of two digits ("04.03.24", "4 Mar 24") as in mail (RFC 5322, 4.3) and
/// only where nothing but a time follows. If there is no full date, the first month with a year
/// ("December, 1958"), and if the text is nothing but a year, that. Years outside 1600 to 2199 are
/// taken only where the whole text is an ISO 8601 month or day; digits that go on beyond a date
/// ("1.2.2024.5") are none.
std::optional<Date> find_date(std::string_view text);

/// A day whose year is not said: "Tuesday, May 17".
struct DayOfYear {
    int month = 0;    ///< 1 to 12
    int day = 0;      ///< 1 to 31, and not beyond the month's end
    int weekday = 0;  ///< Monday 1 to Sunday 7; 0 when not said

    friend bool operator==(const DayOfYear&, const DayOfYear&) = default;
};

/// Finds the first day and month that stand together in a line, whether a year follows or not.
std::optional<DayOfYear> find_day(std::string_view text);

/// Returns the weekday of a day, Monday 1 to Sunday 7. The date must be known to the day.
int weekday_of(const Date& date) noexcept;

/// Returns the day so many days later, or earlier if negative. The date must be known to the day.
Date add_days(const Date& date, int days) noexcept;

/// Returns how many days lie between two dates, negative if `to` is earlier. Both must be known to
/// the day.
int days_between(const Date& from, const Date& to) noexcept;

/// Writes YYYY, YYYY-MM or YYYY-MM-DD.
std::string to_iso(const Date& date);

/// Returns the first day that a partly known date can mean.
Date first_day(const Date& date) noexcept;

/// Returns the last day that a partly known date can mean.
Date last_day(const Date& date) noexcept;

/// Returns what all days from one to another have in common: the day, the month or the year.
/// Nothing if they lie in different years. Both must be known to the day.
std::optional<Date> common_part(const Date& first, const Date& last) noexcept;

/// Writes YYYYMMDD, unknown parts left out: orders dates as strings.
std::string to_digits(const Date& date);

}  // namespace nutgraf
