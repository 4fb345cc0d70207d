// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "topic/tree.hpp"

namespace nutgraf {

/// The window of NEAR and ADJ if none is given, in words.
inline constexpr unsigned kDefaultWindow = 10;

/// The most rows that one NEAR or ADJ may stand for.
inline constexpr std::size_t kMostRows = 1'000;

/// The most words that several rows may have together; a topic may look for a tenth as many.
inline constexpr std::size_t kMostRowWords = 100'000;

/// One row of words that NEAR or ADJ looks for.
struct Proximity {
    std::vector<std::string> terms;               ///< see Leaves::near()
    std::vector<std::vector<PieceWord>> phrases;  ///< that must be there as well
};

/// Sets `rows` to what a node of kNear or kAdj looks for, one of them: each choice among the words
/// in brackets is a row. False if there are more than kMostRows, or several with more than
/// kMostRowWords words.
bool read_proximity(const Node& node, std::vector<Proximity>& rows);

}  // namespace nutgraf
