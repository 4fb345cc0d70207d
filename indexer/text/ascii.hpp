// SPDX-License-Identifier: GPL-2.0-or-later
//
// What formats and file names need of characters: ASCII only, whatever the locale says, every byte
// from 0x80 on left alone. Text itself goes through the analyzer instead.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf::ascii {

/// White space: blank, tab, line feed, vertical tab, form feed, carriage return.
inline constexpr std::string_view kSpace = " \t\n\v\f\r";

inline constexpr bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
inline constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
inline constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
inline constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }
inline constexpr bool ends_sentence(char c) noexcept {
    return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r';
}

inline constexpr char to_lower(char c) noexcept {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

inline constexpr char to_upper(char c) noexcept {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Returns the text with capital letters made small.
inline std::string to_lower(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return to_lower(c); });
    return lower;
}

inline bool is_blank(std::string_view text) noexcept { return std::ranges::all_of(text, is_space); }

/// Returns the text without white space at its ends.
inline std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Returns what stands between white space.
inline std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        if (at > start) words.push_back(text.substr(start, at - start));
        while (at < text.size() && is_space(text[at])) ++at;
    }
    return words;
}

/// Returns the text as one line: white space folded to single blanks, none at the ends.
inline std::string fold_space(std::string_view text) {
    std::string out;
    for (const std::string_view word : split_words(text)) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

}  // namespace nutgraf::ascii
