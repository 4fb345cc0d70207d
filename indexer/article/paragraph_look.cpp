// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/paragraph_look.hpp"

#include <algorithm>
#include <array>

#include "analysis/ascii.hpp"
#include "analysis/characters.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostBytes = 1000;

// Han, kana and Thai.
bool is_wide(unsigned code) {
    return (code >= 0x0e00 && code < 0x0e80) || (code >= 0x3040 && code < 0xa000) ||
           (code >= 0x20000 && code < 0x30000);
}

bool has_case(unsigned code) {
    if (code < 0x80) return ascii::is_letter(static_cast<char>(code));
    return code < 0x0590 || (code >= 0x10a0 && code < 0x1100) || (code >= 0x1e00 && code < 0x2000);
}

bool is_bar(unsigned code) {
    constexpr auto kBars = std::to_array<unsigned>({'|', 0xb7, 0x203a, 0x2022, 0x00bb});
    return std::ranges::find(kBars, code) != kBars.end();
}

bool is_space(unsigned code) {
    return code == 0xa0 || code == 0x3000 ||
           (code < 0x80 && ascii::is_space(static_cast<char>(code)));
}

// Counts a character, all but the words.
void count(unsigned code, unsigned lower, ParagraphLook& look) {
    if (code >= '0' && code <= '9') {
        ++look.digits;
    } else if (lower != 0) {
        ++look.letters;
        look.wide += is_wide(code) ? 1 : 0;
    } else {
        ++look.marks;
        look.bars += is_bar(code) ? 1 : 0;
    }
}

}  // namespace

ParagraphLook look_at(std::string_view paragraph) {
    const std::string_view text = paragraph.substr(0, kMostBytes);
    ParagraphLook look;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = decode(text, at);
        at = character.next;
        if (is_space(character.code)) {
            inside = false;
            continue;
        }
        const unsigned lower = fold(character.code);
        count(character.code, lower, look);
        if (inside || lower == 0) continue;
        inside = true;
        ++look.words;
        const bool capital = lower != character.code;
        look.capitalised += capital ? 1 : 0;
        look.uncased += !capital && !has_case(character.code) ? 1 : 0;
    }
    return look;
}

bool ends_like_sentence(std::string_view paragraph) {
    constexpr auto kClosers = std::to_array<std::string_view>(
        {"\"", "'", ")", "]", "”", "’", "»", "“", "」", "』", "）", "*"});
    constexpr auto kEnds = std::to_array<std::string_view>(
        {".", "!", "?", ":", "…", "。", "！", "？", "：", "।", "؟", "۔"});
    const auto ends = [&](std::string_view mark) { return paragraph.ends_with(mark); };
    constexpr int kMostClosers = 3;
    for (int i = 0; i < kMostClosers; ++i) {
        const auto closer = std::ranges::find_if(kClosers, ends);
        if (closer == kClosers.end()) break;
        paragraph.remove_suffix(closer->size());
    }
    return std::ranges::any_of(kEnds, ends);
}

}  // namespace nutgraf
