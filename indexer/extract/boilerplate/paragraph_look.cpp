// SPDX-License-Identifier: GPL-2.0-or-later
#include "boilerplate/paragraph_look.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostBytes = 300;

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

enum class Kind : unsigned char { kSpace, kDigit, kCapital, kSmall, kUncased, kWide, kMark, kBar };

Kind kind_of(unsigned code) {
    if (is_space(code)) return Kind::kSpace;
    if (code >= '0' && code <= '9') return Kind::kDigit;
    const unsigned lower = fold(code);
    if (lower == 0) return is_bar(code) ? Kind::kBar : Kind::kMark;
    if (lower != code) return Kind::kCapital;
    if (is_wide(code)) return Kind::kWide;
    return has_case(code) ? Kind::kSmall : Kind::kUncased;
}

constexpr auto kKinds = [] {
    std::array<Kind, 0x80> kinds = {};
    for (std::size_t code = 0; code < kinds.size(); ++code) {
        const auto c = static_cast<char>(code);
        kinds[code] = ascii::is_space(c)   ? Kind::kSpace
                      : ascii::is_digit(c) ? Kind::kDigit
                      : ascii::is_upper(c) ? Kind::kCapital
                      : ascii::is_lower(c) ? Kind::kSmall
                      : c == '|'           ? Kind::kBar
                                           : Kind::kMark;
    }
    return kinds;
}();

constexpr auto kWideClosers =
    std::to_array<std::string_view>({"”", "’", "»", "“", "」", "』", "）"});
constexpr auto kWideStops =
    std::to_array<std::string_view>({"…", "。", "！", "？", "：", "।", "؟", "۔"});

bool is_closer(char c) { return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*'; }

bool is_stop(char c) { return c == '.' || c == '!' || c == '?' || c == ':'; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The bytes of the quotation mark or bracket that closes a paragraph, 0 if none does.
std::size_t closer_at_end(std::string_view paragraph) {
    if (paragraph.empty()) return 0;
    if (is_ascii(paragraph.back())) return is_closer(paragraph.back()) ? 1 : 0;
    const auto ends = [&](std::string_view mark) { return paragraph.ends_with(mark); };
    const auto* closer = std::ranges::find_if(kWideClosers, ends);
    return closer == kWideClosers.end() ? 0 : closer->size();
}

bool ends_with_stop(std::string_view paragraph) {
    if (paragraph.empty()) return false;
    if (is_ascii(paragraph.back())) return is_stop(paragraph.back());
    return std::ranges::any_of(kWideStops, [&](auto mark) { return paragraph.ends_with(mark); });
}

}  // namespace

ParagraphLook look_at(std::string_view paragraph) {
    const std::string_view text = paragraph.substr(0, kMostBytes);
    std::array<std::size_t, 8> characters = {};  // by kind
    std::array<std::size_t, 8> words = {};       // by the kind of their first
    std::size_t small = 0;                       // letters within words
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (inside && ascii::is_lower(text[at])) {  // as most are
            ++small;
            ++at;
            continue;
        }
        const Character character = byte < 0x80 ? Character{byte, at + 1} : decode(text, at);
        const Kind kind = byte < 0x80 ? kKinds[byte] : kind_of(character.code);
        at = character.next;
        const auto index = static_cast<std::size_t>(kind);
        ++characters[index];
        const bool begins = !inside && kind != Kind::kSpace && kind < Kind::kMark;
        words[index] += begins ? 1 : 0;
        inside = kind != Kind::kSpace && (inside || begins);
    }
    const auto of = [](const auto& counts, auto... kinds) {
        return (counts[static_cast<std::size_t>(kinds)] + ...);
    };
    ParagraphLook look;
    look.digits = of(characters, Kind::kDigit);
    look.wide = of(characters, Kind::kWide);
    look.letters =
        small + of(characters, Kind::kCapital, Kind::kSmall, Kind::kUncased, Kind::kWide);
    look.bars = of(characters, Kind::kBar);
    look.capitalised = of(words, Kind::kCapital);
    look.uncased = of(words, Kind::kDigit, Kind::kUncased, Kind::kWide);
    look.words = look.capitalised + look.uncased + of(words, Kind::kSmall);
    return look;
}

bool ends_like_sentence(std::string_view paragraph) {
    if (paragraph.ends_with('.')) return true;  // as most do
    constexpr int kMostClosers = 3;
    for (int i = 0; i < kMostClosers; ++i) {
        const std::size_t closer = closer_at_end(paragraph);
        if (closer == 0) break;
        paragraph.remove_suffix(closer);
    }
    return ends_with_stop(paragraph);
}

}  // namespace nutgraf
