// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace nutgraf {

/// Returns the text if it has at most `most` bytes, else as many of its first characters as these
/// hold, and "...": what a message or a heading has room for.
inline std::string shortened(std::string_view text, std::size_t most = 100) {
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while (end > 0 && is_utf8_tail(text[end])) --end;
    return std::string(text.substr(0, end)) + "...";
}

}  // namespace nutgraf
