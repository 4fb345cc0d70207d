// SPDX-License-Identifier: GPL-2.0-or-later
//
// Agencies open a report with place, day and their name, and end this with a dash. So what is
// before the dash must be all names and a date: "The talks - which began on May 17 -" is a
// sentence. An agency in brackets may do without the dash if it is a known one, or else stands
// behind a place in capitals. Others set a full stop behind a day that is told in full.
#include "fields/dateline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "fields/byline.hpp"
#include "fields/opening.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kHeadBytes = 160;
constexpr std::size_t kAgencyBytes = 32;
constexpr std::size_t kPlaceBytes = 70;
constexpr std::size_t kPlaceWords = 8;

constexpr std::array<std::string_view, 36> kAgencies = {
    "AAP",     "AFP",         "ANI",    "ANSA",    "AP",   "APA",      "ATS",    "Belga",
    "BBC",     "Bloomberg",   "CBC",    "CNN",     "CP",   "dpa",      "EFE",    "Interfax",
    "IANS",    "ITAR-TASS",   "Kyodo",  "KUNA",    "Lusa", "NBC News", "PA",     "PTI",
    "Reuters", "RIA Novosti", "RT",     "SDA",     "TASS", "UPI",      "Xinhua", "Yonhap",
    "ТАСС",    "РИА Новости", "新华社", "共同通信"};

constexpr std::array<std::string_view, 6> kDashes = {" - ", " – ", " — ", " -- ", "— ", ": "};

bool is_known_agency(std::string_view name) {
    return std::ranges::find(kAgencies, name) != kAgencies.end();
}

// Letters are capitals, at least three: "BEIJING/SEOUL".
bool is_capitals(std::string_view word) {
    return std::ranges::count_if(word, ascii::is_upper) >= 3 &&
           std::ranges::none_of(word, ascii::is_lower);
}

bool is_month(std::string_view word) {
    constexpr std::string_view kMarks = ",.;:|/()-'";
    const std::size_t start = std::min(word.find_first_not_of(kMarks), word.size());
    const std::size_t end = word.find_last_not_of(kMarks) + 1;
    return start < end && month_number(word.substr(start, end - start)) != 0;
}

// What may stand in a place or a day: a capital, a number, a month however written.
bool fits_dateline(std::string_view word) {
    constexpr std::array<std::string_view, 8> kWithin = {"of", "de",  "del", "la",
                                                         "le", "den", "and", "y"};
    const std::size_t start = word.find_first_not_of(",.;:|/()-'");
    if (start == word.npos) return true;
    const char c = word[start];
    return ascii::is_upper(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::ranges::find(kWithin, word) != kWithin.end() || is_month(word);
}

bool is_place_and_day(std::string_view text) {
    if (text.size() > kPlaceBytes) return false;
    const auto words = ascii::split_words(text);
    return words.size() <= kPlaceWords && std::ranges::all_of(words, fits_dateline);
}

// Whether a bracket or a dash stands before the first word that fits no place or day: what most
// paragraphs open with can be told by two words.
bool may_open_report(std::string_view head) {
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t end = std::min(head.find(' ', at), head.size());
        const std::string_view word = head.substr(at, end - at);
        if (word.find_first_of("(-:") != word.npos || word.find("\xe2\x80") != word.npos)
            return true;
        if (!fits_dateline(word)) return false;
        at = end + 1;
    }
    return false;
}

// Cuts "By Ann Lee and Tom Day " off "By Ann Lee and Tom Day OSLO, May 17 (Reuters) - ..." and
// returns the names, which end where a place in capitals, a day or a bracket begins.
std::string_view cut_byline(std::string_view& head) {
    constexpr std::string_view kLabel = "by ";
    if (!starts_with_words(head, kLabel)) return {};
    const std::string_view rest = head.substr(kLabel.size());
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t end = std::min(rest.find(' ', at), rest.size());
        const std::string_view word = rest.substr(at, end - at);
        const bool day_follows = end + 1 < rest.size() && ascii::is_digit(rest[end + 1]);
        const bool ended =
            is_capitals(word) || word.starts_with('(') || (day_follows && is_month(word));
        if (at > 0 && ended) {
            head = rest.substr(at);
            return ascii::trim(rest.substr(0, at));
        }
        at = end + 1;
    }
    return {};
}

// A part of the head that ends at a mark, and where the mark ends.
struct Part {
    std::string_view before;
    std::size_t end = 0;
};

// Whether one of the dashes may begin there.
bool may_be_dash(std::string_view head, std::size_t at) {
    const auto begins = [](char c) { return c == '-' || c == '\xe2'; };
    return head[at] == ':' || head[at] == '\xe2' ||
           (head[at] == ' ' && at + 1 < head.size() && begins(head[at + 1]));
}

std::optional<Part> up_to_dash(std::string_view head, std::size_t from = 0) {
    for (std::size_t at = from; at < head.size(); ++at) {
        if (!may_be_dash(head, at)) continue;
        for (const std::string_view dash : kDashes) {
            if (head.substr(at).starts_with(dash))
                return Part{head.substr(0, at), at + dash.size()};
        }
    }
    return std::nullopt;
}

void read_day(std::string_view text, Dateline& line) {
    const auto date = find_date(text);
    if (date && date->day != 0) {
        line.date = date;
    } else {
        line.day = find_day(text);
    }
}

// "PLACE, May 17 (AGENCY) - ", "(AGENCY) May 17 - ", "Place (AGENCY)Report".
bool read_with_agency(std::string_view head, Dateline& line) {
    const std::size_t open = head.find('(');
    const std::size_t close = head.find(')', std::min(open, head.size()));
    if (close == head.npos || close - open > kAgencyBytes) return false;
    const std::string_view place = ascii::trim(head.substr(0, open));
    const std::string_view agency = ascii::trim(head.substr(open + 1, close - open - 1));
    if (!is_place_and_day(place)) return false;
    const std::string_view rest = head.substr(close + 1);
    const std::string_view first_word = place.substr(0, place.find_first_of(" ,"));
    auto dash = up_to_dash(head, close + 1);
    if (dash && !is_place_and_day(dash->before.substr(close + 1))) dash.reset();
    const bool attached = !rest.empty() && ascii::is_upper(rest.front());
    const bool known = is_known_agency(agency) && (dash || place.empty() || attached);
    if (!known && !(dash && is_capitals(first_word) && is_capitals(agency))) return false;
    line.agency = agency;
    read_day(place, line);
    line.end = dash ? dash->end : close + 1;
    if (dash && !line.date && !line.day) read_day(dash->before.substr(close + 1), line);
    return true;
}

// "Place, 17 May 2014. Report", "Place (17.5.2014). Report": only a full stop, so the day is full.
bool read_before_stop(std::string_view head, Dateline& line) {
    for (std::size_t at = head.find(". "); at != head.npos; at = head.find(". ", at + 1)) {
        const std::string_view before = head.substr(0, at);
        const bool ends_day =
            !before.empty() && (before.back() == ')' || ascii::is_digit(before.back()));
        const auto date = ends_day && is_place_and_day(before) ? find_date(before) : std::nullopt;
        if (!date || date->day == 0) continue;
        line.date = date;
        line.end = at + 2;
        return true;
    }
    return false;
}

// "PLACE, May 17 - ", "PLACE - May 17, 2014 - ".
bool read_without_agency(std::string_view head, Dateline& line) {
    auto part = up_to_dash(head);
    if (part && is_capitals(part->before.substr(0, part->before.find_first_of(" ,"))) &&
        !find_day(part->before)) {
        part = up_to_dash(head, part->end);
    }
    if (!part || !is_place_and_day(part->before)) return false;
    read_day(part->before, line);
    line.end = part->end;
    return line.date || line.day;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph) {
    std::string_view head = paragraph.substr(0, std::min(kHeadBytes, paragraph.find('\n')));
    Dateline line;
    line.names = cut_byline(head);
    const bool named = !line.names.empty();
    if (named ? !are_names(line.names) : starts_with_words(head, "by ")) return std::nullopt;
    const bool read =
        may_open_report(head) && (read_with_agency(head, line) || read_without_agency(head, line));
    if (!read && !read_before_stop(head, line)) return std::nullopt;
    line.end += static_cast<std::size_t>(head.data() - paragraph.data());
    return line;
}

}  // namespace nutgraf
