// SPDX-License-Identifier: GPL-2.0-or-later
//
// Unicode's canonical decomposition (UAX 15) parts letters from their marks; of the letters that it
// does not part, those of Latin are replaced by what is usually typed for them.
#include "text/accents.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "text/characters.hpp"

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

// The letters of Cyrillic that lose their marks: "ё", and those that show where the stress is.
constexpr std::array kCyrillic = {0x450U, 0x451U, 0x45dU};

bool is_plain_ascii(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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
        if (!is_accent(part)) append(part, out);
    }
}

const Replacement* replacement_of(unsigned code) {
    const auto* found = std::ranges::find(kReplacements, code, &Replacement::code);
    return found == kReplacements.end() ? nullptr : found;
}

// Appends what is typed for a letter that takes accents.
void append_plain(unsigned code, std::string& out) {
    const Replacement* replaced = replacement_of(code);
    if (replaced != nullptr) {
        out += replaced->by;
    } else {
        append_letters(code, out);
    }
}

// The letters that are typed for one: two at most; zeros behind.
struct Typed {
    unsigned first = 0;
    unsigned second = 0;
};

Typed typed_for(unsigned code) {
    std::string plain;
    append_plain(code, plain);
    if (plain.empty()) return {};
    const Character first = decode(plain, 0);
    const bool more = first.next < plain.size();
    return {first.code, more ? decode(plain, first.next).code : 0};
}

using AccentedLetters = std::unordered_map<unsigned, std::vector<AccentedLetter>>;

AccentedLetters all_accented_letters() {
    AccentedLetters letters;
    for (unsigned code = 0x80; code < 0x2000; ++code) {
        if (!takes_accents(code) || fold(code) != code || is_accent(code)) continue;
        const Typed typed = typed_for(code);
        if (typed.first != 0 && typed.first != code) {
            letters[typed.first].push_back({code, typed.second});
        }
    }
    return letters;
}

// How many of the next characters that were typed are for a letter of a word; 0 if they are not.
// The last may be the first of two.
std::size_t typed_size(unsigned code, std::string_view typed) {
    const Character next = decode(typed, 0);
    if (next.code == code) return next.next;
    if (!takes_accents(code)) return 0;
    const Typed plain = typed_for(code);
    if (plain.first != next.code) return 0;
    if (plain.second == 0 || next.next == typed.size()) return next.next;
    const Character second = decode(typed, next.next);
    return second.code == plain.second ? second.next : 0;
}

}  // namespace

bool takes_accents(unsigned code) {
    return sheds_marks(code) || std::ranges::find(kCyrillic, code) != kCyrillic.end() ||
           replacement_of(code) != nullptr;
}

bool is_accent(unsigned code) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    return category == UTF8PROC_CATEGORY_MN;
}

bool begins_as_typed(std::string_view word, std::string_view typed) {
    bool on_letter = false;
    for (std::size_t at = 0; !typed.empty();) {
        if (at == word.size()) return false;
        const Character c = decode(word, at);
        at = c.next;
        const std::size_t size = typed_size(c.code, typed);
        if (size == 0 && !(on_letter && is_accent(c.code))) return false;
        typed.remove_prefix(size);
        if (size > 0) on_letter = takes_accents(c.code) || (on_letter && is_accent(c.code));
    }
    return true;
}

std::span<const AccentedLetter> accented_letters(unsigned first) {
    static const AccentedLetters letters = all_accented_letters();
    const auto found = letters.find(first);
    return found == letters.end() ? std::span<const AccentedLetter>() : found->second;
}

bool without_accents(std::string_view word, std::string& plain) {
    if (is_plain_ascii(word)) return false;
    std::string out;
    bool on_letter = false;  // that sheds the marks behind it
    for (std::size_t at = 0; at < word.size();) {
        const Character c = decode(word, at);
        at = c.next;
        if (takes_accents(c.code)) {
            append_plain(c.code, out);
        } else if (!on_letter || !is_accent(c.code)) {
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
