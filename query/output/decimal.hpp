// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <string>

namespace nutgraf {

/// Writes a number with so many digits after the point, whatever the locale.
inline std::string decimal(double value, int digits) {
    std::array<char, 400> buffer{};  // the largest double has 309 digits before the point
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, digits);
    return {buffer.data(), end.ptr};
}

}  // namespace nutgraf
