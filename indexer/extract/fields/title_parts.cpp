// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/title_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "fields/masthead.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kTitleBytes = 1000;  // in which words are compared
constexpr std::size_t kLongWord = 4;
constexpr std::size_t kSiteWords = 4;
constexpr std::size_t kTitleWords = 3;
constexpr std::size_t kLeastKept = 2;  // words of a title that a longer heading holds

constexpr std::array<std::string_view, 19> kBorders = {
    " // ", " ~ ", " ‹ ", " | ", " - ", " – ", " — ", " » ", " « ", " :: ",
    " : ",  " · ", " • ", " / ", " < ", " > ", " › ", "|",   "｜"};

struct Border {
    std::size_t start = 0;
    std::size_t end = 0;
};

Border next_border(std::string_view title, std::size_t from) {
    Border first = {title.size(), title.size()};
    for (const std::string_view border : kBorders) {
        const std::size_t at = title.find(border, from);
        if (at < first.start) first = {at, at + border.size()};
    }
    return first;
}

std::vector<std::string> long_words(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view word : ascii::split_words(text.substr(0, kTitleBytes))) {
        std::string plain = essence_of(word);
        if (plain.size() >= kLongWord) words.push_back(std::move(plain));
    }
    std::ranges::sort(words);
    return words;
}

std::size_t word_count(std::string_view text) { return ascii::split_words(text).size(); }

// Where the word begins before which so many bytes of a text's essence stand; its end if that is
// within a word.
std::size_t word_behind(std::string_view text, std::size_t essence) {
    std::size_t passed = 0;
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t none = punctuation_at(text, at);
        if (passed == essence && none == 0) return within ? text.size() : at;
        passed += none == 0 ? 1 : 0;
        within = none == 0;
        at += std::max<std::size_t>(none, 1);
    }
    return text.size();
}

bool begins_anew(std::string_view text) {
    return ascii::is_upper(text.front()) || ascii::is_digit(text.front()) ||
           (text.front() & 0x80) != 0;
}

// Whether a dash ends or begins the text: both sides of it are one title.
bool ends_with_dash(std::string_view text) {
    return text.ends_with(" -") || text.ends_with("–") || text.ends_with("—");
}

bool begins_with_dash(std::string_view text) {
    return text.starts_with("- ") || text.starts_with("–") || text.starts_with("—");
}

// Whether a text goes on behind what ends so.
bool goes_on(std::string_view text) {
    return std::string_view(",;:(-&").find(text.back()) != std::string_view::npos ||
           std::ranges::count(text, '(') != std::ranges::count(text, ')') ||
           std::ranges::count(text, '[') != std::ranges::count(text, ']');
}

bool is_archive(std::string_view part) {
    constexpr std::string_view kArchives[] = {"blog",    "archive", "archives",   "archiv",
                                              "home",    "post",    "blogarchiv", "blogarchive",
                                              "article", "artikel", "startseite"};
    return std::ranges::find(kArchives, essence_of(part)) != std::end(kArchives);
}

// A title without the site before its first colon, or behind its last.
std::string_view without_colon(std::string_view title, const SiteNames& site) {
    constexpr std::string_view kColon = ": ";
    const std::size_t first = title.find(kColon);
    if (first == title.npos) return title;
    const std::size_t last = title.rfind(kColon);
    if (site.is_site(title.substr(0, first))) return title.substr(first + kColon.size());
    if (site.is_site(title.substr(last + kColon.size()))) return title.substr(0, last);
    return title;
}

}  // namespace

std::vector<std::string_view> title_parts(std::string_view title) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= title.size();) {
        const Border border = next_border(title, at);
        const std::string_view part = ascii::trim(title.substr(at, border.start - at));
        if (!part.empty()) parts.push_back(part);
        at = border.start == title.size() ? title.size() + 1 : border.end;
    }
    return parts;
}

double likeness(std::string_view one, std::string_view other) {
    if (!one.empty() && essence_of(one) == essence_of(other)) return 1;
    const std::vector<std::string> first = long_words(one);
    const std::vector<std::string> second = long_words(other);
    std::vector<std::string> shared;
    std::ranges::set_intersection(first, second, std::back_inserter(shared));
    const auto all = static_cast<double>(first.size() + second.size());
    return all > 0 ? 2 * static_cast<double>(shared.size()) / all : 0;
}

std::string without_site(std::string_view title, const SiteNames& site, bool guess) {
    std::vector<std::string_view> parts = title_parts(title);
    const auto is_other = [&](std::string_view part) {
        return site.is_site(part) || is_label(part) || is_archive(part);
    };
    bool named = false;
    for (std::size_t p = 1; p < parts.size(); ++p) {
        // A name may have a border in it.
        const auto at = static_cast<std::size_t>(parts[p].data() - title.data());
        if (!site.is_site(title.substr(at))) continue;
        named = true;
        parts.resize(p);
    }
    while (parts.size() > 1 && is_other(parts.back())) {
        named = named || site.is_site(parts.back());
        parts.pop_back();
    }
    while (parts.size() > 1 && is_other(parts.front())) {
        named = named || site.is_site(parts.front());
        parts.erase(parts.begin());
    }
    if (parts.empty()) return std::string(title);
    const auto text_of = [&] {
        const char* start = parts.front().data();
        return std::string_view(start, parts.back().data() + parts.back().size());
    };
    if (guess && parts.size() > 1 && !named) {
        const std::size_t behind = word_count(parts.back());
        const std::size_t before = word_count(text_of()) - behind - 1;
        const bool short_back = behind <= kSiteWords && before >= kTitleWords && behind < before;
        if (short_back) parts.pop_back();
    }
    return std::string(without_colon(text_of(), site));
}

std::string without_kicker(std::string_view heading, std::string_view told) {
    const std::string whole = essence_of(heading);
    const std::string part = essence_of(told);
    if (part.size() >= whole.size() || word_count(told) < kLeastKept) return std::string(heading);
    if (whole.ends_with(part)) {
        const std::string_view back =
            heading.substr(word_behind(heading, whole.size() - part.size()));
        const std::string_view above = ascii::trim(heading.substr(0, heading.size() - back.size()));
        if (!back.empty() && !ends_with_dash(above)) return std::string(back);
    }
    if (whole.starts_with(part)) {
        const std::size_t at = word_behind(heading, part.size());
        const std::string_view front = ascii::trim(heading.substr(0, at));
        const std::string_view rest = heading.substr(at);
        const bool line = word_count(rest) >= kLeastKept && begins_anew(rest);
        if (line && !goes_on(front) && !ends_with_dash(front) && !begins_with_dash(rest)) {
            return std::string(front);
        }
    }
    return std::string(heading);
}

}  // namespace nutgraf
