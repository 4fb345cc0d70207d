// SPDX-License-Identifier: GPL-2.0-or-later
//
// PKWARE's specification of zip (appendix D) has names in code page 437 unless a flag says UTF-8,
// but programs have always written that of their system. A name is short, so its language cannot be
// told; what can is whether its bytes are letters in a charset, and whether capitals stand only
// where words begin.
#include "source/member_name.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/ascii.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

using Byte = unsigned char;

bool is_high(char c) { return static_cast<Byte>(c) >= 0x80; }

// Less the suffix, whose letters are ASCII in any language.
std::string_view stem_of(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == name.npos || name.find('/', dot) != name.npos ? name : name.substr(0, dot);
}

// Accents are rarer than plain letters in whatever is written in Latin script.
bool is_mostly_ascii(std::string_view name) {
    return std::ranges::count_if(name, ascii::is_letter) >= std::ranges::count_if(name, is_high);
}

// Letters of western languages in code page 437 and 850.
bool is_437_letter(char c) {
    const auto byte = static_cast<Byte>(c);
    return (byte >= 0x80 && byte <= 0x9a) || (byte >= 0xa0 && byte <= 0xa5) || byte == 0xe1;
}

// Letters in Windows-1252, and the quotes and dashes that names have.
bool is_1252_letter(char c) {
    const auto byte = static_cast<Byte>(c);
    constexpr std::string_view kOthers = "\x8a\x8c\x8e\x9a\x9c\x9e\x9f";
    return (byte >= 0xc0 && byte != 0xd7 && byte != 0xf7) || (byte >= 0x91 && byte <= 0x97) ||
           kOthers.find(c) != kOthers.npos;
}

enum class Letter { kNone, kSmall, kCapital };

// Russian letters in code page 866.
Letter letter_866(char c) {
    const auto byte = static_cast<Byte>(c);
    if ((byte >= 0xa0 && byte <= 0xaf) || (byte >= 0xe0 && byte <= 0xef) || byte == 0xf1) {
        return Letter::kSmall;
    }
    return (byte >= 0x80 && byte <= 0x9f) || byte == 0xf0 ? Letter::kCapital : Letter::kNone;
}

// Russian letters in Windows-1251.
Letter letter_1251(char c) {
    const auto byte = static_cast<Byte>(c);
    if (byte >= 0xe0 || byte == 0xb8) return Letter::kSmall;
    return byte >= 0xc0 || byte == 0xa8 ? Letter::kCapital : Letter::kNone;
}

template <typename IsLetter>
bool all_high(std::string_view name, IsLetter is_letter) {
    return std::ranges::all_of(name, [&](char c) { return !is_high(c) || is_letter(c); });
}

// Whether all are letters, and none is a capital behind another letter.
template <typename LetterOf>
bool reads_well(std::string_view name, LetterOf letter_of) {
    bool in_word = false;
    for (const char c : name) {
        const Letter letter = is_high(c) ? letter_of(c) : Letter::kNone;
        if (is_high(c) && letter == Letter::kNone) return false;
        if (in_word && letter == Letter::kCapital) return false;
        in_word = letter != Letter::kNone;
    }
    return true;
}

// Whether a name in UTF-8 has what could not be decoded, or Japanese in half the width, which only
// a wrong charset makes of a name.
bool is_doubtful(std::string_view name) {
    constexpr std::string_view kHalfWidth = "\xef\xbd";  // U+FF40 to U+FF7F; "\xef\xbe" to U+FFBF
    return name.find(kReplacement) != name.npos || name.find(kHalfWidth) != name.npos ||
           name.find("\xef\xbe") != name.npos;
}

const char* alphabet_of(std::string_view stem, bool zip) {
    if (is_mostly_ascii(stem)) {
        if (zip && all_high(stem, is_437_letter)) return "cp437";
        if (all_high(stem, is_1252_letter)) return "windows-1252";
    }
    if (reads_well(stem, letter_866)) return "cp866";
    if (reads_well(stem, letter_1251)) return "windows-1251";
    return nullptr;
}

std::string decode(std::string_view name, bool zip) {
    const char* alphabet = alphabet_of(stem_of(name), zip);
    for (const char* charset : {alphabet, "cp932", "gb18030"}) {
        if (charset == nullptr) continue;
        auto decoded = decode_charset(name, charset);
        if (decoded && !is_doubtful(*decoded)) return std::move(*decoded);
    }
    return decode_charset(name, zip ? "cp437" : "windows-1252").value_or("?");
}

}  // namespace

std::string member_name(std::string_view name, bool zip) {
    std::string decoded =
        simdjson::validate_utf8(name.data(), name.size()) ? std::string(name) : decode(name, zip);
    if (zip && decoded.find('/') == decoded.npos) std::ranges::replace(decoded, '\\', '/');
    return decoded;
}

}  // namespace nutgraf
