// SPDX-License-Identifier: GPL-2.0-or-later
//
// Publishers put the day, or the month, of a page into its address, as directories or before the
// name. The name itself may hold other dates (an event's), so only its two ends are looked at.
#include "fields/url_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "fields/opening.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr int kFirstYear = 1990;  // addresses are no older
constexpr int kLastYear = 2099;
constexpr std::size_t kMostBytes = 500;
constexpr std::size_t kSectionBytes = 80;

// Usual sections, as they are printed; of several spellings the one without accents, too.
constexpr std::array<std::string_view, 77> kSections = {
    "Arts",      "Books",         "Business",     "Crime",      "Culture",    "Economy",
    "Education", "Entertainment", "Environment",  "Finance",    "Food",       "Health",
    "Lifestyle", "Markets",       "Money",        "Music",      "Opinion",    "Politics",
    "Science",   "Society",       "Sport",        "Sports",     "Tech",       "Technology",
    "Travel",    "World",         "Gesellschaft", "Gesundheit", "Kultur",     "Meinung",
    "Panorama",  "Politik",       "Reise",        "Technik",    "Wirtschaft", "Wissenschaft",
    "Économie",  "Monde",         "Politique",    "Santé",      "Sciences",   "Société",
    "Ciencia",   "Cultura",       "Deportes",     "Economía",   "Mundo",      "Opinión",
    "Política",  "Salud",         "Sociedad",     "Economia",   "Esportes",   "Mondo",
    "Politica",  "Salute",        "Scienza",      "Cultuur",    "Economie",   "Politiek",
    "Wereld",    "Wetenschap",    "Культура",     "Мир",        "Общество",   "Политика",
    "Спорт",     "Экономика",     "国际",         "财经",       "体育",       "科技",
    "文化",      "経済",          "政治",         "国際",       "スポーツ"};

// The directories and the name of an address, without host and query.
std::vector<std::string_view> path_parts(std::string_view url) {
    url = url.substr(0, std::min(url.find_first_of("?#"), kMostBytes));
    const std::size_t scheme = url.find("://");
    if (scheme != url.npos) url.remove_prefix(scheme + 3);
    const std::size_t host = std::min(url.find('/'), url.size());
    url.remove_prefix(host);
    std::vector<std::string_view> parts;
    while (!url.empty()) {
        url.remove_prefix(1);  // the slash
        const std::size_t end = std::min(url.find('/'), url.size());
        if (end > 0) parts.push_back(url.substr(0, end));
        url.remove_prefix(end);
    }
    return parts;
}

// The value of a text that is nothing but so many digits, or -1.
int number(std::string_view text, std::size_t least, std::size_t most) {
    if (text.size() < least || text.size() > most) return -1;
    if (!std::ranges::all_of(text, ascii::is_digit)) return -1;
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

int year_of(std::string_view text) {
    const int year = number(text, 4, 4);
    return year >= kFirstYear && year <= kLastYear ? year : 0;
}

int month_of(std::string_view text) {
    if (const int month = number(text, 1, 2); month >= 1 && month <= 12) return month;
    return month_number(text);
}

std::optional<Date> existing(Date date) {
    return date.month != 0 && is_valid(date) ? std::optional(date) : std::nullopt;
}

// Digits YYYYMMDD.
std::optional<Date> compact(std::string_view digits) {
    const int value = number(digits, 8, 8);
    if (value < 0 || year_of(digits.substr(0, 4)) == 0) return std::nullopt;
    if (value % 100 == 0) return std::nullopt;
    return existing({value / 10'000, value / 100 % 100, value % 100});
}

// "YYYY-MM-DD", with any of "-_." as joints.
std::optional<Date> joined(std::string_view text) {
    constexpr std::string_view kJoints = "-_.";
    if (text.size() != 10 || text[4] != text[7] || kJoints.find(text[4]) == kJoints.npos)
        return std::nullopt;
    const int day = number(text.substr(8), 2, 2);
    const int month = number(text.substr(5, 2), 2, 2);
    if (day < 1 || month < 1) return std::nullopt;
    return existing({year_of(text.substr(0, 4)), month, day});
}

// "DD-MM-YYYY", or "MM-DD-YYYY" where no day could be meant by the first.
std::optional<Date> year_last(std::string_view text) {
    constexpr std::string_view kJoints = "-_.";
    if (text.size() != 10 || text[2] != text[5] || kJoints.find(text[2]) == kJoints.npos)
        return std::nullopt;
    const int first = number(text.substr(0, 2), 2, 2);
    const int second = number(text.substr(3, 2), 2, 2);
    const int year = year_of(text.substr(6));
    if (first < 1 || second < 1) return std::nullopt;
    if (first > 12 || first == second) return existing({year, second, first});
    return second > 12 ? existing({year, first, second}) : std::nullopt;
}

std::optional<Date> ten_bytes(std::string_view text) {
    const auto date = joined(text);
    return date ? date : year_last(text);
}

// A date that a name begins or ends with, and that no letter or digit touches.
std::optional<Date> at_an_end(std::string_view name) {
    const auto apart = [](char c) { return !ascii::is_digit(c) && !ascii::is_letter(c); };
    for (const std::size_t size : {std::size_t{10}, std::size_t{8}}) {
        if (name.size() < size) continue;
        const auto read = size == 10 ? ten_bytes : compact;
        const std::size_t start = name.size() - size;
        if (start == 0 || apart(name[size])) {
            if (const auto date = read(name.substr(0, size))) return date;
        }
        if (start > 0 && apart(name[start - 1])) {
            if (const auto date = read(name.substr(start))) return date;
        }
    }
    return std::nullopt;
}

std::optional<Date> year_and_month(std::string_view part) {
    if (part.size() != 7 || part[4] != '-') return std::nullopt;
    return existing({year_of(part.substr(0, 4)), std::max(number(part.substr(5), 2, 2), 0)});
}

// 2014/05/17, 2014/may/17, 2014/0517 from the directory `at` on, or as much of it as there is.
std::optional<Date> directories(const std::vector<std::string_view>& parts, std::size_t at) {
    const int year = year_of(parts[at]);
    if (year == 0 || at + 1 == parts.size()) return std::nullopt;
    if (const int both = number(parts[at + 1], 4, 4); both > 0 && both % 100 > 0) {
        return existing({year, both / 100, both % 100});
    }
    Date date{year, month_of(parts[at + 1])};
    if (at + 2 < parts.size()) date.day = std::max(number(parts[at + 2], 1, 2), 0);
    if (!is_valid(date)) date.day = 0;
    return existing(date);
}

std::string_view section_in(std::string_view word) {
    if (word.empty() || word.size() > kSectionBytes) return {};
    const auto same = [&](std::string_view section) {
        return section.size() == word.size() && starts_with_words(word, section);
    };
    const auto* found = std::ranges::find_if(kSections, same);
    return found == kSections.end() ? std::string_view() : *found;
}

}  // namespace

std::optional<Date> date_of_url(std::string_view url) {
    std::optional<Date> found;
    const std::vector<std::string_view> parts = path_parts(url);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string_view name = parts[i];
        if (i + 1 == parts.size()) name = name.substr(0, name.rfind(".htm"));
        auto date = directories(parts, i);
        if (!date) date = at_an_end(name);
        if (!date) date = year_and_month(name);
        if (!date) continue;
        if (found && found->day != 0 && date->day != 0 && *found != *date) return std::nullopt;
        if (!found || found->day == 0) found = date;
    }
    return found;
}

std::string_view section_of_url(std::string_view url) {
    constexpr std::array<std::string_view, 4> kBefore = {"news", "story", "article", "articles"};
    for (const std::string_view part : path_parts(url)) {
        const bool passed = part.size() == 2 || std::ranges::find(kBefore, part) != kBefore.end();
        if (!passed) return section_in(part);
    }
    return {};
}

std::string_view section_of_line(std::string_view line) {
    if (line.size() > kSectionBytes) return {};
    constexpr std::array<std::string_view, 4> kSteps = {" > ", " › ", " » ", " / "};
    std::string_view section;
    while (true) {
        std::size_t end = line.size();
        std::size_t next = line.size();
        for (const std::string_view step : kSteps) {
            if (const std::size_t at = line.find(step); at < end) {
                end = at;
                next = at + step.size();
            }
        }
        if (const auto known = section_in(ascii::trim(line.substr(0, end))); !known.empty())
            section = known;
        if (end == line.size()) return section;
        line.remove_prefix(next);
    }
}

}  // namespace nutgraf
