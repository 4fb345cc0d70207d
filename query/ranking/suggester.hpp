// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "nutgraf/index.hpp"
#include "nutgraf/topic.hpp"

namespace nutgraf {

/// Returns the Damerau-Levenshtein distance (optimal string alignment: insertions, deletions,
/// substitutions, swaps of neighbours) of two texts in characters, or `limit` + 1 if it is larger
/// than `limit`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

/// Returns the topic's text with each word replaced that no passage has, or at most ten, by the
/// word that it is most likely a slip of; nothing if there is no such word. One slip is forgiven in
/// words of four characters or more (of three, if two are swapped), two in words of eight or more,
/// and another first character is a slip by itself; a word that some passage has needs five
/// characters and a replacement ten times as frequent. Words with digits and words of the names of
/// authors and publishers are right as they are. Reads the vocabulary.
std::optional<std::string> respelled(const Index& index, const Topic& topic);

}  // namespace nutgraf
