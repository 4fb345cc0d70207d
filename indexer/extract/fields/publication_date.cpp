// SPDX-License-Identifier: GPL-2.0-or-later
//
// When was it published? Pages say so in a short line near the headline, or in the dateline of the
// report. Dates in running prose are those of events and never taken. What this leaves out: lines
// whose day and month cannot be told apart.
#include "fields/publication_date.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "fields/date_labels.hpp"
#include "fields/opening.hpp"
#include "fields/publisher.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLineBytes = 80;
constexpr std::size_t kLineWords = 10;
constexpr std::size_t kLabelledBytes = 140;
constexpr std::size_t kLabelledWords = 20;
constexpr std::size_t kMostHints = 50;
constexpr int kWeek = 7;

constexpr double kLabelled = 0.95;
constexpr double kPlain = 0.8;
constexpr double kClosing = 0.75;

// Dates of messages that a story quotes.
bool is_of_a_message(std::string_view line) {
    return line.starts_with("—") || line.starts_with("–") || line.starts_with("-") ||
           line.find("(@") != line.npos;
}

// A short sentence or caption: its date is that of what it tells.
bool is_sentence(std::string_view line, std::size_t words) {
    constexpr std::size_t kFewWords = 5;
    return words > kFewWords && (ends_sentence(line) || line.ends_with(')'));
}

bool add_dates(std::string_view line, std::string_view above, bool labelled_only,
               std::vector<DateCandidate>& candidates) {
    if (line.size() > kLabelledBytes || !has_year(line)) return false;
    if (is_of_a_message(line)) return false;
    const std::size_t words = count_words(line);
    const bool is_short =
        line.size() <= kLineBytes && words <= kLineWords && !is_sentence(line, words);
    bool found = false;
    std::vector<LabelledPart> parts = cut_at_labels(line);
    parts.front().label = label_alone(above);
    for (const auto& [label, text] : parts) {
        if (label == DateLabel::kOther) continue;
        const bool labelled = label != DateLabel::kNone;
        if (labelled ? words > kLabelledWords : (!is_short || labelled_only)) continue;
        const auto date = find_date(text);
        if (!date || date->day == 0) continue;
        const double confidence = labelled_only ? kClosing : (labelled ? kLabelled : kPlain);
        candidates.push_back({*date, Origin::kDateLine, confidence, label == DateLabel::kUpdated});
        found = true;
    }
    return found;
}

// The year that makes a day come closest to a date of publication, if within a week.
std::optional<int> year_near(const DayOfYear& day, const Date& published) {
    if (published.day == 0) {
        return published.month == day.month ? std::optional(published.year) : std::nullopt;
    }
    for (const int year : {published.year, published.year - 1, published.year + 1}) {
        const Date date{year, day.month, day.day};
        if (is_valid(date) && std::abs(days_between(date, published)) <= kWeek) return year;
    }
    return std::nullopt;
}

bool fits_weekday(const DayOfYear& day, int year) {
    const Date date{year, day.month, day.day};
    return is_valid(date) && (day.weekday == 0 || weekday_of(date) == day.weekday);
}

struct Year {
    int value = 0;
    double confidence = 0;
};

std::optional<Year> from_weekday(const DayOfYear& day, const YearHints& hints) {
    if (day.weekday == 0) return std::nullopt;
    std::optional<Year> found;
    for (const int year : hints.years) {
        if (!fits_weekday(day, year) || (found && found->value == year)) continue;
        if (found) return std::nullopt;
        found = Year{year, 0.8};
    }
    return found;
}

// Whether no year of the text is later.
bool is_latest(int year, const YearHints& hints) {
    return std::ranges::none_of(hints.years, [&](int other) { return other > year; });
}

std::optional<Year> from_mentions(const DayOfYear& day, const YearHints& hints) {
    for (const Date& date : hints.mentioned) {
        const Date same{date.year, day.month, day.day};
        if (!is_latest(date.year, hints) || !fits_weekday(day, date.year)) continue;
        if (std::abs(days_between(same, date)) <= 1) return Year{date.year, 0.7};
    }
    return std::nullopt;
}

std::optional<Year> from_photo(const DayOfYear& day, const YearHints& hints) {
    if (!hints.photo || !is_latest(hints.photo->year, hints)) return std::nullopt;
    for (const int year : {hints.photo->year, hints.photo->year + 1}) {
        if (!fits_weekday(day, year)) continue;
        const int after = days_between(*hints.photo, {year, day.month, day.day});
        if (after >= 0 && after <= kWeek) return Year{year, 0.7};
    }
    return std::nullopt;
}

std::optional<Year> infer_year(const DayOfYear& day, const YearHints& hints) {
    for (const Date& published : hints.published) {
        const auto year = year_near(day, published);
        if (year && fits_weekday(day, *year)) return Year{*year, 0.9};
    }
    if (const auto year = from_weekday(day, hints)) return year;
    if (const auto year = from_mentions(day, hints)) return year;
    if (const auto year = from_photo(day, hints)) return year;
    if (hints.copyright != 0 && fits_weekday(day, hints.copyright))
        return Year{hints.copyright, 0.6};
    return std::nullopt;
}

// A year in a paragraph with what stands close by.
std::string_view around(std::string_view line, std::size_t year) {
    constexpr std::size_t kBefore = 32;  // "Wednesday, 30th September, "
    constexpr std::size_t kYearAndDay = 10;
    std::size_t start = year > kBefore ? year - kBefore : 0;
    if (start > 0) start = std::min(line.find(' ', start), year);  // no part of a word
    return line.substr(start, year + kYearAndDay - start);
}

void add_years(std::string_view line, YearHints& hints) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (!ascii::is_digit(line[at])) continue;
        const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
        int year = 0;
        std::from_chars(line.data() + at, line.data() + end, year);
        if (end - at == 4 && year >= 1950 && year < 2100) {
            hints.years.push_back(year);
            const auto date = find_date(around(line, at));
            if (date && date->day != 0) hints.mentioned.push_back(*date);
        }
        at = end;
    }
}

void add_hints(std::string_view text, YearHints& hints) {
    while (!text.empty() && hints.years.size() < kMostHints) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = ascii::trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!has_year(line)) continue;
        if (const auto notice = read_copyright(line)) {
            hints.copyright = notice->year;
            continue;
        }
        add_years(line, hints);
    }
}

}  // namespace

bool has_year(std::string_view line) {
    constexpr std::size_t kDigits = 4;  // one of any four bytes in a row tells
    for (std::size_t at = kDigits - 1; at < line.size(); at += kDigits) {
        if (!ascii::is_digit(line[at])) continue;
        std::size_t start = at;
        while (start > 0 && ascii::is_digit(line[start - 1])) --start;
        std::size_t end = at + 1;
        while (end < line.size() && ascii::is_digit(line[end])) ++end;
        if (end - start >= kDigits) return true;
        at = end - 1;
    }
    return false;
}

bool add_line_dates(std::string_view line, std::string_view above,
                    std::vector<DateCandidate>& candidates) {
    return add_dates(line, above, false, candidates);
}

void add_closing_dates(std::string_view line, std::string_view above,
                       std::vector<DateCandidate>& candidates) {
    add_dates(line, above, true, candidates);
}

YearHints year_hints(std::string_view head, std::string_view tail) {
    YearHints hints;
    add_hints(head, hints);
    add_hints(tail, hints);
    return hints;
}

std::optional<DateCandidate> date_of(const Dateline& dateline, const YearHints& hints) {
    constexpr double kFull = 0.95;
    if (dateline.date) return DateCandidate{*dateline.date, Origin::kOpening, kFull};
    if (!dateline.day) return std::nullopt;
    const auto year = infer_year(*dateline.day, hints);
    if (!year) return std::nullopt;
    return DateCandidate{
        {year->value, dateline.day->month, dateline.day->day}, Origin::kOpening, year->confidence};
}

}  // namespace nutgraf
