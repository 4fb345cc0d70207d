// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extraction/measure.hpp"

namespace nutgraf::bench {

/// Returns the text with each run of white space, of any kind that Unicode knows, as one blank, and
/// none at the ends.
std::string fold_any_space(std::string_view text);

/// Counts the pieces that a story holds, and those it should not: trafilatura's measure. White
/// space does not count, case does. A page of which gold names no pieces is left out.
Confusion count_pieces(std::string_view story, const GoldPage& gold);

/// Makes a measure of count_pieces(), all pieces of a set taken together, and of how many pages
/// keep none of the pieces that they should.
std::unique_ptr<Measure> measure_pieces();

}  // namespace nutgraf::bench
