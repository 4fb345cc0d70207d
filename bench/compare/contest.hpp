// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "compare/options.hpp"
#include "compare/runner.hpp"
#include "compare/same_content.hpp"

namespace nutgraf::bench {

/// One system indexing one input once.
struct Run {
    unsigned round = 0;
    Cost cost;
    std::uint64_t disk = 0;  ///< bytes of the index
};

/// All of a system at one size.
struct Result {
    System system;
    std::vector<Run> runs;                   ///< none if the size is too large for it
    std::optional<std::uint64_t> compacted;  ///< bytes of the index after compacting; plain Xapian
    std::optional<ContentCheck> content;     ///< against plain Xapian, where that was done
};

/// All systems at one size.
struct SizeResult {
    Input input;
    std::vector<Result> results;
};

/// Up to this size databases are compared with plain Xapian's, in megabytes of text.
inline constexpr double kMostChecked = 24;

/// Runs all systems on one input, round by round, each round beginning with another system, and
/// then compares the contents of the databases. Writes in `directory`, and removes it all again.
/// Says on standard error how far it is. Throws std::runtime_error if a run fails.
SizeResult run_contest(const Input& input, const Options& options,
                       const std::filesystem::path& directory);

}  // namespace nutgraf::bench
