// SPDX-License-Identifier: GPL-2.0-or-later
//
// Unicode's canonical decomposition (UAX 15) parts letters from their marks; of the letters that it
// does not part, those of Latin are replaced by what is usually typed for them.
#include "analysis/accents.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "analysis/characters.hpp"

namespace nutgraf {
namespace {

struct Replacement {
    unsigned code;
    std::string_view by;
};

constexpr std::array kReplacements = {
    Replacement{0xdf, "ss"},  Replacement{0xe6, "ae"}, Replacement{0xf0, "d"},
    Replacement{0xf8, "o"},   Replacement{0xfe, "th"}, Replacement{0x111, "d"},
    Replacement{0x127, "h"},  Replacement{0x131, "i"}, Replacement{0x142, "l"},
    Replacement{0x153, "oe"}, Replacement{0x180, "b"}, Replacement{0x1e9e, "ss"},
};

constexpr unsigned kRussianYo = 0x451;

bool is_plain_ascii(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_mark(unsigned code) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    return category == UTF8PROC_CATEGORY_MN;
}

// Whether marks are mere accents on this letter.
bool sheds_marks(unsigned code) {
    const bool latin = code < 0x250 || (code >= 0x1e00 && code < 0x1f00);
    const bool greek = (code >= 0x370 && code < 0x400) || (code >= 0x1f00 && code < 0x2000);
    const bool semitic = code >= 0x590 && code < 0x700;
    return latin || greek || semitic;
}

void append(unsigned code, std::string& out) {
    std::array<char, 4> bytes{};
    out.append(bytes.data(), encode(code, bytes.data()));
}

// Appends the letters that a letter consists of, without the marks.
void append_letters(unsigned code, std::string& out) {
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const auto size = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), parts.data(),
                                              static_cast<utf8proc_ssize_t>(parts.size()),
                                              UTF8PROC_DECOMPOSE, &boundary);
    if (size <= 0 || static_cast<std::size_t>(size) > parts.size()) return append(code, out);
    for (std::size_t i = 0; i < static_cast<std::size_t>(size); ++i) {
        const auto part = static_cast<unsigned>(parts[i]);
        if (!is_mark(part)) append(part, out);
    }
}

}  // namespace

bool without_accents(std::string_view word, std::string& plain) {
    if (is_plain_ascii(word)) return false;
    std::string out;
    bool on_letter = false;  // that sheds the marks behind it
    for (std::size_t at = 0; at < word.size();) {
        const Character c = decode(word, at);
        at = c.next;
        const auto* replaced = std::ranges::find(kReplacements, c.code, &Replacement::code);
        if (replaced != kReplacements.end()) {
            out += replaced->by;
        } else if (sheds_marks(c.code) || c.code == kRussianYo) {
            append_letters(c.code, out);
        } else if (!on_letter || !is_mark(c.code)) {
            append(c.code, out);
            on_letter = false;
            continue;
        }
        on_letter = true;
    }
    if (out == word || out.empty()) return false;
    plain = std::move(out);
    return true;
}

}  // namespace nutgraf
