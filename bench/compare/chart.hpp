// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "compare/contest.hpp"

namespace nutgraf::bench {

/// Draws megabytes of text per second by megabytes of text, a line a system, and returns the SVG.
/// `scratch` is a directory for what gnuplot reads and writes. Throws std::runtime_error if gnuplot
/// is not there or fails.
std::string draw_chart(const std::vector<SizeResult>& sizes, const std::filesystem::path& scratch);

}  // namespace nutgraf::bench
