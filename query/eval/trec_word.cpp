// SPDX-License-Identifier: GPL-2.0-or-later
//
// TREC's formats are words between blanks, and file names have blanks in them.
#include "eval/trec_word.hpp"

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

bool must_be_encoded(char c) { return c == '%' || ascii::is_space(c); }

// The character that "%XX" at `at` stands for, if it is one that is encoded; else 0.
char encoded_at(std::string_view text, std::size_t at) {
    if (text[at] != '%' || at + 2 >= text.size()) return 0;
    const std::size_t high = kDigits.find(text[at + 1]);
    const std::size_t low = kDigits.find(text[at + 2]);
    if (high == kDigits.npos || low == kDigits.npos) return 0;
    const char c = static_cast<char>(high << 4 | low);
    return must_be_encoded(c) ? c : '\0';
}

bool needs_encoding(std::string_view id) {
    for (std::size_t at = 0; at < id.size(); ++at) {
        if (ascii::is_space(id[at]) || encoded_at(id, at) != 0) return true;
    }
    return false;
}

}  // namespace

std::string write_trec_word(std::string_view id) {
    if (id.empty()) return "-";
    if (!needs_encoding(id)) return std::string(id);
    std::string out;
    for (const char c : id) {
        if (must_be_encoded(c)) {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xfU]};
        } else {
            out += c;
        }
    }
    return out;
}

std::string read_trec_word(std::string_view word) {
    std::string id;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const char c = encoded_at(word, at);
        id += c != 0 ? c : word[at];
        if (c != 0) at += 2;
    }
    return id;
}

}  // namespace nutgraf
