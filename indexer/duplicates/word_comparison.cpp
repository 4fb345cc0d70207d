// SPDX-License-Identifier: GPL-2.0-or-later
//
// Shingles that both texts have, in the same order, are anchors; between two of them lies a stretch
// of words in which the texts differ. An editor cuts and adds: then one of both stretches is empty.
// Or rewrites: then they are long, or differ in words, but hold the same names and numbers. Where
// short stretches hold other names and numbers, the texts tell of other things in the same form.
#include "duplicates/word_comparison.hpp"

#include <algorithm>
#include <bit>

#include "analysis/shingles.hpp"
#include "text/keyed_hash.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kShingle = 3;  // words
// A longer stretch is another passage, in which nothing is in the place of anything.
constexpr std::size_t kLongStretch = 24;

using Words = std::span<const std::uint32_t>;

bool same_word(std::uint32_t a, std::uint32_t b) { return ((a ^ b) & kWordItself) == 0; }

std::uint32_t shingle_at(Words words, std::size_t at) {
    return shingle_of({words[at], words[at + 1], words[at + 2]});
}

// Whether a word belongs to a fact of a kind, or what is none, that stands before it.
bool goes_on(std::uint32_t word, std::uint32_t kind) {
    return (word & (kIsFact | kBeginsSentence)) == kind;
}

bool has_word(Words words, std::uint32_t word) {
    return std::ranges::any_of(words, [&](std::uint32_t one) { return same_word(one, word); });
}

// How many facts of a kind, in a row each, a stretch has that the other has not.
std::size_t count_facts(Words stretch, Words other, std::uint32_t kind) {
    std::size_t facts = 0;
    bool within = false;
    for (const std::uint32_t word : stretch) {
        const bool fact = (word & kIsFact) == kind && !has_word(other, word);
        if (fact && !(within && goes_on(word, kind))) ++facts;
        within = fact;
    }
    return facts;
}

// What a capital says depends on how many words have one. If more do than a text has names, most
// are on words of any kind.
double name_weight(Words words) {
    constexpr double kUsualShare = 0.15;
    const auto capitals = static_cast<double>(
        std::ranges::count_if(words, [](std::uint32_t word) { return (word & kIsName) != 0; }));
    const double share = capitals / static_cast<double>(std::max<std::size_t>(words.size(), 1));
    return share > kUsualShare ? kUsualShare / share : 1;
}

}  // namespace

WordComparison::WordComparison() : keys_{random_key(), random_key()} {}

void WordComparison::start(Words text) {
    text_ = text;
    name_weight_ = name_weight(text);
    listed_ = false;
}

void WordComparison::compare(Words other) {
    other_ = other;
    if (!listed_) list_shingles();
    words_.assign(text_.size(), {});
    find_partners();
    choose_anchors();
    if (!anchors_.empty()) align();
}

WordComparison::Share WordComparison::share(std::size_t begin, std::size_t end) const {
    Share share;
    for (std::size_t at = begin; at + kShingle <= end; ++at, ++share.of) {
        share.found += partners_[first_[at]] != kNone ? 1 : 0;
    }
    return share;
}

WordComparison::Facts WordComparison::facts(std::size_t begin, std::size_t end) const {
    Facts facts;
    for (std::size_t at = begin; at < end;) {
        const std::uint32_t kind = text_[at] & kIsFact;
        bool kept = kind != 0;
        do {
            const Word& word = words_[at];
            facts.replaced += word.numbers + name_weight_ * word.names;
            facts.swapped += word.swapped ? 1 : 0;
            kept = kept && words_[at].kept;
        } while (++at < end && goes_on(text_[at], kind));
        if (kept) facts.kept += kind == kIsName ? name_weight_ * name_weight_ : 1;
    }
    return facts;
}

void WordComparison::list_shingles() {
    listed_ = true;
    table_.assign(std::bit_ceil(2 * text_.size() + 1), {});
    first_.clear();
    for (std::size_t at = 0; at + kShingle <= text_.size(); ++at) {
        Place& place = place_of(shingle_at(text_, at));
        if (place.position == kNone) {
            place = {shingle_at(text_, at), static_cast<std::uint32_t>(at)};
        }
        first_.push_back(place.position);
    }
}

// Where a shingle is in the table, or belongs. Keyed, so that nobody can choose shingles that
// belong in one place.
WordComparison::Place& WordComparison::place_of(std::uint32_t shingle) {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = mix_hashes(shingle ^ keys_[0], keys_[1]) & mask;
    while (table_[at].position != kNone && table_[at].shingle != shingle) at = (at + 1) & mask;
    return table_[at];
}

void WordComparison::find_partners() {
    partners_.assign(first_.size(), kNone);
    for (std::size_t at = 0; at + kShingle <= other_.size(); ++at) {
        const std::uint32_t position = place_of(shingle_at(other_, at)).position;
        if (position != kNone && partners_[position] == kNone)
            partners_[position] = static_cast<std::uint32_t>(at);
    }
}

// The longest ascending sequence of partners (Fredman, 1975).
void WordComparison::choose_anchors() {
    anchors_.clear();  // the last places of the best sequences of each length
    before_.assign(partners_.size(), kNone);
    for (std::uint32_t at = 0; at < partners_.size(); ++at) {
        if (partners_[at] == kNone) continue;
        const auto next = std::ranges::lower_bound(
            anchors_, partners_[at], {}, [this](std::uint32_t one) { return partners_[one]; });
        if (next != anchors_.begin()) before_[at] = *(next - 1);
        if (next == anchors_.end()) {
            anchors_.push_back(at);
        } else {
            *next = at;
        }
    }
    if (anchors_.empty()) return;
    std::uint32_t at = anchors_.back();
    for (std::size_t i = anchors_.size(); i-- > 0; at = before_[at]) anchors_[i] = at;
}

void WordComparison::align() {
    Part part;
    const auto keep_going = [&](std::size_t begin, std::size_t other_begin) {
        part.end = begin;
        part.other_end = other_begin;
        compare_stretch(part);
    };
    for (const std::uint32_t anchor : anchors_) {
        std::size_t begin = anchor;
        std::size_t other = partners_[anchor];
        const std::size_t end = begin + kShingle;
        const std::size_t other_end = other + kShingle;
        if (end <= part.begin || other_end <= part.other_begin) continue;
        for (; begin < part.begin || other < part.other_begin; ++begin) ++other;
        keep_going(begin, other);
        for (; begin < end; ++begin) words_[begin].kept = true;
        part.begin = end;
        part.other_begin = other_end;
    }
    keep_going(text_.size(), other_.size());
}

void WordComparison::compare_stretch(Part part) {
    const auto both = [&] { return part.begin < part.end && part.other_begin < part.other_end; };
    for (; both() && same_word(text_[part.begin], other_[part.other_begin]); ++part.begin) {
        words_[part.begin].kept = true;
        ++part.other_begin;
    }
    for (; both() && same_word(text_[part.end - 1], other_[part.other_end - 1]); --part.end) {
        words_[part.end - 1].kept = true;
        --part.other_end;
    }
    const std::size_t size = part.end - part.begin;
    const std::size_t other_size = part.other_end - part.other_begin;
    if (!both() || size > kLongStretch || other_size > kLongStretch) return;
    words_[part.begin].swapped = true;
    const Words here = text_.subspan(part.begin, size);
    const Words there = other_.subspan(part.other_begin, other_size);
    for (std::size_t at = 0; at < size; ++at) {
        words_[part.begin + at].kept = has_word(there, here[at]);
    }
    const auto replaced = [&](std::uint32_t kind) {
        return static_cast<std::uint8_t>(
            std::min(count_facts(here, there, kind), count_facts(there, here, kind)));
    };
    words_[part.begin].numbers = replaced(kIsNumber);
    words_[part.begin].names = replaced(kIsName);
}

}  // namespace nutgraf
