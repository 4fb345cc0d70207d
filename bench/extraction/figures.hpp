// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>

namespace nutgraf::bench {

/// Returns the quotient, 0 if there is nothing to divide by.
inline double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// The same as a percentage.
inline double percent(std::size_t part, std::size_t whole) { return 100 * share(part, whole); }

/// As std::snprintf() writes it, in 200 bytes at most.
template <typename... Values>
std::string formatted(const char* pattern, Values... values) {
    std::string line(200, '\0');
    const int size = std::snprintf(line.data(), line.size(), pattern, values...);
    line.resize(std::min(static_cast<std::size_t>(std::max(size, 0)), line.size() - 1));
    return line;
}

}  // namespace nutgraf::bench
