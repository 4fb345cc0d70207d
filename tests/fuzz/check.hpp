// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>

/// Ends the program if a property does not hold, as fuzzers want it.
inline void check(bool holds) {
    if (!holds) std::abort();
}
