// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "compare/input.hpp"
#include "compare/options.hpp"
#include "compare/process.hpp"
#include "compare/system.hpp"

namespace nutgraf::bench {

/// Indexes an input with a system into the directory `index`, which must not exist, and returns
/// what it cost: one cost, or two for Kind::kLuceneWarm. The memory is the peak resident set of
/// the whole program where a program is started (nutgraf, Lucene), else without what holds the
/// passages. Throws std::runtime_error if it fails.
std::vector<Cost> run_system(const System& system, const Input& input,
                             const std::filesystem::path& index, const Options& options);

/// The parts of the above for what runs in a child process.
Cost run_stock(const Input& input, const std::filesystem::path& index);
Cost run_fts5(const Input& input, const std::filesystem::path& index);

/// Compacts what run_stock() wrote, untimed, and returns how many bytes its files then have.
std::uint64_t compacted_size(const std::filesystem::path& index);

/// The bytes of all files in a directory and below.
std::uint64_t size_on_disk(const std::filesystem::path& directory);

}  // namespace nutgraf::bench
