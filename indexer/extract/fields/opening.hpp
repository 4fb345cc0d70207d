// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nutgraf {

/// The short lines above a story and where it begins.
struct Opening {
    std::vector<std::string_view> lines;  ///< above the story; not empty, trimmed
    std::vector<std::string_view> lead;   ///< short lines among its first paragraphs
    std::string_view story;               ///< from its first paragraph on; may be empty
};

/// Returns the opening of a text, of which it looks at no more than `most` bytes.
Opening read_opening(std::string_view text, std::size_t most);

/// Returns the last lines of a text that are not empty, at most a dozen, from its last `most`
/// bytes; the last line first.
std::vector<std::string_view> closing_lines(std::string_view text, std::size_t most);

/// Whether a line or paragraph reads like running prose: it is long, or a sentence of some length.
bool is_prose(std::string_view line);

/// Whether the text ends as a sentence does.
bool ends_sentence(std::string_view text);

/// Returns how many words stand between white space.
std::size_t count_words(std::string_view text);

/// Whether a text begins with the words, in whatever case (ASCII).
bool starts_with_words(std::string_view text, std::string_view words);

}  // namespace nutgraf
