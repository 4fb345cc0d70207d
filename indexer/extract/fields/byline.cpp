// SPDX-License-Identifier: GPL-2.0-or-later
//
// A name is known by its capitals and by what stands around it: a label before it or a role behind
// it. Either alone proves little ("By Monday it was over", "New York"), so both what is around and
// the words themselves must fit. What this leaves out: names in scripts that have no capitals,
// unless a label with a colon is before them.
#include "fields/byline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "fields/author_labels.hpp"
#include "fields/author_words.hpp"
#include "fields/opening.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNameBytes = 80;
constexpr std::size_t kLineBytes = 200;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool begins_like_a_name(std::string_view word) {
    return ascii::is_upper(word.front()) || is_high(word.front());
}

// Where "Jane DoePublished: ..." and the like, glued together by a page's layout, ends.
std::size_t glued_end(std::string_view text) {
    constexpr std::array<std::string_view, 18> kNext = {
        "Published", "Updated", "Posted", " published", " updated",       " posted",
        " on ",      " in ",    " In ",   " am ",       " le ",           " el ",
        " at ",      " à ",     " às ",   " um ",       "Veröffentlicht", "Publi"};
    std::size_t end = text.size();
    for (const std::string_view next : kNext) end = std::min(end, text.find(next));
    return end;
}

// Where a weekday or month stands that a number follows: the date behind a name, which may itself
// be made of months, "April May".
std::size_t date_start(std::string_view text) {
    const std::vector<Item> items = read_items(text);
    for (std::size_t i = 1; i + 1 < items.size(); ++i) {
        const bool calendar =
            items[i].kind == ItemKind::kMonth || items[i].kind == ItemKind::kWeekday;
        const bool weekday = items[i].kind == ItemKind::kWeekday;
        const ItemKind next = items[i + 1].kind;
        if (calendar && (next == ItemKind::kNumber || (weekday && next == ItemKind::kMonth))) {
            return static_cast<std::size_t>(items[i].text.data() - text.data());
        }
    }
    return text.size();
}

bool has_role(std::string_view text) {
    if (text.size() > kNameBytes) return false;
    const std::vector<std::string_view> words = ascii::split_words(text);
    return std::ranges::any_of(words, is_role_word);
}

bool is_calendar_word(std::string_view text) {
    const std::vector<Item> items = read_items(text);
    return items.size() == 1 &&
           (items[0].kind == ItemKind::kMonth || items[0].kind == ItemKind::kWeekday);
}

// Where the names of a list end: "Ann Lee, Tom Day and Jo Fox, Halmere" has three, which the "and"
// tells; of "Ann Lee, Halmere" only the first part is known to be one.
std::size_t list_end(std::string_view text) {
    constexpr std::array<std::string_view, 5> kAnd = {" and ", " & ", " und ", " et ", " y "};
    const std::size_t first = std::min(text.find(','), text.size());
    std::size_t joint = text.npos;
    for (const std::string_view word : kAnd) joint = std::min(joint, text.find(word, first));
    if (joint == text.npos || !are_names(text.substr(first + 1, joint - first - 1))) return first;
    return std::min(text.find(',', joint), text.size());
}

// Two to four words, each as names have it, none of them a month.
bool is_plain_name(std::string_view text) {
    const std::size_t words = count_words(text);
    if (words < 2 || words > 4 || text.size() > kNameBytes / 2 || !are_names(text)) return false;
    if (text.starts_with("As ") || text.starts_with("Copyright")) return false;
    if (text.find("©") != text.npos) return false;
    if (!begins_like_a_name(text.substr(text.rfind(' ') + 1))) return false;  // "Rezept von"
    return begins_like_a_name(text) && text.find_first_of("0123456789:!?&") == text.npos &&
           std::ranges::any_of(text, ascii::is_lower);
}

// Whether capitals make a name of what is none: "Our Foreign" of "Our Foreign Staff", "Senior
// Politics" of "Senior Politics Editor".
bool is_phrase(std::string_view text) {
    constexpr std::array<std::string_view, 10> kNoNames = {
        "our", "to", "from", "for", "with", "the", "senior", "chief", "deputy", "managing"};
    return std::ranges::any_of(ascii::split_words(text), [&](std::string_view word) {
        return std::ranges::find(kNoNames, ascii::to_lower(word)) != kNoNames.end();
    });
}

// What stands before the first word of a page's buttons and labels, and a title behind a name:
// "Jane Doe Trending Editor".
std::string_view before_other_words(std::string_view names) {
    const std::vector<std::string_view> words = ascii::split_words(names);
    const auto offset = [&](std::size_t w) {
        return ascii::trim(
            names.substr(0, static_cast<std::size_t>(words[w].data() - names.data())));
    };
    for (std::size_t w = 1; w < words.size(); ++w) {
        if (is_interface_word(words[w])) return offset(w);
        const bool title = w >= 2 && is_role_word(words[w]) && ascii::is_upper(words[w].front());
        if (title && offset(w).find(" and ") == names.npos) {
            return is_phrase(offset(2)) ? std::string_view() : offset(2);
        }
    }
    return names;
}

}  // namespace

bool is_short_as_names(std::string_view text) {
    constexpr std::size_t kNameWords = 8;
    return !text.empty() && text.size() <= kNameBytes && count_words(text) <= kNameWords;
}

bool names_calendar(std::string_view text) { return is_calendar_word(text); }

bool tells_publication(std::string_view line) {
    for (const std::string_view opening :
         {"posted", "published", "veröffentlicht", "Veröffentlicht", "publi", "geschrieben",
          "filed", "erstellt", "written"}) {
        if (starts_with_words(line, opening)) return true;
    }
    const std::vector<Item> items = read_items(line);
    const auto number = [](const Item& item) { return item.kind == ItemKind::kNumber; };
    return std::ranges::count_if(items, number) > 1;
}

bool is_listed_name(std::string_view text) {
    for (const std::string_view joint : {"and ", "und ", "& ", "et ", "y "}) {
        if (text.starts_with(joint)) text.remove_prefix(joint.size());
    }
    for (const std::string_view article : {"The ", "Die ", "Der ", "Das ", "La ", "Le ", "El "}) {
        if (text.starts_with(article)) return false;
    }
    const std::size_t joint = std::min(text.find(" and "), text.find(" & "));
    if (joint < text.size()) {
        const std::string_view rest = text.substr(text.find(' ', joint + 1));
        return is_plain_name(text.substr(0, joint)) && is_plain_name(ascii::trim(rest));
    }
    return is_plain_name(text) && !has_role(text) && !is_nobody(text) && !is_desk(text);
}

bool are_names(std::string_view text) {
    constexpr std::array<std::string_view, 23> kWithin = {
        "and", "und", "et", "y",  "e",  "&",  "for", "of",  "the",   "de",       "del", "en",
        "van", "von", "da", "di", "la", "le", "al",  "der", "staff", "agencies", "bin"};
    for (const std::string_view word : ascii::split_words(text)) {
        const bool fits = begins_like_a_name(word) || word.find('\'') < 3 ||
                          std::ranges::find(kWithin, word) != kWithin.end();
        if (!fits) return false;
    }
    return true;
}

std::optional<std::string> names_in(std::string_view text) {
    text = text.substr(0, kLineBytes);
    std::string_view names = text.substr(0, text.find_first_of("|;(\t0123456789@<[/"));
    if (names.size() < text.size() && text[names.size()] == '@') {  // the name of a mailbox
        names = names.substr(0, names.rfind(' ') + 1);
    }
    for (const std::string_view mark : {" - ", " – ", " — ", "·", "•", "／"}) {
        names = names.substr(0, names.find(mark));
    }
    names = names.substr(0, std::min(glued_end(names), date_start(text)));
    if (const std::size_t colon = names.find(':'); colon != names.npos) {
        const std::size_t last = names.rfind(' ', colon);
        if (last == names.npos) return {};  // a label that no table has
        names = names.substr(0, std::min(last, colon));
    }
    names = ascii::trim(names.substr(0, list_end(names)));
    names = before_other_words(without_role(names));
    while (names.ends_with('.') || names.ends_with(',')) names.remove_suffix(1);
    if (!is_short_as_names(names) || !begins_like_a_name(names)) return {};
    if (ends_sentence(names) || !are_names(names)) return {};
    if (is_calendar_word(names) || is_nobody(names)) return {};
    return std::string(names);
}

std::optional<std::string> read_byline(std::string_view line) {
    if (line.size() > kLineBytes) return {};
    line.remove_prefix(std::min(line.find_first_not_of("- "), line.size()));
    if (const auto rest = after_author_label(line))
        return rest->empty() ? std::nullopt : names_in(*rest);
    // "ByJane Doe"
    const std::string_view glued = line.substr(std::min<std::size_t>(line.size(), 2));
    if (line.starts_with("By") && is_plain_name(glued)) return std::string(glued);
    constexpr std::string_view kReports = " reports";
    const std::size_t at = line.find(kReports);
    if (at == line.npos || at + kReports.size() + 1 < line.size()) return {};
    const std::string_view name = line.substr(0, at);
    return is_plain_name(name) ? std::optional(std::string(name)) : std::nullopt;
}

bool is_role(std::string_view line) {
    return count_words(line) <= 4 && !line.empty() && ascii::is_upper(line.front()) &&
           has_role(line);
}

std::optional<std::string> read_bare_byline(std::string_view line, std::string_view next) {
    if (line.size() > kLineBytes / 2) return {};
    if (is_plain_name(line) && !has_role(line) && is_role(next)) return std::string(line);
    const std::size_t comma = std::min(line.find(','), line.size());
    const std::string_view name = ascii::trim(line.substr(0, comma));
    if (comma < line.size() && is_plain_name(name) && !has_role(name) &&
        is_role(ascii::trim(line.substr(comma + 1)))) {
        return std::string(name);
    }
    const std::size_t writes_for = line.find(" for ");
    if (writes_for == line.npos || !are_names(line)) return {};
    const std::string_view writer = line.substr(0, writes_for);
    return is_plain_name(writer) ? std::optional(std::string(writer)) : std::nullopt;
}

std::optional<std::string> read_signature(std::string_view line) {
    for (const std::string_view dash : {"— ", "– ", "-- ", "—", "–"}) {
        if (!line.starts_with(dash)) continue;
        const std::string_view rest = ascii::trim(line.substr(dash.size()));
        const std::string_view name = ascii::trim(rest.substr(0, rest.find(',')));
        const bool alone = name.size() == rest.size() || are_names(rest.substr(name.size() + 1));
        if (alone && is_plain_name(name)) return std::string(name);
    }
    return {};
}

}  // namespace nutgraf
