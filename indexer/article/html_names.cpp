// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNameBytes = 60;
constexpr std::size_t kNameWords = 6;
constexpr std::size_t kSiteWords = 4;
constexpr std::size_t kTitleWords = 3;
constexpr double kAlike = 0.3;  // two titles of one story

constexpr std::array<std::string_view, 10> kBorders = {" | ",  " - ", " – ", " — ", " » ",
                                                       " :: ", " · ", " • ", " / ", " < "};
constexpr std::array<std::string_view, 8> kBylineLabels = {
    "by ", "by: ", "written by ", "author: ", "posted by ", "von ", "par ", "por "};
constexpr std::array<std::string_view, 9> kNobodies = {
    "admin", "administrator", "staff", "editor", "editorial", "unknown", "author", "guest", "none"};

constexpr std::array<std::string_view, 12> kParticles = {"and", "&",  "de", "del", "van", "von",
                                                         "der", "da", "di", "la",  "le",  "bin"};
constexpr std::array<std::string_view, 8> kInterfaceWords = {
    "updated", "published", "posted", "last", "share", "read", "written", "contributor"};

// Letters and digits in small letters, all else gone: what two spellings of a name have in common.
std::string essence(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool keep = ascii::is_letter(c) || ascii::is_digit(c) || (c & 0x80) != 0;
        if (keep) out += ascii::to_lower(c);
    }
    return out;
}

constexpr std::size_t kTitleBytes = 1000;  // in which words are compared
constexpr std::size_t kLongWord = 4;

std::vector<std::string> long_words(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view word : ascii::split_words(text.substr(0, kTitleBytes))) {
        std::string plain = essence(word);
        if (plain.size() >= kLongWord) words.push_back(std::move(plain));
    }
    std::ranges::sort(words);
    return words;
}

// How much the words of two titles have in common, 0 to 1.
double likeness(std::string_view one, std::string_view other) {
    if (!one.empty() && essence(one) == essence(other)) return 1;
    const std::vector<std::string> first = long_words(one);
    const std::vector<std::string> second = long_words(other);
    std::vector<std::string> shared;
    std::ranges::set_intersection(first, second, std::back_inserter(shared));
    const auto all = static_cast<double>(first.size() + second.size());
    return all > 0 ? 2 * static_cast<double>(shared.size()) / all : 0;
}

struct Halves {
    std::string_view front;
    std::string_view back;
};

std::optional<Halves> split_at_last_border(std::string_view title) {
    std::size_t best = title.npos;
    std::size_t length = 0;
    for (const std::string_view border : kBorders) {
        const std::size_t at = title.rfind(border);
        if (at != title.npos && (best == title.npos || at > best)) {
            best = at;
            length = border.size();
        }
    }
    if (best == title.npos || best == 0) return std::nullopt;
    return Halves{ascii::trim(title.substr(0, best)), ascii::trim(title.substr(best + length))};
}

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
    const std::string plain = essence(word);
    return std::ranges::find(kInterfaceWords, plain) != kInterfaceWords.end();
}

}  // namespace

std::string without_site(std::string_view title, std::string_view site,
                         const std::vector<std::string>& headings) {
    for (const std::string& heading : headings) {
        if (!heading.empty() && essence(heading) == essence(title)) return heading;
    }
    const auto halves = split_at_last_border(title);
    if (!halves) return std::string(title);
    const auto is_heading = [&](std::string_view text) {
        return std::ranges::any_of(
            headings, [&](const std::string& h) { return essence(h) == essence(text); });
    };
    const std::string_view front = halves->front;
    const std::size_t behind = ascii::split_words(halves->back).size();
    const std::size_t before = ascii::split_words(front).size();
    const bool short_back = behind <= kSiteWords && before >= kTitleWords && behind < before;
    if (is_heading(front)) return std::string(front);
    if (is_site(halves->back, site)) return without_site(front, {}, headings);
    if (is_site(front, site)) return std::string(halves->back);
    return std::string(short_back ? front : title);
}

std::string best_heading(std::span<const std::string> headings,
                         std::span<const std::string> titles) {
    std::string_view best;
    double most = kAlike;
    for (const std::string& heading : headings) {
        for (const std::string& title : titles) {
            const double shared = likeness(heading, title);
            if (shared <= most) continue;
            most = shared;
            best = heading;
        }
    }
    return std::string(best);
}

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
    const std::string name = essence(text);
    const std::string known = essence(site);
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
