// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who prints an article says so at the top of the page; whom it was taken over from is a credit at
// its end. A line of one or two words there may be many things, so it takes a second sign: capitals
// all over, a motto, a menu below, or a word that papers are called by.
#include "fields/masthead.hpp"

#include <algorithm>
#include <array>

#include "fields/byline.hpp"
#include "fields/opening.hpp"
#include "fields/url_fields.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostWords = 6;

// Behind the name: a motto, or the way to the section.
constexpr std::array kMottos = {" – "sv, " — "sv, " - "sv};
constexpr std::array kSteps = {" > "sv, " › "sv, " » "sv, " / "sv};
constexpr std::array kMenus = {" | "sv, " · "sv, " • "sv, "  "sv, " > "sv, " › "sv, " » "sv};

// Words that papers are called by, and hardly anything else that stands above a headline.
constexpr std::array kPapers = {
    "advertiser"sv, "chronicle"sv, "courier"sv,  "dispatch"sv, "echo"sv,      "examiner"sv,
    "gazette"sv,    "guardian"sv,  "herald"sv,   "inquirer"sv, "journal"sv,   "ledger"sv,
    "mail"sv,       "mercury"sv,   "observer"sv, "sentinel"sv, "telegraph"sv, "times"sv,
    "tribune"sv,    "anzeiger"sv,  "bote"sv,     "kurier"sv,   "rundschau"sv, "tageblatt"sv,
    "tagblatt"sv,   "zeitung"sv,   "diario"sv,   "gaceta"sv,   "corriere"sv,  "gazzetta"sv,
    "giornale"sv,   "dépêche"sv,   "jornal"sv,   "courant"sv,  "dagblad"sv,   "tidende"sv,
};

// A line of such words alone is a label.
constexpr std::array kLabels = {
    "a"sv,
    "advertisement"sv,
    "and"sv,
    "articles"sv,
    "arts"sv,
    "breaking"sv,
    "brief"sv,
    "business"sv,
    "column"sv,
    "culture"sv,
    "daily"sv,
    "editorial"sv,
    "estate"sv,
    "exclusive"sv,
    "feature"sv,
    "features"sv,
    "for"sv,
    "from"sv,
    "general"sv,
    "guest"sv,
    "headlines"sv,
    "health"sv,
    "immediate"sv,
    "in"sv,
    "international"sv,
    "interview"sv,
    "latest"sv,
    "life"sv,
    "lifestyle"sv,
    "live"sv,
    "local"sv,
    "more"sv,
    "national"sv,
    "news"sv,
    "of"sv,
    "opinion"sv,
    "our"sv,
    "photo"sv,
    "photos"sv,
    "politics"sv,
    "post"sv,
    "posts"sv,
    "press"sv,
    "real"sv,
    "release"sv,
    "report"sv,
    "reports"sv,
    "science"sv,
    "section"sv,
    "special"sv,
    "sport"sv,
    "sports"sv,
    "stories"sv,
    "story"sv,
    "style"sv,
    "technology"sv,
    "the"sv,
    "top"sv,
    "travel"sv,
    "update"sv,
    "updates"sv,
    "us"sv,
    "video"sv,
    "videos"sv,
    "weather"sv,
    "world"sv,
    "&"sv,
};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, ascii::to_lower(word)) != words.end();
}

template <std::size_t N>
std::size_t find_first(std::string_view line, const std::array<std::string_view, N>& marks) {
    std::size_t first = line.npos;
    for (const std::string_view mark : marks) first = std::min(first, line.find(mark));
    return first;
}

bool is_shouted(std::string_view name) {
    return count_words(name) > 1 && std::ranges::none_of(name, ascii::is_lower) &&
           std::ranges::count_if(name, ascii::is_upper) > 3;
}

bool names_paper(std::string_view name) {
    return count_words(name) > 1 &&
           std::ranges::any_of(ascii::split_words(name),
                               [](std::string_view word) { return is_one_of(word, kPapers); });
}

bool may_be_name(std::string_view name) {
    constexpr std::string_view kNever = "0123456789:;,?!|<>[]{}()@\"";
    return !name.empty() && count_words(name) <= kMostWords && is_short_as_names(name) &&
           are_names(name) && !ends_sentence(name) && name.find_first_of(kNever) == name.npos &&
           !is_label(name);
}

}  // namespace

bool is_label(std::string_view words) {
    return !section_of_line(words).empty() ||
           std::ranges::all_of(ascii::split_words(words),
                               [](std::string_view word) { return is_one_of(word, kLabels); });
}

std::optional<std::string> read_masthead(std::string_view line, std::string_view next) {
    const std::size_t motto = find_first(line, kMottos);
    const std::string_view name =
        ascii::trim(line.substr(0, std::min(motto, find_first(line, kSteps))));
    if (!may_be_name(name)) return std::nullopt;
    const bool has_menu = count_words(name) > 1 && find_first(next, kMenus) != next.npos;
    const bool has_motto = motto != line.npos && std::ranges::none_of(name, ascii::is_lower);
    const bool sure = has_menu || has_motto || is_shouted(name) || names_paper(name);
    return sure ? std::optional(std::string(name)) : std::nullopt;
}

}  // namespace nutgraf
