// SPDX-License-Identifier: GPL-2.0-or-later
//
// What Xapian 1.4 thinks of each character. Its own functions are asked wherever speed does not
// matter; for the frequent questions the answers are kept in a table, made when first needed.
// Which characters join words is no property that Xapian makes public, so it is repeated here.
#include "text/characters.hpp"

#include <utf8proc.h>
#include <xapian.h>

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace nutgraf {

LowerCaseTable detail::make_lower_case_table() {
    LowerCaseTable table{};
    for (unsigned code = 0; code < kTableCodes; ++code) {
        table[code] = static_cast<std::uint16_t>(fold_rare(code));
    }
    return table;
}

unsigned detail::fold_rare(unsigned code) {
    return Xapian::Unicode::is_wordchar(code) ? Xapian::Unicode::tolower(code) : 0;
}

Character detail::decode_rare(std::string_view text, std::size_t at) {
    Xapian::Utf8Iterator it;
    it.assign(text.data() + at, text.size() - at);
    const unsigned code = *it;
    ++it;
    return {code, text.size() - it.left()};
}

std::size_t detail::encode_rare(unsigned code, char* to) {
    return Xapian::Unicode::to_utf8(code, to);
}

bool detail::is_unspaced_rare(unsigned code) {
    struct Block {
        unsigned first;
        unsigned last;
    };
    static constexpr std::array kBlocks = {
        Block{0x0e00, 0x0eff},    // Thai, Lao
        Block{0x1000, 0x109f},    // Myanmar
        Block{0x1100, 0x11ff},    // Hangul Jamo
        Block{0x1780, 0x17ff},    // Khmer
        Block{0x19e0, 0x19ff},    // Khmer symbols
        Block{0x2e80, 0x9fff},    // radicals, kana, bopomofo, ideographs and what is between
        Block{0xa700, 0xa71f},    // tone letters
        Block{0xa960, 0xa97f},    // Hangul Jamo, extended
        Block{0xa9e0, 0xa9ff},    // Myanmar, extended
        Block{0xaa60, 0xaa7f},    // Myanmar, extended
        Block{0xac00, 0xd7ff},    // Hangul
        Block{0xf900, 0xfaff},    // compatibility ideographs
        Block{0xfe30, 0xfe4f},    // compatibility forms
        Block{0xff65, 0xffdc},    // halfwidth katakana and Hangul
        Block{0x1aff0, 0x1b16f},  // kana, extended
        Block{0x20000, 0x323af},  // ideographs, extensions
    };
    const auto* block = std::ranges::lower_bound(kBlocks, code, {}, &Block::last);
    return block != kBlocks.end() && block->first <= code;
}

bool detail::is_pictograph_rare(unsigned code) {
    constexpr unsigned kLastOfClocks = 0x23ff;
    constexpr unsigned kFirstOfMany = 0x2600;
    if (code > kLastOfClocks && code < kFirstOfMany) return false;
    const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(code));
    return property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
           property->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR;
}

bool begins_with_letter(std::string_view term) {
    if (static_cast<unsigned char>(term.front()) < 0x80) return ascii::is_lower(term.front());
    switch (Xapian::Unicode::get_category(decode(term, 0).code)) {
        case Xapian::Unicode::LOWERCASE_LETTER:
        case Xapian::Unicode::TITLECASE_LETTER:
        case Xapian::Unicode::MODIFIER_LETTER:
        case Xapian::Unicode::OTHER_LETTER: return true;
        default: return false;
    }
}

namespace {

bool is_digit(unsigned code) {
    if (code < 0x80) return ascii::is_digit(static_cast<char>(code));
    return Xapian::Unicode::get_category(code) == Xapian::Unicode::DECIMAL_DIGIT_NUMBER;
}

bool is_invisible(unsigned code) {
    return (code >= 0x200b && code <= 0x200d) || code == 0x2060 || code == 0xfeff;
}

unsigned joint_of_letters(unsigned code) {
    switch (code) {
        case '\'':
        case '&':
        case 0xb7:    // middle dot, Catalan
        case 0x5f4:   // Hebrew gershayim
        case 0x2027:  // hyphenation point
            return code;
        case 0x2019:  // closing single quote, the typographic apostrophe
        case 0x201b:  // reversed single quote
            return '\'';
        default: return 0;
    }
}

unsigned joint_of_digits(unsigned code) {
    switch (code) {
        case ',':
        case '.':
        case ';':
        case 0x037e:  // Greek question mark
        case 0x0589:  // Armenian full stop
        case 0x060d:  // Arabic date separator
        case 0x07f8:  // N'Ko comma
        case 0x2044:  // fraction slash
        case 0xfe10:  // vertical comma, colon, semicolon
        case 0xfe13:
        case 0xfe14: return code;
        default: return 0;
    }
}

}  // namespace

unsigned joint(unsigned before, unsigned code, unsigned after) {
    if (is_invisible(code)) return kDrop;
    const unsigned of_letters = joint_of_letters(code);
    const unsigned of_digits = joint_of_digits(code);
    if (of_letters == 0 && of_digits == 0) return 0;
    return is_digit(before) && is_digit(after) ? of_digits : of_letters;
}

}  // namespace nutgraf
