// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>

#include "nutgraf/index.hpp"
#include "options.hpp"

namespace nutgraf {

/// Ranks the topics of a file, measures the rankings against judgments, compares them with another
/// run if one is given, and prints the figures to `out` as text or JSON. Returns the exit code.
/// Throws Error.
int evaluate(const Index& index, const QueryOptions& options, std::ostream& out);

}  // namespace nutgraf
