// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line is reduced to numbers and month names (date_items.hpp); everything else only says how far
// apart they stand. Dates are then patterns of three neighbouring items.
#include "nutgraf/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr int kLeapYear = 2000;  // has all days

// Items of one date stand next to each other: white space, a full stop, a comma, an ordinal mark,
// or a joint (" de ", " m. ").
bool adjacent(const Item& item) {
    constexpr std::size_t kMost = 3;  // bytes of separators; one more about a joint
    if (item.after.find('\n') != item.after.npos) return false;
    return item.after.size() <= kMost + (item.joint > 0 ? item.joint + 1 : 0);
}
bool joined_by(const Item& item, char c) { return item.after.size() == 1 && item.after[0] == c; }

bool is_number(const Item& item, std::size_t least, std::size_t most) {
    return item.kind == ItemKind::kNumber && item.digits >= least && item.digits <= most;
}
// Years of newspapers; four digits beyond are as likely the time, a price or part of a number.
bool is_year(const Item& item) {
    return is_number(item, 4, 4) && item.value >= 1600 && item.value < 2200;
}
bool is_day(const Item& item) { return is_number(item, 1, 2); }

std::optional<Date> checked(Date date) {
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// 05/03/2024 or 05-03-2024 is read only if one of the two cannot be a month.
std::optional<Date> slashed(int first, int second, int year) {
    if (first == second) return checked({year, first, second});
    if (first > 12) return checked({year, second, first});
    if (second > 12) return checked({year, first, second});
    return std::nullopt;
}

// Years of Thailand are counted from Buddha's death, 543 years before those of others.
bool is_thai_year(const Item& month, const Item& year) {
    const bool thai = month.text.starts_with("\xe0\xb8") || month.text.starts_with("\xe0\xb9");
    return thai && is_number(year, 4, 4) && year.value > 2400 && year.value < 2700;
}

std::optional<Date> named_date(const Item& day, const Item& month, const Item& year) {
    constexpr int kBuddha = 543;
    if (is_thai_year(month, year)) return checked({year.value - kBuddha, month.value, day.value});
    if (is_year(year)) return checked({year.value, month.value, day.value});
    return std::nullopt;
}

bool is_month(const Item& item) { return item.kind == ItemKind::kMonth; }

std::optional<Date> full_date(const Item& a, const Item& b, const Item& c) {
    if (is_year(a) && is_day(b) && is_day(c) && a.after == b.after &&
        (joined_by(a, '-') || joined_by(a, '/') || joined_by(a, '.'))) {
        return checked({a.value, b.value, c.value});
    }
    if (!adjacent(a) || !adjacent(b)) return std::nullopt;
    if (is_day(a) && is_month(b)) return named_date(a, b, c);
    if (is_month(a) && is_day(b)) return named_date(b, a, c);
    if (is_day(a) && is_day(b) && is_year(c)) {
        if (joined_by(a, '.') && joined_by(b, '.')) return checked({c.value, b.value, a.value});
        if (a.after == b.after && (joined_by(a, '/') || joined_by(a, '-')))
            return slashed(a.value, b.value, c.value);
    }
    return std::nullopt;
}

// "2020. október 12.", "2020. gada 12. oktobris": no year that belongs to what stands before it,
// and no day and month that belong to a year behind them.
std::optional<Date> year_first(const std::vector<Item>& items, std::size_t first) {
    const Item& a = items[first];
    const Item& b = items[first + 1];
    const Item& c = items[first + 2];
    if (!is_year(a) || !adjacent(a) || !adjacent(b)) return std::nullopt;
    const bool taken = first > 0 && is_month(items[first - 1]) && adjacent(items[first - 1]);
    const bool other = first + 3 < items.size() && is_year(items[first + 3]) && adjacent(c);
    if (taken || other) return std::nullopt;
    if (is_month(b) && is_day(c)) return named_date(c, b, a);
    if (is_day(b) && is_month(c)) return named_date(b, c, a);
    return std::nullopt;
}

// Whether a number of two digits stands where nothing makes it more than a year: at the end, or
// before a time.
bool ends_date(const std::vector<Item>& items, std::size_t at) {
    if (joined_by(items[at], ':')) return false;
    if (at + 1 == items.size()) return true;
    return items[at + 1].kind == ItemKind::kNumber && items[at + 1].after.starts_with(':');
}

// "12-Oct-20", "12 Oct 20 10:15", "14.10.20", "12/31/19": of numbers all have two digits, and none
// but the day could be the day. "8.5.12" could be a version, but "Jane Doe, 8.5.12" is none.
std::optional<Date> short_date(const std::vector<Item>& items, std::size_t first) {
    const Item& a = items[first];
    const Item& b = items[first + 1];
    const Item& c = items[first + 2];
    if (!is_number(c, 2, 2) || a.after != b.after || !ends_date(items, first + 2))
        return std::nullopt;
    const int year = full_year(c);
    if (is_day(a) && is_month(b) && a.after.size() == 1) return checked({year, b.value, a.value});
    const bool apart = first > 0 && items[first - 1].after.starts_with(',');
    const std::size_t least = apart && joined_by(a, '.') ? 1 : 2;
    if (!is_number(a, least, 2) || !is_number(b, least, 2)) return std::nullopt;
    if (joined_by(a, '.')) return checked({year, b.value, a.value});
    return joined_by(a, '/') && b.value > 12 ? checked({year, a.value, b.value}) : std::nullopt;
}

// Whether a number continues in the next item or in the one before, as in 3.1.2.2024 or 14:05.
bool joins_number(const Item& item, const Item& next) {
    constexpr std::string_view kJoints = "-./:";
    return item.kind == ItemKind::kNumber && next.kind == ItemKind::kNumber &&
           item.after.size() == 1 && kJoints.find(item.after[0]) != kJoints.npos;
}

// Whether the three items from `first` are a date by themselves and not the middle of a longer
// number, a version ("v1.2.2024", "1.2.2024x") or a file name. Scraped pages lose the blank before
// the next word, so a capital may follow ("2024-03-04By Jane Doe"), as may the T of ISO 8601.
bool stands_alone(const std::vector<Item>& items, std::size_t first) {
    const std::size_t last = first + 2;
    const bool numeric =
        items[first].kind == ItemKind::kNumber && items[first + 1].kind == ItemKind::kNumber;
    if (first > 0) {
        const Item& before = items[first - 1];
        if (joins_number(before, items[first])) return false;
        if (numeric && before.after.empty() && ascii::is_letter(before.text.back())) return false;
    }
    if (last + 1 == items.size() || !numeric) return true;
    const Item& after = items[last + 1];
    const bool attached = items[last].after.empty() && after.kind != ItemKind::kNumber;
    const bool interval = is_year(after);  // 2024-03-04/2024-03-06
    if (attached && after.text[0] >= 'a' && after.text[0] <= 'z') return false;
    return interval || !joins_number(items[last], after) || joined_by(items[last], ':');
}

// 2024年3月4日: numbers with one character between, which read_items sees as words.
std::optional<Date> signed_date(const std::vector<Item>& items, std::string_view text,
                                std::string_view year, std::string_view month) {
    if (text.find(year) == text.npos) return std::nullopt;
    for (std::size_t i = 0; i + 4 < items.size(); ++i) {
        if (is_year(items[i]) && is_day(items[i + 2]) && is_day(items[i + 4]) &&
            items[i + 1].text == year && items[i + 3].text == month) {
            return checked({items[i].value, items[i + 2].value, items[i + 4].value});
        }
    }
    return std::nullopt;
}

// "1958", " 1958." but not "$1958".
std::optional<Date> only_a_year(const Item& item, std::string_view text) {
    const std::size_t other = text.find_first_not_of(" \t\r\n.0123456789");
    if (other != text.npos || !is_year(item)) return std::nullopt;
    return checked({item.value});
}

// 20240304, and nothing else. Only in the years that articles are of: other numbers have eight
// digits as well.
std::optional<Date> eight_digits(const std::vector<Item>& items) {
    if (items.size() != 1 || !is_number(items[0], 8, 8)) return std::nullopt;
    const int value = items[0].value;
    if (value < 1900'00'00 || value > 2099'12'31) return std::nullopt;
    return checked({value / 10'000, value / 100 % 100, value % 100});
}

std::optional<Date> month_and_year(const std::vector<Item>& items) {
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        if (items[i].kind == ItemKind::kMonth && adjacent(items[i]) && is_year(items[i + 1])) {
            return checked({items[i + 1].value, items[i].value, 0});
        }
    }
    return std::nullopt;
}

int days_in(int year, int month) {
    constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::chrono::sys_days day_count(const Date& date) {
    return std::chrono::year(date.year) / date.month / date.day;
}

std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string written(const Date& date, std::string_view separator) {
    std::string out = padded(date.year, 4);
    if (date.month != 0) out.append(separator) += padded(date.month, 2);
    if (date.day != 0) out.append(separator) += padded(date.day, 2);
    return out;
}

}  // namespace

bool is_valid(const Date& date) noexcept {
    if (date.year < 1 || date.year > 9999) return false;
    if (date.month < 0 || date.month > 12 || (date.month == 0 && date.day != 0)) return false;
    return date.day >= 0 && (date.day == 0 || date.day <= days_in(date.year, date.month));
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() > 10) return {};
    const std::vector<Item> items = read_items(text);
    const auto shape = [&](std::size_t at, std::size_t digits) {
        return items[at].kind == ItemKind::kNumber && items[at].digits == digits;
    };
    const std::size_t length = text.size();
    if (items.empty() || items.size() > 3 || length != items.size() * 3 + 1 || !shape(0, 4))
        return {};
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (!joined_by(items[i - 1], '-') || !shape(i, 2)) return {};
    }
    Date date{items[0].value};
    if (items.size() > 1) date.month = items[1].value;
    if (items.size() > 2) date.day = items[2].value;
    const bool zero_part =
        (items.size() > 1 && date.month == 0) || (items.size() > 2 && date.day == 0);
    return zero_part ? std::nullopt : checked(date);
}

std::optional<Date> find_date(std::string_view text) {
    const std::vector<Item> items = read_items(text);
    for (std::size_t i = 0; i + 2 < items.size(); ++i) {
        auto date = full_date(items[i], items[i + 1], items[i + 2]);
        if (!date) date = year_first(items, i);
        if (!date) date = short_date(items, i);
        if (date && stands_alone(items, i)) return date;
    }
    if (const auto date = signed_date(items, text, "年", "月")) return date;  // Chinese, Japanese
    if (const auto date = signed_date(items, text, "년", "월")) return date;  // Korean
    if (const auto date = month_and_year(items)) return date;
    if (const auto date = eight_digits(items)) return date;
    if (items.size() == 1) return only_a_year(items[0], text);
    return parse_iso_date(text);
}

std::optional<DayOfYear> find_day(std::string_view text) {
    const std::vector<Item> items = read_items(text);
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        const Item& a = items[i];
        const Item& b = items[i + 1];
        const bool month_first = a.kind == ItemKind::kMonth && is_day(b);
        if (!adjacent(a) || !(month_first || (is_day(a) && b.kind == ItemKind::kMonth))) continue;
        const int month = month_first ? a.value : b.value;
        const int day = month_first ? b.value : a.value;
        if (!is_valid({kLeapYear, month, day})) continue;
        const bool named = i > 0 && items[i - 1].kind == ItemKind::kWeekday;
        return DayOfYear{month, day, named && adjacent(items[i - 1]) ? items[i - 1].value : 0};
    }
    return std::nullopt;
}

int weekday_of(const Date& date) noexcept {
    return static_cast<int>(std::chrono::weekday(day_count(date)).iso_encoding());
}

Date add_days(const Date& date, int days) noexcept {
    const std::chrono::year_month_day moved(day_count(date) + std::chrono::days(days));
    return {static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
            static_cast<int>(static_cast<unsigned>(moved.day()))};
}

int days_between(const Date& from, const Date& to) noexcept {
    return static_cast<int>((day_count(to) - day_count(from)).count());
}

std::string to_iso(const Date& date) { return written(date, "-"); }
std::string to_digits(const Date& date) { return written(date, ""); }

std::optional<Date> common_part(const Date& first, const Date& last) noexcept {
    if (first == last) return first;
    if (first.year != last.year) return std::nullopt;
    return Date{first.year, first.month == last.month ? first.month : 0};
}

Date first_day(const Date& date) noexcept {
    return {date.year, std::max(date.month, 1), std::max(date.day, 1)};
}

Date last_day(const Date& date) noexcept {
    const int month = date.month == 0 ? 12 : date.month;
    return {date.year, month, date.day == 0 ? days_in(date.year, month) : date.day};
}

}  // namespace nutgraf
