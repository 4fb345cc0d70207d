// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// What a paragraph looks like by itself.
enum class Shape : std::uint8_t {
    kProse,     ///< long enough to be told from anything else
    kSentence,  ///< a short one that ends like a sentence
    kLine,      ///< a heading, a name, a menu item
    kFigures,   ///< figures, by and large
    kMash       ///< many things in one line: "Home | News | Sport"
};

inline constexpr auto kNoParagraph = static_cast<std::size_t>(-1);

/// A paragraph while it is not decided what belongs to the story.
struct StoryParagraph {
    std::size_t start = 0;  ///< with the blank lines behind it, as ParagraphReader has it
    std::size_t end = 0;
    std::string_view text = {};  ///< without outer white space
    int points = 0;              ///< for the story, or below 0 against it
    Shape shape = Shape::kProse;
    DebrisKind kind = DebrisKind::kOther;  ///< if it is none of the story
    bool opens = false;    ///< what follows may be of the same kind: "Related stories"
    bool readers = false;  ///< readers' comments follow
    bool marked = false;   ///< is debris, whatever the neighbours are
    bool dropped = false;  ///< marked, or among debris
    std::size_t original = kNoParagraph;  ///< the paragraph that it is a copy of
};

/// A text of more paragraphs is no page, and keeps all.
inline constexpr std::size_t kMostParagraphs = 200'000;

using StoryParagraphs = std::vector<StoryParagraph>;

/// The paragraphs between the first and the last prose: [first, last), or nothing.
struct Body {
    std::size_t first = 0;
    std::size_t last = 0;

    bool has(std::size_t i) const { return i >= first && i < last; }
};

/// Gives a paragraph its shape, and the mark and kind that its words alone tell.
void judge_alone(StoryParagraph& paragraph);

/// Gives all paragraphs their points, from their shapes and where they stand.
void give_points(StoryParagraphs& paragraphs, const Body& body);

/// Marks captions and paragraphs that are there twice.
void mark_copies(StoryParagraphs& paragraphs, const Body& body);

/// Marks the headline where it is there again, and gives it points where it stays: where it is last
/// before the body, or else first. Points must have been given.
void mark_headlines(StoryParagraphs& paragraphs, const Body& body, std::string_view title);

/// Marks lines that hold no more than the fields of the article do: byline, date, publisher.
void mark_field_lines(StoryParagraphs& paragraphs, const Body& body, const Article& article);

}  // namespace nutgraf
