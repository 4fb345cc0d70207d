// SPDX-License-Identifier: GPL-2.0-or-later
//
// A paragraph is judged twice. First by itself: long ones that end like a sentence are prose, and
// that is all that is asked of nearly every paragraph of a clean text; what is left, short lines by
// and large, gets points for and against by its words, capitals, figures and marks, and by phrases
// of interfaces. Then by its neighbours: of all ways to divide the paragraphs into stretches of
// story and of debris the one with most points is taken, where each change from one to the other
// costs some. So a heading between paragraphs of prose stays, as do a table and a poem, and the
// same line among thirty menu items goes. When in doubt the story has it.
//
// What this leaves out: debris in well-formed sentences that no phrase gives away (teasers with
// their leads, biographies of authors), and what stands within the line of a story.
#include "boilerplate/debris.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "boilerplate/debris_paragraph.hpp"
#include "text/ascii.hpp"
#include "text/paragraphs.hpp"

namespace nutgraf {
namespace {

constexpr auto kKinds = static_cast<std::size_t>(DebrisKind::kOther) + 1;
// Points that a change between story and debris costs: of a page that has phrases of an interface,
// and of any other text, which may be a poem, a table, a chapter.
constexpr int kChangeInPage = 60;
constexpr int kChangeInText = 200;
constexpr int kWayOut = 2;  // where a phrase says that something else begins

StoryParagraphs read_paragraphs(std::string_view text) {
    constexpr std::size_t kUsualBytes = 256;  // of a paragraph, rather less
    StoryParagraphs paragraphs;
    paragraphs.reserve(std::min(text.size() / kUsualBytes + 1, kMostParagraphs));
    std::size_t start = 0;
    for (ParagraphReader reader(text); reader.next(); start = reader.end()) {
        if (paragraphs.size() == kMostParagraphs) return {};
        StoryParagraph& paragraph = paragraphs.emplace_back();
        paragraph.start = start;
        paragraph.end = reader.end();
        paragraph.text = ascii::trim(text.substr(start, reader.end() - start));
        judge_alone(paragraph);
    }
    return paragraphs;
}

bool is_prose(const StoryParagraph& paragraph) {
    return paragraph.shape == Shape::kProse && !paragraph.marked;
}

Body body_of(const StoryParagraphs& paragraphs) {
    const auto first = std::ranges::find_if(paragraphs, is_prose);
    const auto last = std::find_if(paragraphs.rbegin(), paragraphs.rend(), is_prose).base();
    return {static_cast<std::size_t>(first - paragraphs.begin()),
            static_cast<std::size_t>(last - paragraphs.begin())};
}

// A text in which nothing can be told from anything else: a list, a poem, a note, code.
bool has_story(const StoryParagraphs& paragraphs) {
    constexpr std::ptrdiff_t kSentences = 5;
    return std::ranges::any_of(paragraphs, is_prose) ||
           std::ranges::count(paragraphs, Shape::kSentence, &StoryParagraph::shape) >= kSentences;
}

// The best way to have a paragraph on either side, and what side the one before is then on.
struct Sides {
    bool story_was_debris = false;
    bool debris_was_story = false;
};

int cost_of_change(const StoryParagraphs& paragraphs) {
    return std::ranges::any_of(paragraphs, &StoryParagraph::marked) ? kChangeInPage : kChangeInText;
}

// Drops the stretches of debris of the division that has most points (Viterbi's algorithm). Of
// equal ones the story gets more.
void divide(StoryParagraphs& paragraphs, int change) {
    std::vector<Sides> sides;
    sides.reserve(paragraphs.size());
    std::int64_t story = 0;
    std::int64_t debris = 0;
    for (const StoryParagraph& paragraph : paragraphs) {
        const int leave = paragraph.opens || paragraph.readers ? kWayOut : change;
        sides.push_back({debris - change > story, story - leave > debris});
        const std::int64_t best_story = std::max(story, debris - change) + paragraph.points;
        debris = std::max(debris, story - leave);
        story = best_story;
    }
    bool in_debris = debris > story;
    for (std::size_t i = paragraphs.size(); i-- > 0;) {
        paragraphs[i].dropped = in_debris;
        in_debris = in_debris ? !sides[i].debris_was_story : sides[i].story_was_debris;
    }
}

// Drops what is marked, wherever it stands; but no copy of what has been dropped itself.
void drop_marked(StoryParagraphs& paragraphs) {
    for (StoryParagraph& paragraph : paragraphs) {
        const bool only_copy =
            paragraph.original != kNoParagraph && paragraphs[paragraph.original].dropped;
        if (paragraph.marked && !only_copy) paragraph.dropped = true;
    }
}

// What was dropped for its neighbours is of their kind.
void name_kinds(StoryParagraphs& paragraphs) {
    DebrisKind kind = DebrisKind::kOther;
    for (StoryParagraph& paragraph : paragraphs) {
        if (!paragraph.dropped) kind = DebrisKind::kOther;
        if (paragraph.opens || paragraph.readers) kind = paragraph.kind;
        if (!paragraph.dropped || paragraph.marked) continue;
        const bool figures = paragraph.shape == Shape::kFigures;
        const bool sentence =
            paragraph.shape == Shape::kProse || paragraph.shape == Shape::kSentence;
        paragraph.kind = kind != DebrisKind::kOther ? kind
                         : figures                  ? DebrisKind::kTicker
                         : sentence                 ? DebrisKind::kOther
                                                    : DebrisKind::kNavigation;
    }
}

// Stretches of dropped paragraphs, each of the kind that most of its bytes are of.
std::vector<Debris> stretches(const StoryParagraphs& paragraphs) {
    std::vector<Debris> found;
    std::array<std::size_t, kKinds> bytes = {};
    for (const StoryParagraph& paragraph : paragraphs) {
        if (!paragraph.dropped) continue;
        if (found.empty() || found.back().end != paragraph.start) {
            found.push_back({paragraph.start, paragraph.start, paragraph.kind});
            bytes = {};
        }
        Debris& stretch = found.back();
        stretch.end = paragraph.end;
        std::size_t& of_kind = bytes[static_cast<std::size_t>(paragraph.kind)];
        of_kind += paragraph.text.size();
        if (of_kind > bytes[static_cast<std::size_t>(stretch.kind)]) stretch.kind = paragraph.kind;
    }
    return found;
}

bool leaves_story(const StoryParagraphs& paragraphs) {
    return std::ranges::any_of(paragraphs, [](const StoryParagraph& paragraph) {
        return !paragraph.dropped &&
               (paragraph.shape == Shape::kProse || paragraph.shape == Shape::kSentence);
    });
}

}  // namespace

void mark_debris(Article& article) {
    article.debris.clear();
    StoryParagraphs paragraphs = read_paragraphs(article.text);
    if (!has_story(paragraphs)) return;
    const Body body = body_of(paragraphs);
    const int change = cost_of_change(paragraphs);  // before fields and copies are marked
    mark_field_lines(paragraphs, body, article);
    mark_copies(paragraphs, body);
    give_points(paragraphs, body);
    mark_headlines(paragraphs, body, article.title.value);
    divide(paragraphs, change);
    drop_marked(paragraphs);
    if (!leaves_story(paragraphs)) return;
    name_kinds(paragraphs);
    article.debris = stretches(paragraphs);
}

}  // namespace nutgraf
