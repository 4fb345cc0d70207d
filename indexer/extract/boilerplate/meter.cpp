// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nearly all text is short words of ASCII, and there a word is no more than a byte that is no
// white space behind one that is: sixteen bytes are counted in a few instructions. Stretches that
// hold anything else, or no white space at all, go through the meter, which knows every rule.
#include "boilerplate/meter.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "text/ascii.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nutgraf {
namespace {

constexpr std::size_t kLongRun = 32;  // characters of an unbroken run that count as one word
constexpr std::size_t kChunk = 16;    // bytes counted at once

std::size_t char_length(unsigned char lead) {
    return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

// Han and kana (by their lead bytes) and Thai. Hangul is written with blanks.
bool is_spaceless_script(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0xe0 && at + 1 < text.size()) {
        const auto second = static_cast<unsigned char>(text[at + 1]);
        return second == 0xb8 || second == 0xb9;
    }
    return lead >= 0xe3 && lead <= 0xe9;
}

#if defined(__SSE2__)

// All ones in the bytes that are white space.
__m128i spaces(__m128i bytes) {
    const __m128i from_tab = _mm_sub_epi8(bytes, _mm_set1_epi8('\t'));
    const __m128i control =
        _mm_cmpeq_epi8(_mm_min_epu8(from_tab, _mm_set1_epi8('\r' - '\t')), from_tab);
    return _mm_or_si128(control, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
}

// All ones from byte `count` on.
__m128i all_from(std::size_t count) {
    const __m128i index = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    return _mm_cmpgt_epi8(index, _mm_set1_epi8(static_cast<char>(static_cast<int>(count) - 1)));
}

// Counts chunks from `at` on as long as they are plain: ASCII with white space in it. Returns where
// it stopped, `end` at most. The meter's run must not be above kChunk: then no word that ends in
// such a chunk is a long run.
std::size_t count_plain(std::string_view text, std::size_t at, std::size_t end, Meter& meter) {
    constexpr int kMostChunks = 32;        // so that the caller can see that it is enough
    __m128i starts = _mm_setzero_si128();  // of words, by the byte of the chunk
    __m128i after_space = _mm_cvtsi32_si128(meter.run() == 0 ? 0xff : 0);
    unsigned space_bits = 0;
    for (int i = 0; i < kMostChunks && at < end && text.size() - at >= kChunk; ++i) {
        __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        __m128i space = spaces(bytes);
        if (end - at < kChunk) {
            const __m128i behind = all_from(end - at);
            space = _mm_or_si128(space, behind);
            bytes = _mm_andnot_si128(behind, bytes);
        }
        const auto bits = static_cast<unsigned>(_mm_movemask_epi8(space));
        if (_mm_movemask_epi8(bytes) != 0 || bits == 0) break;
        const __m128i before = _mm_or_si128(_mm_slli_si128(space, 1), after_space);
        starts = _mm_sub_epi8(starts, _mm_andnot_si128(space, before));
        after_space = _mm_srli_si128(space, kChunk - 1);
        space_bits = bits;
        at = std::min(at + kChunk, end);
    }
    if (space_bits == 0) return at;  // not one chunk
    const __m128i sums = _mm_sad_epu8(starts, _mm_setzero_si128());
    const int words = _mm_cvtsi128_si32(sums) + _mm_cvtsi128_si32(_mm_srli_si128(sums, 8));
    const int run = std::countl_zero(static_cast<std::uint16_t>(space_bits));
    meter.add_words(static_cast<std::size_t>(words), static_cast<std::size_t>(run));
    return at;
}

#else

std::size_t count_plain(std::string_view, std::size_t at, std::size_t, Meter&) { return at; }

#endif

}  // namespace

std::size_t Meter::step(std::string_view text, std::size_t at) {
    if (ascii::is_space(text[at])) {
        run_ = 0;
        return 1;
    }
    if (is_spaceless_script(text, at)) {
        run_ = 0;
        half_words_ += 1;
    } else {
        if (run_ % kLongRun == 0) half_words_ += 2;
        run_ += 1;
    }
    return std::min(char_length(static_cast<unsigned char>(text[at])), text.size() - at);
}

std::size_t half_words(std::string_view text, std::size_t start, std::size_t end,
                       std::size_t enough) {
    const std::string_view measured = text.substr(0, end);
    Meter meter;
    std::size_t at = start;
    while (at < end && meter.half_words() <= enough) {
        const std::size_t next = count_plain(text, at, end, meter);
        const bool plain = next > at;
        at = next;
        if (plain) continue;
        const std::size_t stop = std::min(at + kChunk, end);
        while (at < stop || (at < end && meter.run() > kChunk)) at += meter.step(measured, at);
    }
    return meter.half_words();
}

}  // namespace nutgraf
