// SPDX-License-Identifier: GPL-2.0-or-later
//
// TREC's formats are words between blanks, and file names have blanks in them. Some readers take
// other control characters for blanks, too, and terminals obey them.
#include "collection/trec_word.hpp"

#include <optional>

#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

bool must_be_encoded(char32_t character) {
    return character == '%' || character == ' ' || is_control(character);
}

// The byte that "%XX" at `at` stands for; nothing if there is none.
std::optional<char> byte_at(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size() || text[at] != '%') return std::nullopt;
    const std::size_t high = kDigits.find(text[at + 1]);
    const std::size_t low = kDigits.find(text[at + 2]);
    if (high == kDigits.npos || low == kDigits.npos) return std::nullopt;
    return static_cast<char>(high << 4 | low);
}

// The character that stands encoded at `at`, if it is one that is encoded; else empty. Two bytes
// are the control characters beyond ASCII.
std::string encoded_at(std::string_view text, std::size_t at) {
    std::string bytes;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto byte = byte_at(text, at + 3 * i);
        if (!byte) break;
        bytes += *byte;
        const CodePoint point = decode_utf8(bytes, 0);
        if (point.bytes == bytes.size() && must_be_encoded(point.value)) return bytes;
    }
    return {};
}

bool needs_encoding(std::string_view id) {
    for (std::size_t at = 0; at < id.size();) {
        const CodePoint point = decode_utf8(id, at);
        const bool encoded =
            point.value == '%' ? !encoded_at(id, at).empty() : must_be_encoded(point.value);
        if (encoded) return true;
        at += point.bytes;
    }
    return false;
}

}  // namespace

std::string write_trec_word(std::string_view id) {
    if (id.empty()) return "-";
    if (!needs_encoding(id)) return std::string(id);
    std::string out;
    for (std::size_t at = 0; at < id.size();) {
        const CodePoint point = decode_utf8(id, at);
        for (const char c : id.substr(at, point.bytes)) {
            const auto byte = static_cast<unsigned char>(c);
            if (must_be_encoded(point.value)) {
                out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xfU]};
            } else {
                out += c;
            }
        }
        at += point.bytes;
    }
    return out;
}

std::string read_trec_word(std::string_view word) {
    std::string id;
    for (std::size_t at = 0; at < word.size();) {
        const std::string character = encoded_at(word, at);
        id += character.empty() ? std::string(1, word[at]) : character;
        at += character.empty() ? 1 : 3 * character.size();
    }
    return id;
}

}  // namespace nutgraf
