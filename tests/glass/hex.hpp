// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cctype>
#include <string>
#include <string_view>

/// Returns bytes as pairs of digits with spaces between, for messages that can be read.
inline std::string hex(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (!text.empty()) text.push_back(' ');
        text.push_back(kDigits[byte >> 4]);
        text.push_back(kDigits[byte & 15]);
    }
    return text;
}

/// Returns the bytes that a text stands for: pairs of digits, or characters in single quotes. Other
/// characters are passed over.
inline std::string bytes_of(std::string_view text) {
    std::string bytes;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\'') {
            quoted = !quoted;
        } else if (quoted) {
            bytes.push_back(text[at]);
        } else if (std::isxdigit(static_cast<unsigned char>(text[at])) != 0) {
            bytes.push_back(
                static_cast<char>(std::stoi(std::string(text.substr(at++, 2)), nullptr, 16)));
        }
    }
    return bytes;
}
