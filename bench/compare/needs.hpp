// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "compare/options.hpp"

namespace nutgraf::bench {

/// Checks, before anything takes time, that all a run needs is there: nutgraf-index, gnuplot if a
/// chart is asked for, files that can be written, room on the disk. Returns lines for people: what
/// will run, and what is left out and how to get it. Throws std::runtime_error, which says what to
/// do, if something is missing.
std::string check_needs(const Options& options);

/// About how many bytes a run writes at most at any one time.
std::uint64_t disk_needed(const Options& options);

}  // namespace nutgraf::bench
