// SPDX-License-Identifier: GPL-2.0-or-later
//
// A hash table whose places hold the first sixteen bytes of a word, so that a look-up touches one
// cache line for almost every word. The order of the terms is kept as ranks, brought up to date
// only now and then: between two times, the few new terms are sorted and merged in by their text.
//
// Words of another language than the first have places of their own, since they have other stems,
// beside one that stands for the term as such. Most corpora are in one language, and pay nothing.
#include "store/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

#include "nutgraf/schema.hpp"
#include "text/accents.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFirstSize = 1 << 12;
constexpr std::size_t kRankedShare = 8;        // terms are ranked anew when one in so many is new
constexpr TermId kMostTerm = ~TermId{0} >> 1;  // there is no memory for so many
constexpr std::size_t kPlainStemBytes = 48;    // an entry of an unordered_map, about
constexpr std::size_t kTextSlack = 64;         // unused bytes behind the texts, that may be read

std::uint64_t load(const char* bytes, std::size_t size) noexcept {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, size);
    return value;
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

Vocabulary::Vocabulary(StemmerSet& stemmers) : stemmers_(stemmers) {
    for (std::uint64_t& key : keys_) key = random_key();
    clear();
}

void Vocabulary::use(std::size_t stemmer) {
    if (!home_) home_ = stemmer;
    stemmer_ = stemmer;
    language_ = stemmer == *home_ ? 0 : static_cast<Language>(stemmer + 1);
}

void Vocabulary::clear() {
    // Assigning {} would keep the memory, as would assigning an empty string.
    table_ = std::vector<Word>(kFirstSize);
    words_ = 0;
    terms_ = std::vector<Term>();
    std::string().swap(text_);
    text_.reserve(kFirstSize);
    sorted_ = std::vector<Ranked>();
    ranks_ = std::vector<std::uint32_t>();
    plain_stems_ = {};
}

std::size_t Vocabulary::memory() const noexcept {
    return table_.capacity() * sizeof(Word) + terms_.capacity() * sizeof(Term) + text_.capacity() +
           ranks_.capacity() * sizeof(std::uint32_t) + sorted_.capacity() * sizeof(Ranked) +
           terms_.size() * sizeof(Ranked) / kRankedShare +  // while they are ranked
           plain_stems_.size() * kPlainStemBytes;
}

std::size_t Vocabulary::longest_search() const noexcept {
    const std::size_t mask = table_.size() - 1;
    std::size_t longest = 0;
    for (std::size_t at = 0; at < table_.size(); ++at) {
        const Word& word = table_[at];
        if (word.shape == 0) continue;
        const std::size_t first = hash_of(word.head, word.tail, word.shape) & mask;
        longest = std::max(longest, ((at - first) & mask) + 1);
    }
    return longest;
}

std::uint64_t Vocabulary::hash_rest(std::string_view rest) const noexcept {
    std::uint64_t hash = rest.size() ^ keys_[2];
    for (; rest.size() > 8; rest.remove_prefix(8)) {
        hash = mix_hashes(hash ^ load8(rest.data()), keys_[3]) ^ keys_[2];
    }
    return mix_hashes(hash ^ load(rest.data(), rest.size()), keys_[3]);
}

// The word's place, or the free one where it belongs.
Vocabulary::Word* Vocabulary::find(const Key& key, std::string_view word) noexcept {
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = key.hash & mask;; at = (at + 1) & mask) {
        Word& place = table_[at];
        if (place.shape == 0) return &place;
        if (place.head != key.head || place.tail != key.tail || place.shape != key.shape) continue;
        if (word.size() <= kWhole || text(place.term) == word) return &place;
    }
}

Vocabulary::Word& Vocabulary::search(const Lookup& lookup) {
    Word* found = find({lookup.head, lookup.tail, lookup.hash, lookup.shape}, lookup.padded);
    return found->shape != 0 ? *found : add_word({}, lookup.padded, lookup.stemmable);
}

Vocabulary::Word& Vocabulary::word(std::string_view prefix, std::string_view word, bool stemmable) {
    const Padded term(prefix, word);
    Word* found = find(key_of(term.view(), stemmable ? language_ : 0), term.view());
    return found->shape != 0 ? *found : add_word(prefix, word, stemmable);
}

Vocabulary::Word& Vocabulary::add_word(std::string_view prefix, std::string_view word,
                                       bool stemmable) {
    const Padded term(prefix, word);
    const Language language = stemmable ? language_ : 0;
    // First all other terms, since each that is added may move the words.
    const Stems stems = stemmable ? stems_of(prefix, word) : Stems{};
    const TermId id = language == 0 ? add(term.view()) : neutral_term(term.view());
    Word& added = insert(key_of(term.view(), language), term.view(), id);
    set_stems(added, stems);
    return added;
}

Vocabulary::Stems Vocabulary::stems_of(std::string_view prefix, std::string_view word) {
    Stemmer& stemmer = stemmers_[stemmer_];
    const std::string stem(stemmer.stem_anew(word));
    Stems stems{.stem = stem_term(prefix, stem)};
    std::string plain;
    if (!without_accents(word, plain)) return stems;
    if (const std::string_view of_plain = stemmer.stem_anew(plain); !of_plain.empty()) {
        plain = of_plain;
    }
    if (plain != stem) stems.plain = stem_term(prefix, plain);
    return stems;
}

TermId Vocabulary::stem_term(std::string_view prefix, std::string_view stem) {
    if (stem.empty()) return kNoTerm;
    return term(std::string(schema::kStemPrefix).append(prefix).append(stem)).term;
}

// The number of the term that a word of another language than the first is.
TermId Vocabulary::neutral_term(std::string_view padded) {
    const Key key = key_of(padded, 0);
    if (const Word* found = find(key, padded); found->shape != 0) return found->term;
    Word& added = insert(key, padded, add(padded));
    added.stem = kUnknownTerm;
    return added.term;
}

Vocabulary::Word& Vocabulary::with_stem(Word& word) {
    const std::string term(text(word.term));
    const auto begin = std::ranges::find_if_not(term, ascii::is_upper);
    const auto prefix = static_cast<std::size_t>(begin - term.begin());
    const Stems stems = stems_of(term.substr(0, prefix), term.substr(prefix));
    const Padded padded({}, term);
    Word& moved = *find(key_of(padded.view(), 0), padded.view());
    set_stems(moved, stems);
    return moved;
}

void Vocabulary::set_stems(Word& word, const Stems& stems) {
    word.stem = stems.stem;
    if (stems.plain == kNoTerm) return;
    word.accented = 1;
    plain_stems_[plain_key(word)] = stems.plain;
}

Vocabulary::Word& Vocabulary::insert(const Key& key, std::string_view padded, TermId id) {
    // Fuller tables make longer searches, emptier ones miss the caches more often: on 100 MB of
    // English half full costs 4 % of the whole time more.
    if (3 * ++words_ > 2 * table_.size()) grow();
    Word& place = *find(key, padded);
    place = {.head = key.head, .tail = key.tail, .term = id & kMostTerm, .shape = key.shape};
    return place;
}

void Vocabulary::grow() {
    std::vector<Word> old(2 * table_.size());
    old.swap(table_);
    const std::size_t mask = table_.size() - 1;
    for (const Word& word : old) {
        if (word.shape == 0) continue;
        std::size_t at = hash_of(word.head, word.tail, word.shape) & mask;
        while (table_[at].shape != 0) at = (at + 1) & mask;
        table_[at] = word;
    }
}

TermId Vocabulary::add(std::string_view term) {
    const auto id = static_cast<TermId>(terms_.size());
    terms_.push_back({ordered_head(term), std::uint64_t{text_.size()} << 16 | term.size()});
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
std::vector<Vocabulary::Unranked> Vocabulary::sort_unranked(std::span<const TermId> terms) const {
    std::vector<Unranked> fresh;
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
        if (ranks_[terms[i]] == kUnranked) fresh.push_back({terms_[terms[i]].head, terms[i], i});
    }
    std::ranges::sort(fresh, [this](const Unranked& a, const Unranked& b) {
        return less(a.ranked(), b.ranked());
    });
    return fresh;
}

void Vocabulary::sort(std::span<const TermId> terms, std::vector<std::uint32_t>& order) {
    if (terms_.size() > sorted_.size() + sorted_.size() / kRankedShare + kFirstSize) rank_all();
    numbers_.clear();
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::uint32_t rank = ranks_[terms[i]];
        if (rank != kUnranked) numbers_.push_back(std::uint64_t{rank} << 32 | i);
    }
    radix_sort(numbers_, space_, static_cast<unsigned>(std::bit_width(sorted_.size())));
    const std::vector<Unranked> fresh = sort_unranked(terms);
    order.clear();
    auto next = fresh.begin();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        constexpr std::size_t kAhead = 16;
        if (i + kAhead < numbers_.size()) nutgraf::prefetch(&sorted_[numbers_[i + kAhead] >> 32]);
        const Ranked& ranked = sorted_[numbers_[i] >> 32];
        for (; next != fresh.end() && less(next->ranked(), ranked); ++next) {
            order.push_back(next->index);
        }
        order.push_back(static_cast<std::uint32_t>(numbers_[i]));
    }
    for (; next != fresh.end(); ++next) order.push_back(next->index);
}

void Vocabulary::rank_all() {
    std::vector<TermId> newer(terms_.size() - sorted_.size());
    std::iota(newer.begin(), newer.end(), static_cast<TermId>(sorted_.size()));
    const std::vector<Unranked> fresh = sort_unranked(newer);
    // From the end, in place; what comes before the first new term stays as it is.
    std::size_t old = sorted_.size();
    sorted_.resize(terms_.size());
    std::size_t out = sorted_.size();
    for (auto next = fresh.rbegin(); next != fresh.rend();) {
        const Ranked ranked = next->ranked();
        const bool greater = old > 0 && less(ranked, sorted_[old - 1]);
        const Ranked last = greater ? sorted_[--old] : (++next, ranked);
        sorted_[--out] = last;
        ranks_[last.term] = static_cast<std::uint32_t>(out);
    }
}

const std::vector<Vocabulary::Ranked>& Vocabulary::sorted() {
    if (sorted_.size() < terms_.size()) rank_all();
    return sorted_;
}

}  // namespace nutgraf
