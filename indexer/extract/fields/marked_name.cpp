// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/marked_name.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "fields/author_labels.hpp"
#include "fields/author_words.hpp"
#include "fields/byline.hpp"
#include "fields/opening.hpp"
#include "fields/site_names.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNickBytes = 30;
constexpr std::size_t kDeskWords = 4;

// Whether what looks like a label is part of a name, "Walter von Aachen".
bool is_particle(std::string_view text, std::string_view behind) {
    text.remove_suffix(behind.size());
    const std::vector<std::string_view> words = ascii::split_words(text);
    const auto others = std::span(words).first(words.size() - 1);
    return words.size() <= 3 && are_names(text) && ascii::is_lower(words.back().front()) &&
           std::ranges::none_of(others, is_interface_word);
}

// "Jane Doe, John Roe": all that is between commas is a person's name.
bool is_list(std::string_view text) {
    if (text.find(", ") == text.npos || !is_short_as_names(text)) return false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(", ", at), text.size());
        if (!is_listed_name(text.substr(at, end - at))) return false;
        at = std::min(end + 2, text.size());
    }
    return true;
}

// Of marks within marks the outermost counts, unless it only holds the names of the inner ones.
void part(std::vector<std::string>& names) {
    std::vector<std::string> parted;
    for (const std::string& name : names) {
        std::string inner;
        std::size_t outer = 0;
        for (const std::string& other : names) {
            if (other == name) continue;
            if (name.find(other) != name.npos) inner += (inner.empty() ? "" : " ") + other;
            if (other.find(name) != other.npos) ++outer;
        }
        const bool holds = inner == name;
        const bool held = outer > 0 && std::ranges::none_of(parted, [&](const std::string& known) {
                              return known.find(name) != known.npos;
                          });
        if (!holds && (outer == 0 || held)) parted.push_back(name);
    }
    names = std::move(parted);
}

// Single words beside names are labels.
void drop_words(std::vector<std::string>& names) {
    const auto is_word = [](const std::string& name) { return count_words(name) == 1; };
    if (!std::ranges::all_of(names, is_word)) std::erase_if(names, is_word);
}

}  // namespace

std::string marked_name(std::string_view text) {
    text = ascii::trim(text);
    while (text.ends_with(" -") || text.ends_with(',')) {
        text = ascii::trim(text.substr(0, text.size() - 1));
    }
    const auto behind = after_author_label(text);
    const auto inner = behind ? std::nullopt : after_inner_label(text);
    if (behind) text = *behind;
    if (inner && !is_particle(text, *inner)) text = *inner;
    const std::vector<std::string_view> words = ascii::split_words(text);
    if (std::ranges::any_of(words, is_interface_word)) return {};
    if (words.size() == 1 && text.size() <= kNickBytes && !is_nobody(text)) {
        const bool letters = std::ranges::any_of(
            text, [](char c) { return ascii::is_letter(c) || (c & 0x80) != 0; });
        const bool word = text.find_first_of(":,;!?#*+()\"") == text.npos;
        return letters && word && essence_of(text).size() > 1 && !names_calendar(text)
                   ? std::string(text)
                   : std::string();
    }
    if (is_list(text)) return std::string(text);
    if (const auto names = names_in(text); names && !is_nobody(*names)) return *names;
    // "the Gazette newsroom": no person, whatever its capitals.
    const bool desk = words.size() <= kDeskWords && is_desk(text) && !is_nobody(text);
    return desk ? std::string(text) : std::string();
}

void part_marked_names(std::vector<std::string>& names) {
    part(names);
    drop_words(names);
}

}  // namespace nutgraf
