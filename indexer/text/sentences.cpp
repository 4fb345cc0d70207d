// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rules over bytes rather than a trained model: a passage cut a sentence too late does no harm, so
// the rules only have to avoid cutting where no sentence ends. What they leave out: sentences that
// begin in lower case, and abbreviations not on the list.
#include "text/sentences.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "text/ascii.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nutgraf {
namespace {

// Strings of which one may stand at a place. What most bytes begin is none of them.
template <std::size_t N>
class Marks {
public:
    constexpr explicit Marks(const std::array<std::string_view, N>& marks) : marks_(marks) {
        for (const std::string_view mark : marks)
            begins_[static_cast<unsigned char>(mark[0])] = true;
    }

    // The length of the first mark that stands at `at`, or 0.
    std::size_t match(std::string_view text, std::size_t at) const {
        if (at >= text.size() || !begins_[static_cast<unsigned char>(text[at])]) return 0;
        for (const std::string_view mark : marks_) {
            if (text.substr(at).starts_with(mark)) return mark.size();
        }
        return 0;
    }

    // The end of all the marks that stand at `at` in a row.
    std::size_t skip(std::string_view text, std::size_t at) const {
        while (const std::size_t length = match(text, at)) at += length;
        return at;
    }

private:
    std::array<std::string_view, N> marks_;
    std::array<bool, 256> begins_ = {};
};

constexpr Marks<5> kWideTerminators({"。", "！", "？", "।", "؟"});
constexpr Marks<13> kClosers({"\"", "'", ")", "]", "”", "’", "»", "«", "“", "」", "』", "）",
                              "\u00a0»"});
constexpr Marks<10> kOpeners({"\"", "'", "(", "[", "“", "‘", "«", "„", "—", "–"});

// A word of at most eight bytes as a number.
constexpr std::uint64_t pack(std::string_view word) {
    std::uint64_t packed = 0;
    for (const char c : word) packed = packed << 8 | static_cast<unsigned char>(c);
    return packed;
}

constexpr std::size_t kLongestAbbreviation = 6;  // bytes

// In lower case, without the final full stop; sorted.
constexpr auto kAbbreviations = [] {
    std::array<std::uint64_t, 64> packed = {};
    std::ranges::transform(
        std::array<std::string_view, 64>{
            "mr",  "mrs",  "ms",   "dr",   "prof", "st",  "no",  "nos", "vs",  "gen",    "col",
            "sgt", "lt",   "capt", "maj",  "cmdr", "sen", "rep", "gov", "hon", "rev",    "jr",
            "sr",  "jan",  "feb",  "mar",  "apr",  "jun", "jul", "aug", "sep", "sept",   "oct",
            "nov", "dec",  "mon",  "tue",  "wed",  "thu", "fri", "sat", "sun", "approx", "inc",
            "ltd", "corp", "co",   "dept", "est",  "fig", "vol", "pp",  "ed",  "al",     "nr",
            "bzw", "ca",   "usw",  "str",  "mme",  "mm",  "г",   "ул",  "им"},
        packed.begin(), pack);
    std::ranges::sort(packed);
    return packed;
}();

bool is_word_byte(char c) {
    return ascii::is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// The word that ends at `end`, with its inner full stops ("U.S", "a.m"); no more than its tail if
// it is longer than any abbreviation.
std::string_view word_before(std::string_view text, std::size_t end) {
    constexpr std::size_t kLongest = 16;
    const std::size_t limit = end > kLongest ? end - kLongest : 0;
    std::size_t start = end;
    while (start > limit && (is_word_byte(text[start - 1]) || text[start - 1] == '.')) --start;
    return text.substr(start, end - start);
}

bool is_abbreviation(std::string_view word) {
    if (word.size() == 1 && ascii::is_letter(word[0])) return true;
    if (word.find('.') != word.npos) return true;
    if (word.size() > kLongestAbbreviation) return false;
    return std::ranges::binary_search(kAbbreviations, pack(ascii::to_lower(word)));
}

// Lower-case letters of Latin-1 and Cyrillic, which with ASCII are those seen after a false full
// stop.
bool begins_lower(std::string_view text) {
    if (text.empty() || ascii::is_lower(text[0])) return true;
    if (text.size() < 2) return false;
    const auto lead = static_cast<unsigned char>(text[0]);
    const auto second = static_cast<unsigned char>(text[1]);
    return (lead == 0xc3 && second >= 0x9f) || (lead == 0xd0 && second >= 0xb0) || lead == 0xd1;
}

// Given the end of a terminator with its closers, where the next sentence starts; 0 if none does.
std::size_t next_start(std::string_view text, std::size_t at, bool closed) {
    std::size_t start = at;
    while (start < text.size() && ascii::is_space(text[start])) ++start;
    if (start == text.size()) return start;
    const std::string_view rest = text.substr(kOpeners.skip(text, start));
    if (begins_lower(rest)) return 0;
    if (start > at) return start;
    // ...fora.”Against: a lost blank after a closing quote.
    return closed && ascii::is_letter(text[at]) ? start : 0;
}

std::size_t skip_terminators(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == '.' || text[at] == '!' || text[at] == '?')) ++at;
    return at;
}

// French sets a blank before a closing guillemet. A blank or the end must follow it too: in German
// the same mark opens a quotation.
std::size_t skip_spaced_guillemet(std::string_view text, std::size_t at) {
    for (const std::string_view mark : {" »", "\u202f»"}) {
        if (!text.substr(at).starts_with(mark)) continue;
        const std::size_t end = at + mark.size();
        if (end == text.size() || ascii::is_space(text[end])) return end;
    }
    return at;
}

// If a sentence ends with the character at `at`, returns the start of the next one, else 0.
std::size_t sentence_break(std::string_view text, std::size_t at) {
    if (const std::size_t wide = kWideTerminators.match(text, at)) {
        std::size_t end = kClosers.skip(text, kWideTerminators.skip(text, at + wide));
        while (end < text.size() && ascii::is_space(text[end])) ++end;
        return end;
    }
    const std::size_t end = skip_terminators(text, at);
    if (end == at) return 0;
    if (text[at] == '.' && end == at + 1 && is_abbreviation(word_before(text, at))) return 0;
    const std::size_t after = skip_spaced_guillemet(text, kClosers.skip(text, end));
    return next_start(text, after, after > end);
}

// The bytes that a terminator can begin with.
constexpr auto kTerminatorBytes =
    std::to_array<char>({'.', '!', '?', '\xe3', '\xef', '\xe0', '\xd8'});

bool may_terminate(char c) {
    return std::ranges::find(kTerminatorBytes, c) != kTerminatorBytes.end();
}

// The first byte from `at` on that a terminator can begin with, or the end of the text.
std::size_t find_terminator(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
    for (; text.size() - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        __m128i found = _mm_setzero_si128();
        for (const char c : kTerminatorBytes)
            found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
        const int bits = _mm_movemask_epi8(found);
        if (bits != 0)
            return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(bits)));
    }
#endif
    while (at < text.size() && !may_terminate(text[at])) ++at;
    return at;
}

}  // namespace

bool SentenceReader::next() {
    std::size_t at = end_;
    while (at < text_.size()) {
        at = find_terminator(text_, at);
        if (at == text_.size()) break;
        if (const std::size_t after = sentence_break(text_, at); after > at) {
            end_ = after;
            return true;
        }
        at = std::max(at + 1, skip_terminators(text_, at));
    }
    const bool rest = end_ < text_.size();
    end_ = text_.size();
    return rest;
}

std::vector<std::size_t> sentence_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (SentenceReader reader(text); reader.next();) ends.push_back(reader.end());
    return ends;
}

}  // namespace nutgraf
