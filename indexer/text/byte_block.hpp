// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sixteen bytes of text looked at in one go: which of them belong to words, which need a closer
// look, and what they are in lower case. There are two implementations of the same interface, one
// for any processor and one with SSE2; ByteBlock is the faster of those that the target has.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/ascii.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nutgraf {

inline constexpr unsigned kBlockBytes = 16;

/// Classes of the bytes of a block: bit i stands for byte i.
struct ByteMasks {
    unsigned words = 0;     ///< ASCII letters, digits and '_'
    unsigned wide = 0;      ///< bytes from 0x80 on
    unsigned joints = 0;    ///< ' & , . and ;, which may join what stands on both sides
    unsigned suffixes = 0;  ///< + and #, which may end a word

    friend bool operator==(const ByteMasks&, const ByteMasks&) = default;
};

/// A block without any special instructions.
class ScalarBlock {
public:
    /// Copies kBlockBytes bytes.
    explicit ScalarBlock(const char* bytes) { std::memcpy(bytes_.data(), bytes, kBlockBytes); }

    /// Classes the bytes.
    ByteMasks masks() const {
        std::uint64_t all = 0;
        for (unsigned i = 0; i < kBlockBytes; ++i) {
            all |= kClasses[static_cast<unsigned char>(bytes_[i])] << i;
        }
        return {.words = static_cast<std::uint16_t>(all),
                .wide = static_cast<std::uint16_t>(all >> 16),
                .joints = static_cast<std::uint16_t>(all >> 32),
                .suffixes = static_cast<std::uint16_t>(all >> 48)};
    }

    /// The bytes that end a sentence: . ! ? and line ends.
    unsigned sentence_ends() const {
        unsigned all = 0;
        for (unsigned i = 0; i < kBlockBytes; ++i)
            all |= unsigned{ascii::ends_sentence(bytes_[i])} << i;
        return all;
    }

    /// The bytes that begin a character of other blocks of Unicode than those in which nothing is
    /// changed by normalisation: 0xc3, 0xd0 and 0xd1 begin letters of Western Europe and Cyrillic,
    /// 0xe4 to 0xe9 Chinese.
    unsigned open_leads() const {
        unsigned all = 0;
        for (unsigned i = 0; i < kBlockBytes; ++i) {
            const auto byte = static_cast<unsigned char>(bytes_[i]);
            const bool settled = byte == 0xc3 || byte == 0xd0 || byte == 0xd1;
            const bool open = byte >= 0xc0 && !settled && (byte < 0xe4 || byte > 0xe9);
            all |= unsigned{open} << i;
        }
        return all;
    }

    /// Writes kBlockBytes bytes: the first `length` of the block, with small ASCII letters for
    /// capitals, and zeros behind. `length` is at most kBlockBytes.
    void store_lower(char* to, std::size_t length) const {
        for (std::size_t i = 0; i < kBlockBytes; ++i) {
            to[i] = i < length ? ascii::to_lower(bytes_[i]) : '\0';
        }
    }

private:
    // All four masks are gathered in one integer, 16 bits each.
    static constexpr std::uint64_t kWord = 1;
    static constexpr std::uint64_t kWide = kWord << 16;
    static constexpr std::uint64_t kJoint = kWide << 16;
    static constexpr std::uint64_t kSuffix = kJoint << 16;

    static constexpr std::array<std::uint64_t, 256> kClasses = [] {
        std::array<std::uint64_t, 256> classes{};
        std::fill(classes.begin() + 0x80, classes.end(), kWide);
        for (unsigned i = 0; i < 0x80; ++i) {
            const auto c = static_cast<char>(i);
            if (ascii::is_letter(c) || ascii::is_digit(c) || c == '_') classes[i] = kWord;
            if (c == '\'' || c == '&' || c == ',' || c == '.' || c == ';') classes[i] = kJoint;
            if (c == '+' || c == '#') classes[i] = kSuffix;
        }
        return classes;
    }();

    std::array<char, kBlockBytes> bytes_{};
};

#if defined(__SSE2__)

/// The same with SSE2, which every x86-64 processor has.
class SseBlock {
public:
    explicit SseBlock(const char* bytes) : bytes_(load(bytes)) {}

    ByteMasks masks() const {
        const __m128i words = _mm_or_si128(_mm_or_si128(letters(), between('0', '9')), equal('_'));
        const __m128i quotes = _mm_or_si128(equal('\''), equal('&'));
        const __m128i stops = _mm_or_si128(_mm_or_si128(equal(','), equal('.')), equal(';'));
        return {.words = bits(words),
                .wide = bits(bytes_),  // takes the highest bit of each byte
                .joints = bits(_mm_or_si128(quotes, stops)),
                .suffixes = bits(_mm_or_si128(equal('+'), equal('#')))};
    }

    unsigned sentence_ends() const {
        const __m128i lines = _mm_or_si128(equal('\n'), equal('\r'));
        const __m128i marks = _mm_or_si128(equal('!'), equal('?'));
        return bits(_mm_or_si128(_mm_or_si128(lines, marks), equal('.')));
    }

    unsigned open_leads() const {
        const __m128i leads = between('\xc0', '\xff');
        const __m128i cyrillic = between('\xd0', '\xd1');
        const __m128i settled =
            _mm_or_si128(_mm_or_si128(equal('\xc3'), cyrillic), between('\xe4', '\xe9'));
        return bits(_mm_andnot_si128(settled, leads));
    }

    void store_lower(char* to, std::size_t length) const {
        const __m128i lower = _mm_or_si128(bytes_, _mm_and_si128(letters(), _mm_set1_epi8(0x20)));
        const __m128i kept = load(kOnesThenZeros.data() + kBlockBytes - length);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_and_si128(lower, kept));
    }

private:
    static constexpr std::array<char, 2 * std::size_t{kBlockBytes}> kOnesThenZeros = [] {
        std::array<char, 2 * std::size_t{kBlockBytes}> bytes{};
        for (std::size_t i = 0; i < kBlockBytes; ++i) bytes[i] = '\xff';
        return bytes;
    }();

    static __m128i load(const char* bytes) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    }
    static unsigned bits(__m128i bytes) { return static_cast<unsigned>(_mm_movemask_epi8(bytes)); }

    // Comparisons are of signed bytes: those from 0x80 on are negative, and between two of their
    // own kind only.
    static __m128i between(__m128i bytes, char first, char last) {
        return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                             _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    }
    __m128i between(char first, char last) const { return between(bytes_, first, last); }
    __m128i equal(char c) const { return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c)); }

    // The bit 0x20 makes a capital small, and nothing else becomes a letter by it.
    __m128i letters() const { return between(_mm_or_si128(bytes_, _mm_set1_epi8(0x20)), 'a', 'z'); }

    __m128i bytes_;
};

using ByteBlock = SseBlock;

#else

using ByteBlock = ScalarBlock;

#endif

/// The block at `at`, which must lie within the text; behind the end of the text come zeros, which
/// are no part of any word.
inline ByteBlock block_at(std::string_view text, std::size_t at) {
    if (text.size() - at >= kBlockBytes) return ByteBlock(text.data() + at);
    std::array<char, kBlockBytes> rest{};
    text.copy(rest.data(), kBlockBytes, at);
    return ByteBlock(rest.data());
}

/// How many bytes of a block, from `from` on, come before the next that may be part of a word.
inline unsigned gap(const ByteMasks& masks, unsigned from) {
    const unsigned starts = masks.words | masks.wide | 1U << kBlockBytes;
    return static_cast<unsigned>(std::countr_zero(starts >> from));
}

}  // namespace nutgraf
