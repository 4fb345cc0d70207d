// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/article.hpp"
#include "nutgraf/byte_range.hpp"

namespace nutgraf {

/// A stretch of an article's text: the unit that is indexed, ranked and shown.
struct Passage {
    std::uint32_t ordinal = 0;  ///< 0-based within the article
    std::size_t start = 0;      ///< first byte in Article::text
    std::size_t end = 0;        ///< one past the last byte
    std::string original = {};  ///< id of the article that it is copied from; empty: of none

    friend bool operator==(const Passage&, const Passage&) = default;
};

/// Sizes are in words: runs of non-space bytes; a character of a script written without spaces
/// counts as half a word. `least` must be at least 1 and not above `most`, and that not above
/// kLargestPassage.
struct PassageOptions {
    std::size_t least = 120;  ///< below this a passage is better joined to a neighbour
    std::size_t most = 180;   ///< above this it is better divided
};

/// The most words that passages may be meant to have.
inline constexpr std::size_t kLargestPassage = 1'000'000;

/// Throws Error (kUsage) unless the options are what is said above.
void check_sizes(const PassageOptions& options);

/// Divides a text into passages that tile it: the first starts at 0, each starts where the one
/// before ends, the last ends at text.size(). An empty text gives one empty passage, so that an
/// article of a headline alone is still found.
///
/// Cuts fall between paragraphs, or between sentences where a paragraph is longer than `most`, or
/// between words where a single sentence is. A heading stays with the paragraph after it.
/// Among all such divisions the one with sizes closest to [least, most] is taken; of a text of more
/// than 50,000 paragraphs or sentences, that of each part of about as many, ending with a paragraph
/// if it can. So memory beyond the text and the result is a few megabytes for a long
/// text. White space at a cut belongs to the passage before it. Accepts any bytes. Throws Error
/// (kUsage) as check_sizes() does. Thread-safe.
std::vector<Passage> split_passages(std::string_view text, const PassageOptions& options = {});

/// Returns the story alone: an article's text without its debris. Nothing marks where that stood.
std::string story_of(const Article& article);

/// Divides what of an article's text is no debris as split_passages() divides a text. A passage may
/// have debris within, but does not begin or end with it. One empty passage if all is debris.
/// Throws Error (kUsage) as check_sizes() does.
std::vector<Passage> split_article(const Article& article, const PassageOptions& options = {});

/// Returns where in the article's text a passage is, debris left out: one range, or several.
std::vector<ByteRange> pieces_of(const Article& article, const Passage& passage);

/// What stands in the text of a passage where debris was left out, on a line of its own.
inline constexpr std::string_view kGap = "[\u2026]\n";

/// Returns the text of a passage, debris left out. Unless it is in one piece, it is put together in
/// `space`, which must live as long as the result.
std::string_view text_of(const Article& article, const Passage& passage, std::string& space);

}  // namespace nutgraf
