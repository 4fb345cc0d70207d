// SPDX-License-Identifier: GPL-2.0-or-later
//
// News is illustrated with photos of the day, whose captions name the day in full, while the story
// itself says "on May 17" or "on Friday". Together they tell the year, and about when the story was
// written: not before that day and hardly a week after. A caption alone tells nothing: pages also
// show photos of long ago. What this leaves out: captions without a credit.
#include "fields/caption_date.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "fields/publication_date.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kCaptionBytes = 600;
constexpr std::size_t kCreditBytes = 100;  // at the end of a caption
constexpr std::size_t kLeadBytes = 1'500;  // of the first sentences
constexpr int kWeek = 7;
constexpr int kAfter = 3;  // days within which a story follows what it tells of

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

// "(Jane Doe/AFP via Getty Images)", "(Handout)", "Photo: AFP".
bool is_caption(std::string_view line) {
    constexpr std::array<std::string_view, 13> kLabels = {
        "Photo: ",   "Photo by ", "Photos: ", "Photo credit", "Photograph: ",
        "Picture: ", "Image: ",   "Credit: ", "Foto: ",       "Getty Images",
        "AP Photo/", "/AFP",      "/Reuters"};
    constexpr std::array<std::string_view, 12> kCredits = {"/",       " via ",   "hoto", "Foto",
                                                           "Handout", "ourtesy", "AP",   "AFP",
                                                           "EPA",     "Reuters", "dpa",  "TASS"};
    constexpr std::array<std::string_view, 7> kOld = {"FILE",   "ile photo", "file image", "rchive",
                                                      "rchiv/", "undated",   "Undated"};
    if (line.size() > kCaptionBytes) return false;
    const std::string_view end = line.substr(line.size() - std::min(line.size(), kCreditBytes));
    const bool bracketed = line.ends_with(')') || line.ends_with(']');
    const std::size_t open = bracketed ? end.find_last_of("([") : end.npos;
    const bool credited = open != end.npos && holds_any(end.substr(open), kCredits);
    return (credited || holds_any(end, kLabels)) && !holds_any(line, kOld);
}

// Calls `visit` with each line of a text that is not empty.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = ascii::trim(text.substr(0, end));
        if (!line.empty()) visit(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool is_day(const Item& item) { return item.kind == ItemKind::kNumber && item.digits <= 2; }

bool is_year(const Item& item) { return item.kind == ItemKind::kNumber && item.digits == 4; }

// The days that stand in a line without a year, as days of that one.
std::vector<Date> bare_days(const std::vector<Item>& items, int year) {
    std::vector<Date> days;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind != ItemKind::kMonth) continue;
        const bool behind = i + 1 < items.size() && is_day(items[i + 1]);
        const bool before = i > 0 && is_day(items[i - 1]);
        const std::size_t next = behind ? i + 2 : i + 1;
        if ((!behind && !before) || (next < items.size() && is_year(items[next]))) continue;
        const Date day{year, items[i].value, items[behind ? i + 1 : i - 1].value};
        if (is_valid(day)) days.push_back(day);
    }
    return days;
}

bool names_weekday(const std::vector<Item>& items, int weekday) {
    return std::ranges::any_of(items, [&](const Item& item) {
        return item.kind == ItemKind::kWeekday && item.value == weekday;
    });
}

// The latest day in a caption.
struct Photo {
    Date day;
    bool weekday_named = false;
};

std::optional<Photo> find_latest(std::string_view text) {
    std::optional<Photo> latest;
    for_each_line(text, [&](std::string_view line) {
        if (!has_year(line) || !is_caption(line)) return;
        for (const Date& day : year_hints(line, {}).mentioned) {
            if (latest && days_between(latest->day, day) <= 0) continue;
            latest = Photo{day, names_weekday(read_items(line), weekday_of(day))};
        }
    });
    return latest;
}

}  // namespace

std::optional<Date> latest_photo(std::string_view text) {
    const auto photo = find_latest(text);
    return photo ? std::optional(photo->day) : std::nullopt;
}

std::optional<Date> date_of_photos(std::string_view text, std::string_view story) {
    const auto photo = find_latest(text);
    if (!photo) return std::nullopt;
    const auto is_later = [&](int year) { return year > photo->day.year; };
    if (std::ranges::any_of(year_hints(text, {}).years, is_later)) return std::nullopt;
    std::optional<Date> told;
    bool on_weekday = false;
    for_each_line(story.substr(0, kLeadBytes), [&](std::string_view line) {
        if (is_caption(line)) return;
        const std::vector<Item> items = read_items(line);
        for (const Date& day : bare_days(items, photo->day.year)) {
            const int after = days_between(photo->day, day);
            const bool later = !told || days_between(*told, day) > 0;
            if (after >= 0 && after <= kWeek && later) told = day;
        }
        on_weekday = on_weekday || names_weekday(items, weekday_of(photo->day));
    });
    if (told) return common_part(*told, add_days(*told, kAfter));
    if (!on_weekday || !photo->weekday_named) return std::nullopt;
    return common_part(photo->day, add_days(photo->day, kWeek - 1));
}

}  // namespace nutgraf
