// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace nutgraf {

/// Returns the columns a terminal gives the character: 0 (combining marks), 1 or 2 (UAX #11 Wide
/// and Fullwidth). Does not depend on the locale.
std::size_t columns(char32_t character) noexcept;

/// Returns the columns of a text without control characters: the sum over its code points.
std::size_t columns(std::string_view text) noexcept;

}  // namespace nutgraf
