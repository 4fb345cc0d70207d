// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages print a headline above and below its picture, a caption for those who see the picture and
// once more for those who do not, and a sentence again as a quotation in large type. The first copy
// stays, of a headline the one next to the story. Short lines may come back for good reasons: the
// refrain of a song, the rows of a table.
#include <algorithm>
#include <cstdint>
#include <cstring>

#include "boilerplate/debris_paragraph.hpp"
#include "fields/publisher.hpp"
#include "fields/relative_date.hpp"
#include "nutgraf/date.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLeastBytes = 40;   // of a line that is a copy
constexpr std::size_t kNear = 3;          // paragraphs from a caption to its copy
constexpr std::size_t kFieldBytes = 120;  // of a line that holds a field
constexpr std::size_t kMostRest = 20;     // letters beside the field: "By", "Staff writer"

// Of the beginning, the end and the length: whether all between is equal is seen when it matters.
// The lowest bits are left to the number of the paragraph.
constexpr unsigned kNumberBits = 18;
constexpr std::uint64_t kNumber = (std::uint64_t{1} << kNumberBits) - 1;

std::uint64_t key_of(std::string_view text, std::size_t number) {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15;
    std::uint64_t hash = text.size();
    for (const std::size_t at :
         {std::size_t{0}, sizeof hash, text.size() - 2 * sizeof hash, text.size() - sizeof hash}) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        hash = (hash ^ bytes) * kOdd;
        hash ^= hash >> 32;
    }
    return (hash & ~kNumber) | number;
}

void mark(StoryParagraph& paragraph, DebrisKind kind) {
    if (paragraph.marked) return;
    paragraph.marked = true;
    paragraph.kind = kind;
}

bool is_copy(const StoryParagraphs& paragraphs, const Body& body, std::size_t first,
             std::size_t second) {
    if (paragraphs[first].text != paragraphs[second].text) return false;
    switch (paragraphs[second].shape) {
        case Shape::kProse: return true;
        case Shape::kFigures: return false;
        default: return second - first <= kNear || !body.has(second);
    }
}

// Whether a line is the headline, white space aside, perhaps as a heading.
bool is_title(std::string_view line, std::string_view title) {
    constexpr std::size_t kMarkup = 40;  // bytes of blanks and hashes
    if (line.size() < title.size() || line.size() > title.size() + kMarkup) return false;
    while (line.starts_with('#') || line.starts_with(' ')) line.remove_prefix(1);
    if (!line.starts_with(title[0])) return false;  // told without a copy
    return line == title || ascii::fold_space(line) == title;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }));
}

// Whether a line holds the value and little else.
bool holds_little_but(std::string_view line, const Field& field) {
    if (!field || line.find(field.value) == line.npos) return false;
    return letters_in(line) <= letters_in(field.value) + kMostRest;
}

bool holds_date(std::string_view line, const Field& date) {
    if (!date || letters_in(line) > kMostRest) return false;
    const auto found = find_date(line);
    return found && to_iso(*found) == date.value;
}

// A source line is one also where the paper that prints the article is known, and it credits
// another. The paper's own name at the top stays with what else stands above the headline.
bool holds_source(std::string_view text, const Field& source) {
    const auto credited = read_source_line(text);
    if (credited && holds_little_but(text, {*credited, Origin::kSourceLine})) return true;
    return source.origin != Origin::kFirstLine && holds_little_but(text, source);
}

// "Published 2 days ago", "3 hours ago 1,204".
bool holds_age(std::string_view line) {
    return letters_in(line) <= kMostRest && is_relative_date(line);
}

}  // namespace

void mark_copies(StoryParagraphs& paragraphs, const Body& body) {
    static_assert(kMostParagraphs <= kNumber);
    std::vector<std::uint64_t> keys;
    keys.reserve(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const std::string_view text = paragraphs[i].text;
        if (text.size() >= kLeastBytes) keys.push_back(key_of(text, i));
    }
    std::ranges::sort(keys);
    for (std::size_t i = 1; i < keys.size(); ++i) {
        if ((keys[i] ^ keys[i - 1]) > kNumber) continue;
        const std::size_t second = keys[i] & kNumber;
        const std::size_t first = keys[i - 1] & kNumber;
        if (is_copy(paragraphs, body, first, second)) {
            mark(paragraphs[second], DebrisKind::kRepeated);
            paragraphs[second].original = first;
        }
    }
}

void mark_headlines(StoryParagraphs& paragraphs, const Body& body, std::string_view title) {
    const std::string folded = ascii::fold_space(title);
    if (folded.empty()) return;
    StoryParagraph* kept = nullptr;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!is_title(paragraphs[i].text, folded)) continue;
        paragraphs[i].original = kNoParagraph;  // but of the one that is kept
        if (kept != nullptr) {
            const bool better = i < body.first;
            mark(better ? *kept : paragraphs[i], DebrisKind::kRepeated);
            if (!better) continue;
        }
        kept = &paragraphs[i];
    }
    if (kept == nullptr) return;
    kept->marked = false;
    // Near the story it is surely the headline, whatever stands around it.
    constexpr int kFar = 50;
    constexpr int kClose = 150;
    constexpr std::ptrdiff_t kSteps = 12;
    const auto place = kept - paragraphs.data();
    const auto first = static_cast<std::ptrdiff_t>(body.first);
    kept->points = place <= first && first - place <= kSteps ? kClose : kFar;
}

void mark_field_lines(StoryParagraphs& paragraphs, const Body& body, const Article& article) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        StoryParagraph& paragraph = paragraphs[i];
        if (body.has(i) || paragraph.text.size() > kFieldBytes) continue;
        if (holds_little_but(paragraph.text, article.author) ||
            holds_source(paragraph.text, article.source) ||
            holds_date(paragraph.text, article.date) || holds_age(paragraph.text)) {
            mark(paragraph, DebrisKind::kMetadata);
        }
    }
}

}  // namespace nutgraf
