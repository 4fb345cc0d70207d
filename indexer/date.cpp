// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line is reduced to numbers and month names; everything else only says how far apart they stand.
// Dates are then patterns of three neighbouring items.
#include "nutgraf/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

struct MonthName {
    std::string_view name;
    int month;
};

// Whole words in lower case (ASCII only; other letters as they are written in running text).
constexpr std::array kMonths = {
    MonthName{"january", 1},   MonthName{"jan", 1},       MonthName{"januar", 1},
    MonthName{"janvier", 1},   MonthName{"января", 1},    MonthName{"jänner", 1},
    MonthName{"february", 2},  MonthName{"feb", 2},       MonthName{"februar", 2},
    MonthName{"février", 2},   MonthName{"fevrier", 2},   MonthName{"февраля", 2},
    MonthName{"march", 3},     MonthName{"mar", 3},       MonthName{"märz", 3},
    MonthName{"mars", 3},      MonthName{"марта", 3},     MonthName{"april", 4},
    MonthName{"apr", 4},       MonthName{"avril", 4},     MonthName{"апреля", 4},
    MonthName{"may", 5},       MonthName{"mai", 5},       MonthName{"мая", 5},
    MonthName{"june", 6},      MonthName{"jun", 6},       MonthName{"juni", 6},
    MonthName{"juin", 6},      MonthName{"июня", 6},      MonthName{"july", 7},
    MonthName{"jul", 7},       MonthName{"juli", 7},      MonthName{"juillet", 7},
    MonthName{"июля", 7},      MonthName{"august", 8},    MonthName{"aug", 8},
    MonthName{"août", 8},      MonthName{"aout", 8},      MonthName{"августа", 8},
    MonthName{"september", 9}, MonthName{"sept", 9},      MonthName{"sep", 9},
    MonthName{"septembre", 9}, MonthName{"сентября", 9},  MonthName{"october", 10},
    MonthName{"oct", 10},      MonthName{"oktober", 10},  MonthName{"okt", 10},
    MonthName{"octobre", 10},  MonthName{"октября", 10},  MonthName{"november", 11},
    MonthName{"nov", 11},      MonthName{"novembre", 11}, MonthName{"ноября", 11},
    MonthName{"december", 12}, MonthName{"dec", 12},      MonthName{"dezember", 12},
    MonthName{"dez", 12},      MonthName{"décembre", 12}, MonthName{"decembre", 12},
    MonthName{"декабря", 12},
};

enum class ItemKind { kNumber, kMonth, kWord };

struct Item {
    ItemKind kind;
    int value;               // of a number or month
    std::size_t digits;      // of a number
    std::string_view text;   // as written, an ordinal mark ("4th") left out
    std::string_view after;  // what separates it from the next item
};

// Returns the bytes of the separator at `at`, or 0 if a letter or digit stands there. Of those
// beyond ASCII: U+0080 to U+00BF (no-break space), U+2000 to U+207F (dashes, quotes, narrow spaces)
// and U+3000 to U+303F (ideographic space, comma and full stop).
std::size_t separator_length(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80)
        return ascii::is_digit(c) || ascii::is_letter(c) ? 0 : 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xc2")) return std::min<std::size_t>(rest.size(), 2);
    for (const std::string_view block : {"\xe2\x80", "\xe2\x81", "\xe3\x80"}) {
        if (rest.starts_with(block)) return std::min<std::size_t>(rest.size(), 3);
    }
    return 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !ascii::is_digit(text[at]) && separator_length(text, at) == 0) ++at;
    return at;
}

int month_of(std::string_view word) {
    const std::string lower = ascii::to_lower(word);
    const auto* found = std::ranges::find(kMonths, std::string_view(lower), &MonthName::name);
    return found == kMonths.end() ? 0 : found->month;
}

bool is_ordinal_mark(std::string_view word) {
    constexpr std::array<std::string_view, 5> kMarks = {"st", "nd", "rd", "th", "er"};
    return std::ranges::find(kMarks, word) != kMarks.end();
}

Item read_number(std::string_view text, std::size_t& at) {
    const std::size_t start = at;
    while (at < text.size() && ascii::is_digit(text[at])) ++at;
    const std::string_view digits = text.substr(start, at - start);
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const std::size_t end = word_end(text, at);
    if (digits.size() <= 2 && is_ordinal_mark(text.substr(at, end - at))) at = end;
    return {ItemKind::kNumber, value, digits.size(), digits, {}};
}

Item read_item(std::string_view text, std::size_t& at) {
    if (ascii::is_digit(text[at])) return read_number(text, at);
    const std::size_t start = at;
    at = word_end(text, at);
    const std::string_view word = text.substr(start, at - start);
    const int month = month_of(word);
    return {month != 0 ? ItemKind::kMonth : ItemKind::kWord, month, 0, word, {}};
}

std::vector<Item> read_items(std::string_view text) {
    std::vector<Item> items;
    std::size_t at = 0;
    std::size_t gap = 0;
    while (at < text.size()) {
        if (const std::size_t length = separator_length(text, at)) {
            at += length;
            continue;
        }
        if (!items.empty()) items.back().after = text.substr(gap, at - gap);
        items.push_back(read_item(text, at));
        gap = at;
    }
    return items;
}

// Items of one date stand next to each other: white space, a full stop, a comma, an ordinal mark.
bool adjacent(const Item& item) {
    return item.after.size() <= 3 && item.after.find('\n') == item.after.npos;
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

// 05/03/2024 is read only if one of the two cannot be a month.
std::optional<Date> slashed(int first, int second, int year) {
    if (first == second) return checked({year, first, second});
    if (first > 12) return checked({year, second, first});
    if (second > 12) return checked({year, first, second});
    return std::nullopt;
}

std::optional<Date> full_date(const Item& a, const Item& b, const Item& c) {
    if (is_year(a) && is_day(b) && is_day(c) && a.after == b.after &&
        (joined_by(a, '-') || joined_by(a, '/') || joined_by(a, '.'))) {
        return checked({a.value, b.value, c.value});
    }
    if (!adjacent(a) || !adjacent(b)) return std::nullopt;
    if (is_day(a) && b.kind == ItemKind::kMonth && is_year(c)) {
        return checked({c.value, b.value, a.value});
    }
    if (a.kind == ItemKind::kMonth && is_day(b) && is_year(c)) {
        return checked({c.value, a.value, b.value});
    }
    if (is_day(a) && is_day(b) && is_year(c)) {
        if (joined_by(a, '.') && joined_by(b, '.')) return checked({c.value, b.value, a.value});
        if (joined_by(a, '/') && joined_by(b, '/')) return slashed(a.value, b.value, c.value);
    }
    return std::nullopt;
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
std::optional<Date> chinese_date(const std::vector<Item>& items, std::string_view text) {
    if (text.find("年") == text.npos) return std::nullopt;
    for (std::size_t i = 0; i + 4 < items.size(); ++i) {
        if (is_year(items[i]) && is_day(items[i + 2]) && is_day(items[i + 4]) &&
            items[i + 1].text == "年" && items[i + 3].text == "月") {
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
        const auto date = full_date(items[i], items[i + 1], items[i + 2]);
        if (date && stands_alone(items, i)) return date;
    }
    if (const auto date = chinese_date(items, text)) return date;
    if (const auto date = month_and_year(items)) return date;
    if (const auto date = eight_digits(items)) return date;
    if (items.size() == 1) return only_a_year(items[0], text);
    return parse_iso_date(text);
}

std::string to_iso(const Date& date) { return written(date, "-"); }
std::string to_digits(const Date& date) { return written(date, ""); }

Date first_day(const Date& date) noexcept {
    return {date.year, std::max(date.month, 1), std::max(date.day, 1)};
}

Date last_day(const Date& date) noexcept {
    const int month = date.month == 0 ? 12 : date.month;
    return {date.year, month, date.day == 0 ? days_in(date.year, month) : date.day};
}

}  // namespace nutgraf
