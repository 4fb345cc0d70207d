// SPDX-License-Identifier: GPL-2.0-or-later
//
// A scraped article begins with short lines, in any order: navigation, a headline, a byline, a
// date, share buttons. Running prose ends them: not one paragraph alone, which may be a notice
// about cookies or a teaser, but one with another close behind it. What this leaves out: openings
// longer than a few hundred lines, as pages with all of a site's menus have.
#include "fields/opening.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/paragraphs.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kOpeningLines = 400;
constexpr std::size_t kClosingLines = 12;
constexpr std::size_t kProseBytes = 200;  // a longer line is a paragraph
constexpr std::size_t kProseWords = 12;   // a sentence of so many words is one
constexpr std::size_t kNearLines = 4;     // at most, between two paragraphs of one story
constexpr std::size_t kStoryParagraphs = 4;
constexpr std::size_t kStoryBytes = 1'500;  // of fewer paragraphs that are a story, too
constexpr std::size_t kLeadParagraphs = 3;

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

// Paragraphs of prose close together, which may be the story.
struct Run {
    std::size_t at = std::string_view::npos;
    std::size_t lines_before = 0;
    std::size_t lines_at_last = 0;  // before its last paragraph
    std::size_t lines_at_lead = 0;  // before its third, or last, paragraph
    std::size_t paragraphs = 0;
    std::size_t bytes = 0;

    bool is_story() const { return paragraphs >= kStoryParagraphs || bytes >= kStoryBytes; }
    bool goes_on(std::size_t lines) const {
        return paragraphs > 0 && lines - lines_at_last <= kNearLines;
    }
    void add(std::string_view paragraph, std::size_t lines) {
        ++paragraphs;
        bytes += paragraph.size();
        lines_at_last = lines;
        if (paragraphs <= kLeadParagraphs) lines_at_lead = lines;
    }
};

// The words of a text, but no more than `most`.
std::size_t count_up_to(std::string_view text, std::size_t most) {
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size() && words < most; ++at) {
        const bool space = text[at] == ' ' || text[at] == '\t';
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

}  // namespace

Opening read_opening(std::string_view text, std::size_t most) {
    std::vector<std::string_view> lines;
    Run first;
    Run run;
    ParagraphReader reader(head_of(text, most));
    std::size_t start = 0;
    while (lines.size() < kOpeningLines && !run.is_story() && reader.next()) {
        const auto paragraph = ascii::trim(text.substr(start, reader.end() - start));
        start = reader.end();
        if (!is_prose(paragraph)) {
            add_lines(paragraph, lines);
            continue;
        }
        if (!run.goes_on(lines.size())) {
            run = {static_cast<std::size_t>(paragraph.data() - text.data()), lines.size()};
        }
        run.add(paragraph, lines.size());
        if (first.paragraphs == 0 || first.at == run.at) first = run;
    }
    const Run& story = run.is_story() ? run : first;
    if (story.paragraphs == 0) return {std::move(lines), {}, {}};
    const auto at = [&](std::size_t line) {
        return lines.begin() + static_cast<std::ptrdiff_t>(line);
    };
    return {{lines.begin(), at(story.lines_before)},
            {at(story.lines_before), at(story.lines_at_lead)},
            text.substr(story.at)};
}

std::vector<std::string_view> closing_lines(std::string_view text, std::size_t most) {
    if (text.size() > most) {
        text.remove_prefix(text.size() - most);
        text.remove_prefix(std::min(text.find('\n'), text.size()));  // the rest of a line
    }
    std::vector<std::string_view> lines;
    add_lines(text, lines);
    std::ranges::reverse(lines);
    lines.resize(std::min(lines.size(), kClosingLines));
    return lines;
}

bool is_prose(std::string_view line) {
    if (line.size() > kProseBytes) return true;
    return ends_sentence(line) && count_up_to(line, kProseWords) == kProseWords;
}

bool ends_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 4> kEnds = {".", ".”", ".\"", "。"};
    return std::ranges::any_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

std::size_t count_words(std::string_view text) { return count_up_to(text, text.size()); }

bool starts_with_words(std::string_view text, std::string_view words) {
    if (text.size() < words.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (ascii::to_lower(text[i]) != ascii::to_lower(words[i])) return false;
    }
    return true;
}

}  // namespace nutgraf
