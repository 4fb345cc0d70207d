// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/author_names.hpp"

#include <algorithm>
#include <array>

#include "fields/author_labels.hpp"
#include "fields/author_words.hpp"
#include "fields/byline.hpp"
#include "fields/opening.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kTextBytes = 2'000;  // more of a field is not looked at
constexpr std::size_t kNameBytes = 80;
constexpr std::size_t kNameWords = 8;  // of several, joined by words
constexpr std::size_t kMostNames = 40;
constexpr std::size_t kDegreeBytes = 9;
constexpr std::array<std::string_view, 6> kParts = {" | ", " / ",     " • ",
                                                    " · ", " - http", " – http"};

// "PhD", "M.D.", "Jr.": belongs to the name before it.
bool is_degree(std::string_view text) {
    if (text.size() > kDegreeBytes || text == "Inc." || text == "Ltd.") return false;
    if (text == "Jr." || text == "Sr." || text == "Jr" || text == "Sr") return true;
    const auto upper = std::ranges::count_if(text, ascii::is_upper);
    const auto lower = std::ranges::count_if(text, ascii::is_lower);
    return upper >= 2 && upper > lower && !is_desk(text);
}

bool has_role(std::string_view text) {
    const std::vector<std::string_view> words = ascii::split_words(text);
    return std::ranges::any_of(words, is_role_word);
}

bool is_name(std::string_view name) {
    if (name.empty() || name.size() > kNameBytes || is_nobody(name)) return false;
    if (names_calendar(name)) return false;
    const std::vector<std::string_view> words = ascii::split_words(name);
    if (words.size() > kNameWords || name.find(':') != name.npos) return false;
    // Who has a number is known by one word.
    return words.size() == 1 || name.find_first_of("0123456789") == name.npos || is_desk(name);
}

// Cuts a text at each of the marks.
std::vector<std::string_view> cut(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(mark);
        parts.push_back(ascii::trim(text.substr(0, at)));
        if (at == text.npos) return parts;
        text.remove_prefix(at + mark.size());
    }
}

// Names between commas; what else stands there, an office or a place, is left out.
void add_list(std::string_view text, std::vector<std::string>& names) {
    std::vector<std::string_view> parts = cut(text, ",");
    if (parts.size() == 2 && count_words(parts[0]) == 1 && count_words(parts[1]) < 3 &&
        is_name(parts[0]) && is_name(parts[1]) && !is_desk(parts[1])) {
        names.emplace_back(ascii::trim(text));  // "Doe, Jane"
        return;
    }
    const std::size_t before = names.size();
    bool named = false;  // whether the part before was taken
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const std::string_view part = parts[p];
        if (p > 0 && named && is_degree(part)) {
            names.back().append(", ").append(part);
            continue;
        }
        // Behind a name, "The Gazette, Halmere, Norway", a single word is a place.
        const bool first = names.size() == before;
        const bool fits =
            first ? is_name(part) && !(has_role(part) && !is_desk(part)) : is_listed_name(part);
        if (fits) names.push_back(ascii::fold_space(part));
        named = fits;
    }
}

// Names between other marks. Behind one there is an outlet, or before it, as a single word.
void add_parts(std::string_view text, std::vector<std::string>& names) {
    std::size_t end = text.size();
    std::size_t next = text.size();
    for (const std::string_view mark : kParts) {
        const std::size_t at = text.find(mark);
        if (at < end) next = at + mark.size();
        end = std::min(end, at);
    }
    const std::string_view first = ascii::trim(text.substr(0, end));
    add_list(first, names);
    const std::string_view rest = ascii::trim(text.substr(std::min(next, text.size())));
    if (count_words(first) == 1 && is_listed_name(rest)) names.emplace_back(rest);
}

// Who made the site signs with an address, or says so.
bool is_credit(std::string_view text) {
    if (text.find("http") != text.npos || text.find("www.") != text.npos) return true;
    const std::vector<std::string_view> words = ascii::split_words(text);
    return words.size() > 1 && std::ranges::any_of(words, is_interface_word);
}

// Where names end: at a remark in brackets, but not at one within a name, "Jo (Ann) Doe".
std::size_t end_of_names(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of("(<\t"), text.size());
    const std::size_t close = text.find(") ", end);
    const bool within =
        close != text.npos && text[end] == '(' &&
        is_listed_name(std::string(text.substr(0, end)) + std::string(text.substr(close + 2)));
    return within ? std::min(text.find_first_of("(<\t", close), text.size()) : end;
}

}  // namespace

std::vector<std::string> author_names(std::string_view text) {
    std::vector<std::string> names;
    text = ascii::trim(text.substr(0, kTextBytes));
    if (const auto rest = after_field_label(text)) text = *rest;
    text = ascii::trim(text.substr(0, end_of_names(text)));
    for (std::string_view chunk : cut(text, ";")) {
        chunk = without_role(chunk);
        if (names.size() < kMostNames && !is_credit(chunk)) add_parts(chunk, names);
    }
    return names;
}

std::string join_names(std::span<const std::string> names) {
    std::string joined;
    for (std::size_t n = 0; n < names.size(); ++n) {
        if (std::ranges::find(names.first(n), names[n]) != names.first(n).end()) continue;
        if (!joined.empty()) joined += ", ";
        joined += names[n];
    }
    return joined;
}

}  // namespace nutgraf
