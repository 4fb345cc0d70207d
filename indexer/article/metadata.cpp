// SPDX-License-Identifier: GPL-2.0-or-later
//
// A scraped article begins with a handful of short lines, in any order: navigation, a headline, a
// byline, a date, share buttons. The first line of running prose ends them. Each short line is
// tried as one of these things; the first that fits wins, except that of several lines that could
// be the headline the one is taken whose words come back most often in the story: a masthead's do
// not. What this leaves out: fields inside the prose (datelines without a year) and relative dates.
#include "article/metadata.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analysis/ascii.hpp"
#include "article/paragraphs.hpp"
#include "article/sentences.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/tokenizer.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kOpeningLines = 100;  // non-empty; a market ticker alone takes sixty
constexpr std::size_t kClosingLines = 12;
constexpr std::size_t kProseBytes = 200;     // a longer line is a paragraph
constexpr std::size_t kStoryBytes = 50'000;  // in which words of a headline are looked for
constexpr std::size_t kNameBytes = 80;
constexpr std::size_t kNameWords = 8;

constexpr std::array<std::string_view, 8> kBylineLabels = {
    "by ", "author:", "words:", "written by ", "von ", "par ", "Автор:", "作者："};
constexpr std::array<std::string_view, 4> kSourceLabels = {
    "source:", "quelle:", "Источник:", "来源："};
constexpr std::array<std::string_view, 22> kInterface = {
    "advertisement", "share",   "copy link", "tweet",      "email",     "subscribe",
    "sign up",       "sign in", "log in",    "read more",  "read also", "related",
    "published",     "updated", "follow us", "newsletter", "leave a",   "latest",
    "most read",     "you may", "skip to",   "cookie"};

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : line) {
        const bool space = c == ' ' || c == '\t';
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

bool ends_sentence(std::string_view line) {
    for (const std::string_view end : {".", ".”", ".\"", "。"}) {
        if (line.ends_with(end)) return true;
    }
    return false;
}

bool is_prose(std::string_view line) {
    return line.size() > kProseBytes || (ends_sentence(line) && count_words(line) >= 12);
}

void add_lines(std::string_view text, std::vector<std::string_view>& lines) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const auto line = ascii::trim(text.substr(0, end)); !line.empty())
            lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// The non-empty lines from the top to the first paragraph of prose, and no more than `most`.
std::vector<std::string_view> opening_lines(std::string_view text, std::size_t most) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (const std::size_t end : paragraph_ends(text)) {
        std::string_view paragraph = text.substr(start, end - start);
        start = end;
        if (is_prose(ascii::trim(paragraph)) || lines.size() >= most) break;
        add_lines(paragraph, lines);
    }
    return lines;
}

// The last non-empty lines, at most `most`.
std::vector<std::string_view> closing_lines(std::string_view text, std::size_t most) {
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < most) {
        const std::size_t newline = text.rfind('\n');
        const std::size_t start = newline == text.npos ? 0 : newline + 1;
        if (const auto line = ascii::trim(text.substr(start)); !line.empty()) lines.push_back(line);
        text = text.substr(0, start == 0 ? 0 : newline);
    }
    return lines;
}

bool starts_with_label(std::string_view line, std::string_view label) {
    if (line.size() < label.size()) return false;
    const auto lower = [](char c) { return ascii::to_lower(c); };
    return std::ranges::equal(line.substr(0, label.size()), label, {}, lower);
}

template <std::size_t N>
std::optional<std::string_view> after_label(std::string_view line,
                                            const std::array<std::string_view, N>& labels) {
    for (const std::string_view label : labels) {
        if (starts_with_label(line, label)) return ascii::trim(line.substr(label.size()));
    }
    return std::nullopt;
}

bool is_letter(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool begins_like_a_name(std::string_view text) {
    return ascii::is_upper(text.front()) || static_cast<unsigned char>(text.front()) >= 0x80;
}

// Whether the words are those of names: each has a capital or is one that stands within names. The
// rest of "By Monday the ferry was back" is not.
bool are_names(std::string_view text) {
    constexpr std::array<std::string_view, 22> kWithin = {
        "and", "und", "et", "y",  "e",  "&",  "for", "of",  "the",   "de",       "del",
        "van", "von", "da", "di", "la", "le", "al",  "der", "staff", "agencies", "bin"};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const bool fits = word.empty() || begins_like_a_name(word) || word.find('\'') < 3 ||
                          std::ranges::find(kWithin, word) != kWithin.end();
        if (!fits) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

// "Jane Doe and John Roe, Chief Correspondent | March 4" -> "Jane Doe and John Roe";
// "Jane Doe. Pictures: John Roe" -> "Jane Doe".
std::optional<std::string> name_in(std::string_view text) {
    std::string_view name = text.substr(0, text.find_first_of(",|;(\t0123456789"));
    if (const std::size_t colon = name.find(':'); colon != name.npos) {
        name = name.substr(0, std::min(name.rfind(' ', colon), colon));
    }
    name = ascii::trim(name);
    if (name.ends_with('.')) name.remove_suffix(1);
    if (name.empty() || name.size() > kNameBytes || count_words(name) > kNameWords) return {};
    if (!begins_like_a_name(name) || ends_sentence(name) || !are_names(name)) return {};
    return std::string(name);
}

// "Home | News | Sport", "World > Europe", "Share on ..."
bool is_interface(std::string_view line) {
    for (const std::string_view separator : {" | ", " > ", " › ", "·", " / "}) {
        if (line.find(separator) != line.npos) return true;
    }
    for (const std::string_view label : kInterface) {  // whole words: not "Shareholders revolt"
        const std::string_view rest = line.substr(std::min(label.size(), line.size()));
        if (starts_with_label(line, label) && (rest.empty() || !is_letter(rest[0]))) return true;
    }
    return false;
}

// Mostly letters, at least four words (or a dozen characters of a script without spaces), no full
// stop, no bullet.
bool is_headline(std::string_view line) {
    if (line.size() > kProseBytes || ends_sentence(line) || line.ends_with(':')) return false;
    if (line.starts_with('[') || line.ends_with(')')) return false;  // a caption with its credit
    if (line.find(". ") != line.npos && sentence_ends(line).size() > 1)
        return false;  // a standfirst
    const auto letters = std::ranges::count_if(line, is_letter);
    if (static_cast<std::size_t>(letters) * 3 < line.size() * 2) return false;
    const auto wide =
        std::ranges::count_if(line, [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
    if (line.starts_with("•") || line.starts_with("- ") || line.starts_with("* ")) return false;
    return (count_words(line) >= 4 && line.size() >= 20) || wide >= 8;
}

void set(Field& field, std::string_view value, Origin origin) {
    if (!field) field = {std::string(value), origin};
}

bool read_byline(Article& article, std::string_view line) {
    const auto rest = after_label(line, kBylineLabels);
    if (!rest || rest->empty()) return false;
    const auto name = name_in(*rest);
    if (name) set(article.author, *name, Origin::kByline);
    return name.has_value();
}

// "The Gazette. Shortened." -> "The Gazette"; nothing for what stands below a table or a report:
// "Grain Exchange, company statements", "own research".
std::optional<std::string> publisher_in(std::string_view text) {
    std::string_view name = text.substr(0, text.find(". "));
    if (name.ends_with('.')) name.remove_suffix(1);
    if (name.empty() || name.size() > kNameBytes || count_words(name) > kNameWords) return {};
    if (name.find_first_of(",;/") != name.npos || !are_names(name)) return {};
    return std::string(name);
}

bool read_source_line(Article& article, std::string_view line) {
    const auto rest = after_label(line, kSourceLabels);
    if (!rest || rest->empty()) return false;
    if (const auto name = publisher_in(*rest)) set(article.source, *name, Origin::kSourceLine);
    return true;
}

bool read_date_line(Article& article, std::string_view line) {
    if (line.size() > kNameBytes || count_words(line) > 10) return false;
    const auto date = find_date(line);
    if (!date || date->day == 0) return false;
    set(article.date, to_iso(*date), Origin::kDateLine);
    return true;
}

bool read_heading(Article& article, std::string_view line) {
    if (!line.starts_with("#")) return false;
    const std::size_t start = line.find_first_not_of('#');
    const std::string_view heading = start == line.npos ? "" : ascii::trim(line.substr(start));
    if (!heading.empty()) set(article.title, heading, Origin::kHeading);
    return !heading.empty();
}

// How many distinct words of at least four bytes of a line stand again in the text behind it.
std::size_t recurring_words(std::string_view line, std::string_view text) {
    const auto behind = static_cast<std::size_t>(line.data() + line.size() - text.data());
    const std::string_view rest = text.substr(behind, kStoryBytes);
    std::unordered_set<std::string_view> words;
    Tokenizer tokenizer(line);
    for (Word word; tokenizer.next(word);) {
        const std::string_view as_written = line.substr(word.start, word.end - word.start);
        if (as_written.size() >= 4 && rest.find(as_written) != rest.npos) words.insert(as_written);
    }
    return words.size();
}

// The first that is printed twice in a row, as pages saved from the web often do, or else the first
// of those candidates whose words recur most.
std::string_view best_headline(const std::vector<std::string_view>& candidates,
                               std::string_view text) {
    const auto twice = std::ranges::adjacent_find(candidates);
    if (twice != candidates.end()) return *twice;
    std::string_view best;
    std::size_t most = 0;
    for (const std::string_view candidate : candidates) {
        const std::size_t recurring = recurring_words(candidate, text);
        if (best.empty() || recurring > most) {
            best = candidate;
            most = recurring;
        }
    }
    return best;
}

}  // namespace

void read_metadata(Article& article) {
    std::vector<std::string_view> headlines;
    for (const std::string_view line : opening_lines(article.text, kOpeningLines)) {
        const bool labelled = read_byline(article, line) || read_source_line(article, line);
        const bool dated = read_date_line(article, line);
        if (labelled || dated || read_heading(article, line) || is_interface(line)) continue;
        if (is_headline(line)) headlines.push_back(line);
    }
    const std::string_view headline = best_headline(headlines, article.text);
    if (!headline.empty()) set(article.title, headline, Origin::kFirstLine);
    for (const std::string_view line : closing_lines(article.text, kClosingLines)) {
        read_source_line(article, line);
    }
}

}  // namespace nutgraf
