// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

#include "nutgraf/article.hpp"
#include "text/utf8.hpp"

/// Ends the program if a property does not hold, as fuzzers want it.
inline void check(bool holds) {
    if (!holds) std::abort();
}

/// The text is UTF-8.
inline void check_utf8(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = nutgraf::utf8_sequence_length(text, at);
        check(length > 0);
        at += length;
    }
}

/// The fields are lines of UTF-8, and known exactly if they are not empty.
inline void check_fields(const nutgraf::Article& article) {
    for (const auto& [name, value] : nutgraf::kArticleFields) {
        const nutgraf::Field& field = article.*value;
        check_utf8(field.value);
        check(static_cast<bool>(field) == !field.value.empty());
        check(field.value.find('\n') == std::string::npos);
    }
}
