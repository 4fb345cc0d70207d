// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rules over bytes rather than a trained model: a passage cut a sentence too late does no harm, so
// the rules only have to avoid cutting where no sentence ends. What they leave out: sentences that
// begin in lower case, and abbreviations not on the list.
#include "article/sentences.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::array<std::string_view, 5> kWideTerminators = {"。", "！", "？", "।", "؟"};
constexpr std::array<std::string_view, 13> kClosers = {"\"", "'", ")",  "]",  "”",  "’",      "»",
                                                       "«",  "“", "」", "』", "）", "\u00a0»"};
constexpr std::array<std::string_view, 10> kOpeners = {"\"", "'", "(", "[", "“",
                                                       "‘",  "«", "„", "—", "–"};

// In lower case, without the final full stop.
constexpr std::array<std::string_view, 64> kAbbreviations = {
    "mr",  "mrs",  "ms",   "dr",   "prof", "st",  "no",  "nos", "vs",  "gen",    "col",
    "sgt", "lt",   "capt", "maj",  "cmdr", "sen", "rep", "gov", "hon", "rev",    "jr",
    "sr",  "jan",  "feb",  "mar",  "apr",  "jun", "jul", "aug", "sep", "sept",   "oct",
    "nov", "dec",  "mon",  "tue",  "wed",  "thu", "fri", "sat", "sun", "approx", "inc",
    "ltd", "corp", "co",   "dept", "est",  "fig", "vol", "pp",  "ed",  "al",     "nr",
    "bzw", "ca",   "usw",  "str",  "mme",  "mm",  "г",   "ул",  "им"};

bool is_word_byte(char c) {
    return ascii::is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

template <std::size_t N>
std::size_t match(std::string_view text, std::size_t at,
                  const std::array<std::string_view, N>& strings) {
    for (const std::string_view s : strings) {
        if (text.substr(at).starts_with(s)) return s.size();
    }
    return 0;
}

template <std::size_t N>
std::size_t skip(std::string_view text, std::size_t at,
                 const std::array<std::string_view, N>& strings) {
    while (const std::size_t length = match(text, at, strings)) at += length;
    return at;
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
    const std::string lower = ascii::to_lower(word);
    return std::ranges::find(kAbbreviations, std::string_view(lower)) != kAbbreviations.end();
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
    const std::string_view rest = text.substr(skip(text, start, kOpeners));
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
    const bool maybe_wide = static_cast<unsigned char>(text[at]) >= 0x80;
    if (const std::size_t wide = maybe_wide ? match(text, at, kWideTerminators) : 0) {
        std::size_t end = skip(text, skip(text, at + wide, kWideTerminators), kClosers);
        while (end < text.size() && ascii::is_space(text[end])) ++end;
        return end;
    }
    const std::size_t end = skip_terminators(text, at);
    if (end == at) return 0;
    if (text[at] == '.' && end == at + 1 && is_abbreviation(word_before(text, at))) return 0;
    const std::size_t after = skip_spaced_guillemet(text, skip(text, end, kClosers));
    return next_start(text, after, after > end);
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = sentence_break(text, at);
        if (next > at) {
            ends.push_back(next);
            at = next;
        } else {
            at = std::max(at + 1, skip_terminators(text, at));
        }
    }
    if (!text.empty() && (ends.empty() || ends.back() != text.size())) ends.push_back(text.size());
    return ends;
}

}  // namespace nutgraf
