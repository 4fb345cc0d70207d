// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "compare/contest.hpp"

namespace nutgraf::bench {

/// Draws megabytes of text per second by megabytes of text, a line a system, as an SVG file.
/// `scratch` is a directory for what gnuplot reads. Throws std::runtime_error if gnuplot is not
/// there or fails.
void draw_chart(const std::vector<SizeResult>& sizes, const std::string& svg,
                const std::filesystem::path& scratch);

}  // namespace nutgraf::bench
