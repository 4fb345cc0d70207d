// SPDX-License-Identifier: GPL-2.0-or-later
//
// A scraped article begins with short lines, in any order: navigation, a headline, a byline, a
// date, share buttons. Running prose ends them: not one paragraph alone, which may be a notice
// about cookies or a teaser, but one with another close behind it. What this leaves out: openings
// longer than a few hundred lines, as pages with all of a site's menus have.
#include "article/opening.hpp"

#include <algorithm>
#include <array>

#include "analysis/ascii.hpp"
#include "article/paragraphs.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kOpeningLines = 400;
constexpr std::size_t kClosingLines = 12;
constexpr std::size_t kProseBytes = 200;  // a longer line is a paragraph
constexpr std::size_t kProseWords = 12;   // a sentence of so many words is one
constexpr std::size_t kNearLines = 4;     // at most, between two paragraphs of one story

void add_lines(std::string_view paragraph, std::vector<std::string_view>& lines) {
    while (!paragraph.empty()) {
        const std::size_t end = std::min(paragraph.find('\n'), paragraph.size());
        const auto line = ascii::trim(paragraph.substr(0, end));
        if (!line.empty()) lines.push_back(line);
        paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
    }
}

// The first `most` bytes, but no part of a line unless that alone is long enough for a paragraph.
std::string_view head_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    const std::string_view head = text.substr(0, most);
    const std::size_t line = head.rfind('\n') + 1;  // 0 if there is but one
    return most - line > kProseBytes ? head : head.substr(0, line);
}

// A place where the story may begin.
struct Beginning {
    std::size_t at = std::string_view::npos;
    std::size_t lines_before = 0;
};

}  // namespace

Opening read_opening(std::string_view text, std::size_t most) {
    Opening opening;
    Beginning first;
    Beginning last;
    ParagraphReader reader(head_of(text, most));
    for (std::size_t start = 0; reader.next() && opening.lines.size() < kOpeningLines;) {
        const auto paragraph = ascii::trim(text.substr(start, reader.end() - start));
        const auto here = static_cast<std::size_t>(paragraph.data() - text.data());
        start = reader.end();
        if (!is_prose(paragraph)) {
            add_lines(paragraph, opening.lines);
            continue;
        }
        const bool near = opening.lines.size() - last.lines_before <= kNearLines;
        const bool confirmed = last.at != text.npos && near;
        if (!confirmed) last = {here, opening.lines.size()};
        if (first.at == text.npos) first = last;
        if (confirmed) {
            first = last;
            break;
        }
    }
    if (first.at == text.npos) return opening;
    opening.lines.resize(first.lines_before);
    opening.story = text.substr(first.at);
    return opening;
}

std::vector<std::string_view> closing_lines(std::string_view text, std::size_t most) {
    if (text.size() > most) {
        text.remove_prefix(text.size() - most);
        text.remove_prefix(std::min(text.find('\n'), text.size()));  // the rest of a line
    }
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < kClosingLines) {
        const std::size_t newline = text.rfind('\n');
        const std::size_t start = newline == text.npos ? 0 : newline + 1;
        if (const auto line = ascii::trim(text.substr(start)); !line.empty()) lines.push_back(line);
        text = text.substr(0, start == 0 ? 0 : newline);
    }
    return lines;
}

bool is_prose(std::string_view line) {
    return line.size() > kProseBytes || (ends_sentence(line) && count_words(line) >= kProseWords);
}

bool ends_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 4> kEnds = {".", ".”", ".\"", "。"};
    return std::ranges::any_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t';
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

bool starts_with_words(std::string_view text, std::string_view words) {
    if (text.size() < words.size()) return false;
    const auto lower = [](char c) { return ascii::to_lower(c); };
    return std::ranges::equal(text.substr(0, words.size()), words, {}, lower);
}

}  // namespace nutgraf
