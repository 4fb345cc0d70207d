// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace nutgraf::bench {

/// What a piece of work cost.
struct Cost {
    double wall = 0;         ///< seconds
    double cpu = 0;          ///< seconds, in user and kernel mode
    double memory = 0;       ///< bytes by which its peak resident set exceeded that at its start
    std::uint64_t disk = 0;  ///< bytes of the files it wrote; the caller's to fill in
};

/// Runs `work` in a child process, so that its peak memory is its own and nothing that one run
/// leaves behind (a warm heap, a filled cache of stems) helps the next. Throws std::runtime_error
/// with what `work` threw.
Cost measure(const std::function<void()>& work);

}  // namespace nutgraf::bench
