// SPDX-License-Identifier: GPL-2.0-or-later
//
// A hash table whose places hold the first sixteen bytes of a word, so that a look-up touches one
// cache line for almost every word. The order of the terms is kept as ranks, brought up to date
// only now and then: between two times, the few new terms are sorted and merged in by their text.
#include "store/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <numeric>
#include <utility>

#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFirstSize = 1 << 12;
constexpr std::size_t kTextSlack = 64;  // unused bytes behind the texts, that may be read

std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load(const char* bytes, std::size_t size) noexcept {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, size);
    return value;
}

std::uint64_t load8(const char* bytes) noexcept { return load(bytes, 8); }

constexpr std::uint64_t kOdd1 = 0x9e3779b97f4a7c15ULL;
constexpr std::uint64_t kOdd2 = 0xc2b2ae3d27d4eb4fULL;

std::uint64_t hash_of(std::uint64_t head, std::uint64_t tail) noexcept {
    return mix(head ^ kOdd1, tail ^ kOdd2);
}

std::uint64_t hash_rest(std::string_view rest) noexcept {
    std::uint64_t hash = rest.size();
    for (; rest.size() > 8; rest.remove_prefix(8)) hash = mix(hash ^ load8(rest.data()), kOdd1);
    return mix(hash ^ load(rest.data(), rest.size()), kOdd2);
}

// The first eight bytes so that numbers order like strings; equal heads need a look at the rest.
std::uint64_t ordered_head(std::string_view term) noexcept {
    const std::uint64_t head = load(term.data(), std::min<std::size_t>(term.size(), 8));
    return std::endian::native == std::endian::little ? __builtin_bswap64(head) : head;
}

// A term in one piece, followed by zero bytes up to the sixteenth.
class Padded {
public:
    Padded(std::string_view prefix, std::string_view word) : size_(prefix.size() + word.size()) {
        bytes_.reserve(size_ + 16);
        bytes_.append(prefix).append(word).append(16, '\0');
    }
    std::string_view view() const noexcept { return {bytes_.data(), size_}; }

private:
    std::string bytes_;
    std::size_t size_;
};

// Sorts numbers by their upper 32 bits, of which only the lowest `bits` are not zero.
void radix_sort(std::vector<std::uint64_t>& numbers, std::vector<std::uint64_t>& space,
                unsigned bits) {
    constexpr unsigned kDigit = 11;
    space.resize(numbers.size());
    for (unsigned shift = 32; shift < 32 + bits; shift += kDigit) {
        std::array<std::uint32_t, 1 << kDigit> starts{};
        const auto digit = [shift](std::uint64_t n) { return n >> shift & ((1 << kDigit) - 1); };
        for (const std::uint64_t n : numbers) ++starts[digit(n)];
        std::uint32_t start = 0;
        for (std::uint32_t& count : starts) start += std::exchange(count, start);
        for (const std::uint64_t n : numbers) space[starts[digit(n)]++] = n;
        numbers.swap(space);
    }
}

}  // namespace

Vocabulary::Vocabulary(Stemmer& stemmer) : stemmer_(stemmer) { clear(); }

void Vocabulary::clear() {
    // Assigning {} would keep the memory, as would assigning an empty string.
    table_ = std::vector<Word>(kFirstSize);
    words_ = 0;
    terms_ = std::vector<Term>();
    std::string().swap(text_);
    text_.reserve(kFirstSize);
    sorted_ = std::vector<Ranked>();
    ranks_ = std::vector<std::uint32_t>();
}

std::size_t Vocabulary::memory() const noexcept {
    return table_.capacity() * sizeof(Word) + terms_.capacity() * sizeof(Term) + text_.capacity() +
           ranks_.capacity() * sizeof(std::uint32_t) +
           2 * terms_.size() * sizeof(Ranked);  // while they are ranked
}

Vocabulary::Key Vocabulary::key_of(std::string_view padded) noexcept {
    Key key{load8(padded.data()), load8(padded.data() + 8), 0};
    if (padded.size() > 16) key.tail = hash_rest(padded.substr(8));
    key.hash = hash_of(key.head, key.tail);
    return key;
}

// The word's place, or the free one where it belongs.
Vocabulary::Word* Vocabulary::find(const Key& key, std::string_view word) noexcept {
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = key.hash & mask;; at = (at + 1) & mask) {
        Word& place = table_[at];
        if (place.size == 0) return &place;
        if (place.head != key.head || place.tail != key.tail || place.size != word.size()) continue;
        if (word.size() <= 16 || text(place.term) == word) return &place;
    }
}

Vocabulary::Word& Vocabulary::word(std::string_view prefix, std::string_view word, bool stemmable) {
    const Padded term(prefix, word);
    Word* found = find(key_of(term.view()), term.view());
    return found->size != 0 ? *found : add_word(prefix, word, stemmable);
}

Vocabulary::Word& Vocabulary::add_word(std::string_view prefix, std::string_view word,
                                       bool stemmable) {
    TermId stem = kNoTerm;
    if (stemmable) {
        if (const std::string_view stemmed = stemmer_.stem_anew(word); !stemmed.empty()) {
            stem = this->word(std::string(schema::kStemPrefix).append(prefix), stemmed, false).term;
        }
    }
    return insert(Padded(prefix, word).view(), stem);
}

Vocabulary::Word& Vocabulary::insert(std::string_view term, TermId stem) {
    if (2 * ++words_ > table_.size()) grow();
    const Key key = key_of(term);
    Word& place = *find(key, term);
    place = {.head = key.head,
             .tail = key.tail,
             .term = add(term),
             .stem = stem,
             .size = static_cast<std::uint32_t>(term.size()),
             .mark = 0};
    return place;
}

void Vocabulary::grow() {
    std::vector<Word> old(2 * table_.size());
    old.swap(table_);
    const std::size_t mask = table_.size() - 1;
    for (const Word& word : old) {
        if (word.size == 0) continue;
        std::size_t at = hash_of(word.head, word.tail) & mask;
        while (table_[at].size != 0) at = (at + 1) & mask;
        table_[at] = word;
    }
}

TermId Vocabulary::add(std::string_view term) {
    const auto id = static_cast<TermId>(terms_.size());
    terms_.push_back({ordered_head(term), text_.size(), static_cast<std::uint32_t>(term.size())});
    text_.append(term);
    if (text_.capacity() - text_.size() < kTextSlack) text_.reserve(2 * text_.capacity());
    ranks_.push_back(kUnranked);
    return id;
}

void Vocabulary::clear_marks() {
    for (Word& word : table_) word.mark = 0;
}

bool Vocabulary::less(const Ranked& a, const Ranked& b) const noexcept {
    return a.head != b.head ? a.head < b.head : text(a.term) < text(b.term);
}

// The terms among `terms` that have no rank yet, sorted.
std::vector<Vocabulary::Ranked> Vocabulary::sort_unranked(std::span<const TermId> terms) const {
    std::vector<Ranked> fresh;
    for (const TermId term : terms) {
        if (ranks_[term] == kUnranked) fresh.push_back({terms_[term].head, term});
    }
    std::ranges::sort(fresh, [this](const Ranked& a, const Ranked& b) { return less(a, b); });
    return fresh;
}

void Vocabulary::order(std::vector<TermId>& terms) {
    if (terms_.size() > sorted_.size() + sorted_.size() / 8 + kFirstSize) rank_all();
    numbers_.clear();
    for (const TermId term : terms) {
        if (ranks_[term] != kUnranked) numbers_.push_back(std::uint64_t{ranks_[term]} << 32 | term);
    }
    radix_sort(numbers_, space_, static_cast<unsigned>(std::bit_width(sorted_.size())));
    const std::vector<Ranked> fresh = sort_unranked(terms);
    auto next = fresh.begin();
    auto out = terms.begin();
    for (const std::uint64_t number : numbers_) {
        const auto term = static_cast<TermId>(number);
        const Ranked ranked{terms_[term].head, term};
        while (next != fresh.end() && less(*next, ranked)) *out++ = next++->term;
        *out++ = term;
    }
    for (; next != fresh.end(); ++next) *out++ = next->term;
}

void Vocabulary::rank_all() {
    std::vector<TermId> newer(terms_.size() - sorted_.size());
    std::iota(newer.begin(), newer.end(), static_cast<TermId>(sorted_.size()));
    const std::vector<Ranked> fresh = sort_unranked(newer);
    std::vector<Ranked> all(terms_.size());
    std::ranges::merge(sorted_, fresh, all.begin(),
                       [this](const Ranked& a, const Ranked& b) { return less(a, b); });
    sorted_.swap(all);
    for (std::size_t rank = 0; rank < sorted_.size(); ++rank) {
        ranks_[sorted_[rank].term] = static_cast<std::uint32_t>(rank);
    }
}

const std::vector<Vocabulary::Ranked>& Vocabulary::sorted() {
    if (sorted_.size() < terms_.size()) rank_all();
    return sorted_;
}

}  // namespace nutgraf
