// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extraction/measure.hpp"
#include "extraction/score.hpp"

namespace nutgraf::bench {

/// The figures of a set or a part of one, a line each. Of what gold has nothing to compare with
/// there is no line.
std::string summary_lines(std::string_view name, const std::vector<PageScore>& scores,
                          const Measure& own);

/// A line a page, separated by tabs, below a line of headings. Of the pieces that are to be kept,
/// and of those that are not, it says how many were.
std::string page_lines(const std::vector<PageScore>& scores);

/// A line a field that was found or that gold has, separated by tabs, below a line of headings:
/// page, field, what became of it, how it was found, confidence, what was found, what gold has.
std::string field_lines(const std::vector<PageScore>& scores);

}  // namespace nutgraf::bench
