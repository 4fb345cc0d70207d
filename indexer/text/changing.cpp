// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nearly all text is normalised already, so what matters is to see that quickly: sixteen bytes are
// looked at in one go, and pass if they are ASCII or begin characters of blocks in which nothing
// ever changes, the letters of Western Europe, Cyrillic and Chinese among them. Other characters
// have their answer in a table, made when first needed.
#include "text/changing.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>

#include "text/byte_block.hpp"
#include "text/characters.hpp"

namespace nutgraf {
namespace {

struct Range {
    unsigned first;
    unsigned last;
};

// Those that may become one with what is before them (NFC_Quick_Check=Maybe in Unicode's
// DerivedNormalizationProps.txt), as of Unicode 15.
constexpr std::array kSeconds = {
    Range{0x300, 0x304},     Range{0x306, 0x30c},     Range{0x30f, 0x30f},
    Range{0x311, 0x311},     Range{0x313, 0x314},     Range{0x31b, 0x31b},
    Range{0x323, 0x328},     Range{0x32d, 0x32e},     Range{0x330, 0x331},
    Range{0x338, 0x338},     Range{0x342, 0x342},     Range{0x345, 0x345},
    Range{0x653, 0x655},     Range{0x93c, 0x93c},     Range{0x9be, 0x9be},
    Range{0x9d7, 0x9d7},     Range{0xb3e, 0xb3e},     Range{0xb56, 0xb57},
    Range{0xbbe, 0xbbe},     Range{0xbd7, 0xbd7},     Range{0xc56, 0xc56},
    Range{0xcc2, 0xcc2},     Range{0xcd5, 0xcd6},     Range{0xd3e, 0xd3e},
    Range{0xd57, 0xd57},     Range{0xdca, 0xdca},     Range{0xdcf, 0xdcf},
    Range{0xddf, 0xddf},     Range{0x102e, 0x102e},   Range{0x1161, 0x1175},
    Range{0x11a8, 0x11c2},   Range{0x1b35, 0x1b35},   Range{0x3099, 0x309a},
    Range{0x110ba, 0x110ba}, Range{0x11127, 0x11127}, Range{0x1133e, 0x1133e},
    Range{0x11357, 0x11357}, Range{0x114b0, 0x114b0}, Range{0x114ba, 0x114ba},
    Range{0x114bd, 0x114bd}, Range{0x115af, 0x115af}, Range{0x11930, 0x11930},
};

bool is_second(unsigned code) {
    const auto* range = std::ranges::lower_bound(kSeconds, code, {}, &Range::last);
    return range != kSeconds.end() && range->first <= code;
}

const utf8proc_property_t& property_of(unsigned code) {
    return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code));
}

constexpr std::size_t kMostParts = 18;  // U+FDFA, in full

// A character taken apart, by one of Unicode's two ways.
class Parts {
public:
    Parts(unsigned code, utf8proc_option_t how) : parts_{static_cast<utf8proc_int32_t>(code)} {
        int boundary = 0;
        std::array<utf8proc_int32_t, kMostParts> parts{};
        const auto size = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), parts.data(),
                                                  kMostParts, how, &boundary);
        if (size < 1 || static_cast<std::size_t>(size) > kMostParts) return;
        parts_ = parts;
        size_ = static_cast<std::size_t>(size);
    }

    const utf8proc_int32_t* begin() const { return parts_.data(); }
    const utf8proc_int32_t* end() const { return begin() + size_; }
    std::size_t size() const { return size_; }

    bool operator==(const Parts& other) const {
        return std::equal(begin(), end(), other.begin(), other.end());
    }

private:
    std::array<utf8proc_int32_t, kMostParts> parts_;
    std::size_t size_ = 1;
};

constexpr auto kCanonical = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE);
constexpr auto kCompatible = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);

// What is written without spaces is cut into characters, so one must not become several.
bool are_of_words(const Parts& parts) {
    return std::ranges::all_of(parts, [&](int part) {
        const auto code = static_cast<unsigned>(part);
        return fold(code) != 0 && (parts.size() == 1 || !is_unspaced(code));
    });
}

Parts parts_of(unsigned code) {
    if (fold(code) == 0) return {code, kCanonical};
    const Parts compatible(code, kCompatible);
    return are_of_words(compatible) ? compatible : Parts(code, kCanonical);
}

// Whether the parts of a character, put together again, are the character.
bool is_composed(unsigned code, const Parts& parts) {
    std::array<utf8proc_int32_t, kMostParts> again{};
    std::ranges::copy(parts, again.begin());
    const auto size = utf8proc_normalize_utf32(
        again.data(), static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    return size == 1 && static_cast<unsigned>(again[0]) == code;
}

Changing look_up(unsigned code) {
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return Changing::kNot;
    if (is_dropped(code) || is_second(code)) return Changing::kAttached;
    const Parts parts = parts_of(code);
    const bool composed = is_composed(code, parts);
    const auto first = static_cast<unsigned>(*parts.begin());
    if (combining_class(first) != 0) return composed ? Changing::kMark : Changing::kAttached;
    if (is_second(first)) return Changing::kAttached;
    return composed ? Changing::kNot : Changing::kItself;
}

// Tables for what comes often: from the first code on to the last of each.
constexpr Range kLow{0x80, 0x33ff};
constexpr Range kForms{0xf900, 0xffff};

template <Range kRange>
Changing from_table(unsigned code) {
    static const auto table = [] {
        std::array<Changing, kRange.last - kRange.first + 1> made{};
        for (unsigned i = 0; i < made.size(); ++i) made[i] = look_up(kRange.first + i);
        return made;
    }();
    return table[code - kRange.first];
}

bool is_in(const Range& range, unsigned code) { return code >= range.first && code <= range.last; }

}  // namespace

Changing changing(unsigned code) {
    if (code < kLow.first) return Changing::kNot;
    if (code <= kLow.last) return from_table<kLow>(code);
    if (is_in({0x3400, 0x9fff}, code) || is_in({0xac00, 0xd7a3}, code)) return Changing::kNot;
    if (is_in(kForms, code)) return from_table<kForms>(code);
    return look_up(code);
}

int combining_class(unsigned code) { return property_of(code).combining_class; }

bool is_dropped(unsigned code) {
    const utf8proc_property_t& property = property_of(code);
    return property.ignorable != 0 || property.category == UTF8PROC_CATEGORY_ME;
}

bool is_idle_mark(unsigned letter, unsigned mark) {
    constexpr unsigned kGrave = 0x300;
    constexpr unsigned kAcute = 0x301;
    constexpr unsigned kDotAbove = 0x307;
    const bool cyrillic = is_in({0x400, 0x52f}, letter) || is_in({0xa640, 0xa69f}, letter);
    if (cyrillic) return mark == kGrave || mark == kAcute;
    return letter == 'i' && mark == kDotAbove;
}

void append_parts(unsigned code, std::vector<int>& parts) {
    const Parts own = parts_of(code);
    parts.insert(parts.end(), own.begin(), own.end());
}

std::size_t find_changing(std::string_view text, std::size_t from) {
    int last_class = 0;  // of the character before
    std::size_t last_end = from;
    for (std::size_t at = from; at < text.size();) {
        const unsigned open = block_at(text, at).open_leads();
        if (open == 0) {
            at += kBlockBytes;
            continue;
        }
        at += static_cast<std::size_t>(std::countr_zero(open));
        const Character c = decode(text, at);
        const Changing what = c.next == at + 1 ? Changing::kNot : changing(c.code);
        const int combining = what == Changing::kMark ? combining_class(c.code) : 0;
        const bool disordered = combining != 0 && at == last_end && combining < last_class;
        if (disordered || what == Changing::kItself || what == Changing::kAttached) return at;
        last_class = combining;
        last_end = at = c.next;
    }
    return text.size();
}

}  // namespace nutgraf
