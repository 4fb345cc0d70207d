// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace nutgraf {

/// What a paragraph looks like, as counts of characters and words.
struct ParagraphLook {
    std::size_t letters = 0;  ///< those of scripts without blanks between words included
    std::size_t digits = 0;
    std::size_t wide = 0;         ///< characters of scripts without blanks between words
    std::size_t words = 0;        ///< runs of letters and digits between white space
    std::size_t capitalised = 0;  ///< words that begin with a capital
    std::size_t uncased = 0;      ///< words in letters that have no case, or without letters
    std::size_t bars = 0;         ///< what parts the items of a menu: "|", "·", "›", "•"
};

/// Counts in the first bytes of a paragraph, three hundred at most.
ParagraphLook look_at(std::string_view paragraph);

/// Whether a paragraph, without outer white space, ends as a sentence does, also within quotation
/// marks or brackets. A colon ends one, too: something is introduced.
bool ends_like_sentence(std::string_view paragraph);

}  // namespace nutgraf
