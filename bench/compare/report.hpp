// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "compare/contest.hpp"

namespace nutgraf::bench {

/// A table of one size for people: medians, ranges, and ratios to nutgraf.
std::string to_text(const SizeResult& size);

/// Everything as JSON, with every single run. Carries `"schema": 1`.
nlohmann::ordered_json to_json(const std::vector<SizeResult>& sizes, const Options& options);

/// Whether every database that was compared holds the same as plain Xapian's.
bool all_equal(const std::vector<SizeResult>& sizes);

}  // namespace nutgraf::bench
