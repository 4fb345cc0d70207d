// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/article.hpp"

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
/// counts as half a word. `least` must be at least 1 and not above `most`.
struct PassageOptions {
    std::size_t least = 120;  ///< below this a passage is better joined to a neighbour
    std::size_t most = 180;   ///< above this it is better divided
};

/// Divides a text into passages that tile it: the first starts at 0, each starts where the one
/// before ends, the last ends at text.size(). An empty text gives one empty passage, so that an
/// article of a headline alone is still found.
///
/// Cuts fall between paragraphs, or between sentences where a paragraph is longer than `most`, or
/// between words where a single sentence is. A heading stays with the paragraph after it.
/// Among all such divisions the one with sizes closest to [least, most] is taken; of a text above
/// 4 MB, that of each part of it, of some ten thousand paragraphs or sentences and ending with a
/// paragraph if it can. So memory beyond the text and the result is a few megabytes for a long
/// text. White space at a cut belongs to the passage before it. Accepts any bytes. Thread-safe.
std::vector<Passage> split_passages(std::string_view text, const PassageOptions& options = {});

/// Divides what of an article's text is no debris, each stretch of it by itself as
/// split_passages() does, so that every passage is in one piece. One empty passage if nothing is.
std::vector<Passage> split_article(const Article& article, const PassageOptions& options = {});

}  // namespace nutgraf
