// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nutgraf/stemmer.hpp"
#include "text/keyed_hash.hpp"
#include "text/prefetch.hpp"

namespace nutgraf {

/// Number of a term within one vocabulary.
using TermId = std::uint32_t;
/// "No term": what the stem of a word without one is.
inline constexpr TermId kNoTerm = ~TermId{0};
/// "Not known yet": what the stem of a term is that has not come as a word of its language.
inline constexpr TermId kUnknownTerm = kNoTerm - 1;

/// The distinct terms of a run: each word is looked up once per occurrence, and stemmed once per
/// vocabulary and language. Terms are numbered as they come; sort() says how they sort. Not
/// thread-safe.
class Vocabulary {
public:
    /// A word of a language, with its stem and whatever the caller keeps about it. Valid until the
    /// next word is added.
    struct Word {
        std::uint64_t head = 0;  ///< the first eight bytes
        std::uint64_t tail = 0;  ///< the next eight, or a hash of all that follows
        std::uint32_t term : 31 = 0;
        std::uint32_t accented : 1 = 0;  ///< plain_stem() has one
        TermId stem = kNoTerm;
        std::uint32_t shape = 0;  ///< size in bytes, and above 16 bits the language; 0: free place
        std::uint32_t mark = 0;   ///< the caller's

        std::size_t size() const noexcept { return shape & 0xffff; }
    };

    /// The stemmers must outlive the vocabulary.
    explicit Vocabulary(StemmerSet& stemmers);

    /// Words that are looked up from now on are stemmed by this stemmer of the set; at first it is
    /// the one numbered 0.
    void use(std::size_t stemmer);

    /// A word of a text that is going to be looked up. It must stay where it is until then, padded
    /// as Word::term of the tokenizer is.
    struct Lookup {
        std::string_view padded;
        std::uint64_t head = 0;
        std::uint64_t tail = 0;
        std::uint64_t hash = 0;
        std::uint32_t shape = 0;
        bool stemmable = false;  ///< see Word of the tokenizer
    };

    /// Prepares for looking up a word: what it takes from memory is on its way by the time word()
    /// is called, if some other words are prepared in between.
    Lookup prepare(std::string_view padded, bool stemmable) const noexcept {
        const Key key = key_of(padded, stemmable ? language_ : 0);
        nutgraf::prefetch(&table_[key.hash & (table_.size() - 1)]);
        return {padded, key.head, key.tail, key.hash, key.shape, stemmable};
    }

    /// Returns the word, adding it if it is new.
    Word& word(const Lookup& lookup) {
        // Most are short, and where they belong.
        Word& first = table_[lookup.hash & (table_.size() - 1)];
        const bool found = first.head == lookup.head && first.tail == lookup.tail &&
                           first.shape == lookup.shape && lookup.padded.size() <= kWhole;
        return found ? first : search(lookup);
    }

    /// The same for a word of a field: `prefix` goes before the word and, behind "Z", its stem.
    Word& word(std::string_view prefix, std::string_view word, bool stemmable);

    /// Returns the word that a whole term is (a boolean term), adding it if it is new.
    Word& term(std::string_view term) { return word({}, term, false); }

    /// Returns a word whose stem was kUnknownTerm, with its stem.
    Word& with_stem(Word& word);

    /// The stem of an accented word without its accents, if that is another than its stem (see
    /// Token::plain).
    TermId plain_stem(const Word& word) const { return plain_stems_.at(plain_key(word)); }

    /// The bytes of a term; valid until the next one is added. As many as glass::kCopySlack more
    /// may be read.
    std::string_view text(TermId term) const noexcept {
        return {text_.data() + terms_[term].text(), terms_[term].size()};
    }

    /// Has the processor fetch what text() needs of all terms of a list, which is gone through from
    /// front to end: to be called with each index before text(). `term_at(i)` is the i-th term.
    template <typename TermAt>
    void prefetch(std::size_t index, std::size_t size, TermAt term_at) const noexcept {
        constexpr std::size_t kFar = 32;
        constexpr std::size_t kNear = 16;
        if (index + kFar < size) nutgraf::prefetch(&terms_[term_at(index + kFar)]);
        if (index + kNear < size) {
            const char* const text = text_.data() + terms_[term_at(index + kNear)].text();
            nutgraf::prefetch(text);
            nutgraf::prefetch(text + kReadAtOnce);  // which may be another cache line
        }
    }

    /// Terms so far.
    std::size_t size() const noexcept { return terms_.size(); }

    /// Sorts distinct terms by their bytes: `order` becomes the index in `terms` of the first in
    /// order, of the second and so on.
    void sort(std::span<const TermId> terms, std::vector<std::uint32_t>& order);

    /// A term among sorted ones. `head`: its first eight bytes, as a number that orders like them.
    struct Ranked {
        std::uint64_t head;
        TermId term;
    };

    /// Returns all terms in order of their bytes. Valid until the next call that is not const.
    const std::vector<Ranked>& sorted();

    /// The same as of the last call of sorted() or sort() that ranked the terms.
    const std::vector<Ranked>& ranked() const noexcept { return sorted_; }

    /// The rank of a term in sorted(), which must have been called since the term was added.
    std::uint32_t rank(TermId term) const noexcept { return ranks_[term]; }

    /// Sets the mark of all words to 0.
    void clear_marks();

    /// Forgets everything and gives memory back.
    void clear();

    /// Bytes in use, stemmer's cache left out.
    std::size_t memory() const noexcept;

    /// The most places that a look-up of any word that is there looks at. Takes the time of going
    /// through all.
    std::size_t longest_search() const noexcept;

private:
    struct Key {
        std::uint64_t head;
        std::uint64_t tail;
        std::uint64_t hash;
        std::uint32_t shape;
    };
    // What stands for a stemmer in a shape: 0 for the one used first, and for terms of no language.
    using Language = std::uint32_t;
    // A term's first eight bytes, and where its text is: in one word, lest two lines of the cache
    // be needed.
    struct Term {
        std::uint64_t head;
        std::uint64_t place;

        std::size_t text() const noexcept { return place >> 16; }
        std::size_t size() const noexcept { return place & 0xffff; }
    };
    // A term without a rank, and its index in a list that is to be sorted.
    struct Unranked {
        std::uint64_t head;
        TermId term;
        std::uint32_t index;

        Ranked ranked() const noexcept { return {head, term}; }
    };
    static constexpr std::size_t kReadAtOnce = 15;
    static constexpr std::size_t kWhole = 16;  // bytes of a word that are in its place
    static constexpr std::uint32_t kUnranked = ~std::uint32_t{0};

    Key key_of(std::string_view padded, Language language) const noexcept {
        const auto shape = static_cast<std::uint32_t>(padded.size()) | language << 16;
        Key key{load8(padded.data()), load8(padded.data() + 8), 0, shape};
        if (padded.size() > kWhole) key.tail = hash_rest(padded.substr(8));
        key.hash = hash_of(key.head, key.tail, shape);
        return key;
    }
    static std::uint64_t load8(const char* bytes) noexcept {
        std::uint64_t value;
        std::memcpy(&value, bytes, sizeof value);
        return value;
    }
    // That a factor is zero, and the hash with it, is left to chance: the keys are secret.
    std::uint64_t hash_of(std::uint64_t head, std::uint64_t tail,
                          std::uint32_t shape) const noexcept {
        return mix_hashes(head ^ keys_[0], tail ^ keys_[1]) + (shape >> 16);
    }
    static std::uint64_t plain_key(const Word& word) noexcept {
        return std::uint64_t{word.shape >> 16} << 32 | word.term;
    }
    std::uint64_t hash_rest(std::string_view rest) const noexcept;

    TermId add(std::string_view term);
    Word& search(const Lookup& lookup);
    Word* find(const Key& key, std::string_view word) noexcept;
    Word& add_word(std::string_view prefix, std::string_view word, bool stemmable);
    // A word's stem, and what plain_stem() tells of it.
    struct Stems {
        TermId stem = kNoTerm;
        TermId plain = kNoTerm;
    };
    Stems stems_of(std::string_view prefix, std::string_view word);
    TermId stem_term(std::string_view prefix, std::string_view stem);
    TermId neutral_term(std::string_view padded);
    Word& insert(const Key& key, std::string_view padded, TermId id);
    void set_stems(Word& word, const Stems& stems);
    void grow();
    bool less(const Ranked& a, const Ranked& b) const noexcept;
    std::vector<Unranked> sort_unranked(std::span<const TermId> terms) const;
    void rank_all();

    StemmerSet& stemmers_;
    std::array<std::uint64_t, 4> keys_{};                    // of hashes, random
    std::size_t stemmer_ = 0;                                // in use
    std::optional<std::size_t> home_;                        // the one used first
    Language language_ = 0;                                  // that of stemmer_
    std::unordered_map<std::uint64_t, TermId> plain_stems_;  // by plain_key()
    std::vector<Word> table_;                                // open addressing, a power of two
    std::size_t words_ = 0;
    std::vector<Term> terms_;
    std::string text_;
    std::vector<Ranked> sorted_;          // as of the last rank_all()
    std::vector<std::uint32_t> ranks_;    // in sorted_; kUnranked for newer terms
    std::vector<std::uint64_t> numbers_;  // work space of sort()
    std::vector<std::uint64_t> space_;
};

}  // namespace nutgraf
