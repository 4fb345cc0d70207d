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

/// Returns the topic's text with each word that no passage has replaced by the most similar word
/// that one has, the most frequent of equally similar ones. Nothing if there is no such word to
/// replace. Reads the whole vocabulary.
std::optional<std::string> suggest_text(const Index& index, const Topic& topic);

}  // namespace nutgraf
