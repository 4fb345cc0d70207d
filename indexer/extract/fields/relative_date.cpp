// SPDX-License-Identifier: GPL-2.0-or-later
//
// "2 hours ago" is no date until one knows when it was said. Units are cut off, not rounded: what
// is said to be a month ago may be nearly two. So a line means a span of days, and the date is what
// all days of the span have in common.
#include "fields/relative_date.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLineBytes = 60;
constexpr int kMostUnits = 100;
constexpr int kHoursOfDay = 24;

struct Unit {
    std::string_view word;
    int hours;
};

constexpr int kDay = kHoursOfDay;
constexpr int kWeek = 7 * kDay;
constexpr int kMonth = 30 * kDay;
constexpr int kYear = 365 * kDay;

constexpr std::array kUnits = {
    Unit{"second", 0},      Unit{"seconds", 0},     Unit{"minute", 0},       Unit{"minutes", 0},
    Unit{"min", 0},         Unit{"mins", 0},        Unit{"hour", 1},         Unit{"hours", 1},
    Unit{"hr", 1},          Unit{"hrs", 1},         Unit{"day", kDay},       Unit{"days", kDay},
    Unit{"week", kWeek},    Unit{"weeks", kWeek},   Unit{"month", kMonth},   Unit{"months", kMonth},
    Unit{"year", kYear},    Unit{"years", kYear},   Unit{"minuten", 0},      Unit{"stunde", 1},
    Unit{"stunden", 1},     Unit{"tag", kDay},      Unit{"tagen", kDay},     Unit{"woche", kWeek},
    Unit{"wochen", kWeek},  Unit{"monat", kMonth},  Unit{"monaten", kMonth}, Unit{"jahr", kYear},
    Unit{"jahren", kYear},  Unit{"heure", 1},       Unit{"heures", 1},       Unit{"jour", kDay},
    Unit{"jours", kDay},    Unit{"semaine", kWeek}, Unit{"semaines", kWeek}, Unit{"mois", kMonth},
    Unit{"an", kYear},      Unit{"ans", kYear},     Unit{"minutos", 0},      Unit{"hora", 1},
    Unit{"horas", 1},       Unit{"día", kDay},      Unit{"días", kDay},      Unit{"semana", kWeek},
    Unit{"semanas", kWeek}, Unit{"mes", kMonth},    Unit{"meses", kMonth},   Unit{"año", kYear},
    Unit{"años", kYear},
};

constexpr std::array<std::string_view, 6> kAgo = {" ago", "vor ", "il y a ", "hace ", " fa", "há "};

// How long ago, in whole units of so many hours. Units of 0 hours are less than an hour.
struct Age {
    int count = 0;
    int hours = 0;
};

std::optional<Age> day_word(std::string_view lower) {
    constexpr std::array<std::string_view, 3> kYesterday = {"yesterday", "gestern", "hier"};
    const auto ends = [&](std::string_view word) { return lower.ends_with(word); };
    if (std::ranges::none_of(kYesterday, ends)) return std::nullopt;
    const std::vector<Item> items = read_items(lower);
    const bool alone = items.size() <= 2;  // "Updated yesterday"
    const bool whole = std::ranges::find(kYesterday, items.back().text) != kYesterday.end();
    return alone && whole ? std::optional(Age{1, kDay}) : std::nullopt;
}

std::optional<Age> read_age(std::string_view line) {
    if (line.size() > kLineBytes) return std::nullopt;
    const std::string lower = ascii::to_lower(line);
    if (const auto age = day_word(lower)) return age;
    const auto said = [&](std::string_view word) { return lower.find(word) != lower.npos; };
    if (std::ranges::none_of(kAgo, said)) return std::nullopt;
    const std::vector<Item> items = read_items(lower);
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        const auto* unit = std::ranges::find(kUnits, items[i + 1].text, &Unit::word);
        if (unit == kUnits.end()) continue;
        const bool one = items[i].text == "a" || items[i].text == "an" || items[i].text == "einem";
        const bool counted = items[i].kind == ItemKind::kNumber && items[i].value <= kMostUnits;
        if (one || (counted && items[i].digits <= 3))
            return Age{one ? 1 : items[i].value, unit->hours};
    }
    return std::nullopt;
}

}  // namespace

bool is_relative_date(std::string_view line) { return read_age(line).has_value(); }

std::optional<Date> relative_date(std::string_view line, const Moment& now) {
    const auto age = read_age(line);
    if (!age) return std::nullopt;
    Date first;
    Date last;
    if (age->hours < kDay) {  // to the hour, and less than one more
        const int least = age->count * age->hours;
        const int latest_hour = now.hour < 0 ? kHoursOfDay - 1 : now.hour;
        const int earliest_hour = std::max(now.hour, 0);
        const auto back = [](int hours) { return hours >= 0 ? 0 : -((-hours + 23) / kHoursOfDay); };
        first = add_days(now.date, back(earliest_hour - least - 1));
        last = add_days(now.date, back(latest_hour - least));
    } else {
        const int days = age->hours / kHoursOfDay;
        last = add_days(now.date, -age->count * days);
        first = age->hours == kDay ? last : add_days(now.date, -(age->count + 1) * days + 1);
    }
    const auto date = common_part(first, last);
    return date && is_valid(*date) ? date : std::nullopt;
}

std::optional<Moment> crawl_moment(std::string_view extra) {
    constexpr std::array<const char*, 8> kKeys = {"crawl_date", "crawled",     "crawled_at",
                                                  "fetched",    "fetch_date",  "retrieved",
                                                  "scraped_at", "date_crawled"};
    if (extra.empty()) return std::nullopt;
    const auto record = nlohmann::json::parse(extra, nullptr, false);
    if (!record.is_object()) return std::nullopt;
    for (const char* key : kKeys) {
        const auto found = record.find(key);
        if (found == record.end() || !found->is_string()) continue;
        const auto& text = found->get_ref<const std::string&>();
        const auto date = find_date(std::string_view(text).substr(0, kLineBytes));
        if (!date || date->day == 0) continue;
        Moment moment{*date};
        const std::vector<Item> items = read_items(std::string_view(text).substr(0, kLineBytes));
        for (std::size_t i = 1; i + 1 < items.size(); ++i) {  // ...-17T15:20
            const std::string_view hour = items[i].text;
            if (items[i].kind == ItemKind::kNumber && items[i].after == ":" && hour.size() == 2 &&
                items[i].value < kHoursOfDay) {
                moment.hour = items[i].value;
                break;
            }
        }
        return moment;
    }
    return std::nullopt;
}

}  // namespace nutgraf
