// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

#include "analysis/utf8.hpp"

/// Ends the program if a property does not hold, as fuzzers want it.
inline void check(bool holds) {
    if (!holds) std::abort();
}

/// Every byte is part of a well-formed character.
inline void check_utf8(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = nutgraf::utf8_sequence_length(text, at);
        check(length > 0);
        at += length;
    }
}
