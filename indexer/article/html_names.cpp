// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/ascii.hpp"
#include "article/site_names.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNameBytes = 60;
constexpr std::size_t kNameWords = 6;

constexpr std::array<std::string_view, 8> kBylineLabels = {
    "by ", "by: ", "written by ", "author: ", "posted by ", "von ", "par ", "por "};
constexpr std::array<std::string_view, 9> kNobodies = {
    "admin", "administrator", "staff", "editor", "editorial", "unknown", "author", "guest", "none"};

constexpr std::array<std::string_view, 12> kParticles = {"and", "&",  "de", "del", "van", "von",
                                                         "der", "da", "di", "la",  "le",  "bin"};
constexpr std::array<std::string_view, 8> kInterfaceWords = {
    "updated", "published", "posted", "last", "share", "read", "written", "contributor"};

std::string_view without_label(std::string_view line) {
    for (const std::string_view label : kBylineLabels) {
        const std::string_view start = line.substr(0, label.size());
        if (ascii::to_lower(start) == label) return ascii::trim(line.substr(label.size()));
    }
    return line;
}

bool is_name(std::string_view name) {
    if (name.empty() || name.size() > kNameBytes) return false;
    if (name.find_first_of("/@:<>{}0123456789") != name.npos) return false;
    const std::string lower = ascii::to_lower(name);
    if (std::ranges::find(kNobodies, lower) != kNobodies.end()) return false;
    if (lower.ends_with(" staff") || lower.starts_with("staff ")) return false;
    return ascii::split_words(name).size() <= kNameWords;
}

bool is_interface_word(std::string_view word) {
    const std::string plain = essence_of(word);
    return std::ranges::find(kInterfaceWords, plain) != kInterfaceWords.end();
}

}  // namespace

std::string join_authors(const std::vector<std::string>& authors) {
    std::vector<std::string_view> names;
    for (const std::string& author : authors) {
        std::string_view name = without_label(ascii::trim(author));
        name = ascii::trim(name.substr(0, name.find_first_of("|;(")));
        if (is_name(name) && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    std::string joined;
    for (const std::string_view name : names) {
        if (!joined.empty()) joined += ", ";
        joined += name;
    }
    return joined;
}

std::string name_in_byline(std::string_view line, bool labelled) {
    const std::string_view name = without_label(ascii::trim(line));
    if (labelled && name.size() == ascii::trim(line).size()) return {};
    // Names are capitalised; what follows them ("in Oslo", "Updated May 2", "| 5 min read") is not,
    // or is known.
    std::size_t end = 0;
    std::size_t words = 0;
    for (const std::string_view word : ascii::split_words(name)) {
        const bool capital = ascii::is_upper(word.front()) || (word.front() & 0x80) != 0;
        const bool particle = std::ranges::find(kParticles, word) != kParticles.end();
        if ((!capital && !particle) || is_interface_word(word)) break;
        end = static_cast<std::size_t>(word.data() + word.size() - name.data());
        ++words;
        if (word.ends_with(',')) break;
    }
    std::string_view found = ascii::trim(name.substr(0, end));
    while (!found.empty() && (found.back() == ',' || found.back() == '-')) found.remove_suffix(1);
    const bool plausible = words >= 2 && words <= kNameWords && is_name(found);
    return plausible && (labelled || end + 1 >= name.size()) ? std::string(found) : std::string();
}

bool is_site(std::string_view text, std::string_view site) {
    const std::string name = essence_of(text);
    const std::string known = essence_of(site);
    return !known.empty() && !name.empty() &&
           (known.find(name) != known.npos || name.find(known) != name.npos);
}

std::string web_address(std::string_view address) {
    const std::string lower = ascii::to_lower(address.substr(0, 8));
    const bool web = lower.starts_with("http://") || lower.starts_with("https://");
    return web && address.find(' ') == address.npos ? std::string(address) : std::string();
}

std::string main_language(std::string_view language) {
    std::string main = ascii::to_lower(language.substr(0, language.find_first_of("-_")));
    const bool letters = std::ranges::all_of(main, ascii::is_lower);
    return letters && (main.size() == 2 || main.size() == 3) ? main : std::string();
}

}  // namespace nutgraf
