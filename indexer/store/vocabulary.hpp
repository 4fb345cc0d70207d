// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/stemmer.hpp"

namespace nutgraf {

/// Number of a term within one vocabulary.
using TermId = std::uint32_t;
/// "No term": what the stem of a word without one is.
inline constexpr TermId kNoTerm = ~TermId{0};

/// The distinct terms of a run: each word is looked up once per occurrence, and stemmed once per
/// vocabulary. Terms are numbered as they come; order() says how they sort. Not thread-safe.
class Vocabulary {
public:
    /// A word, with its stem and whatever the caller keeps about it. Valid until the next word is
    /// added.
    struct Word {
        std::uint64_t head = 0;  ///< the first eight bytes
        std::uint64_t tail = 0;  ///< the next eight, or a hash of all that follows
        TermId term = 0;
        TermId stem = kNoTerm;
        std::uint32_t size = 0;  ///< in bytes; 0 for a free place
        std::uint32_t mark = 0;  ///< the caller's
    };

    /// The stemmer must outlive the vocabulary.
    explicit Vocabulary(Stemmer& stemmer);

    /// A word of a text that is going to be looked up. It must stay where it is until then, padded
    /// as Word::term of the tokenizer is.
    struct Lookup {
        std::string_view padded;
        std::uint64_t head;
        std::uint64_t tail;
        std::uint64_t hash;
        bool stemmable;  ///< it begins with a letter
    };

    /// Prepares for looking up a word: what it takes from memory is on its way by the time word()
    /// is called, if some other words are prepared in between.
    Lookup prepare(std::string_view padded, bool stemmable) const noexcept {
        const Key key = key_of(padded);
        __builtin_prefetch(&table_[key.hash & (table_.size() - 1)]);
        return {padded, key.head, key.tail, key.hash, stemmable};
    }

    /// Returns the word, adding it if it is new.
    Word& word(const Lookup& lookup) {
        Word* found = find({lookup.head, lookup.tail, lookup.hash}, lookup.padded);
        return found->size != 0 ? *found : add_word({}, lookup.padded, lookup.stemmable);
    }

    /// The same for a word of a field: `prefix` goes before the word and, behind "Z", its stem.
    Word& word(std::string_view prefix, std::string_view word, bool stemmable);

    /// Returns the word that a whole term is (a boolean term), adding it if it is new.
    Word& term(std::string_view term) { return word({}, term, false); }

    /// Adds a term that is known to be new, and will not be looked up.
    TermId add(std::string_view term);

    /// The bytes of a term; valid until the next one is added. As many as glass::kCopySlack more
    /// may be read.
    std::string_view text(TermId term) const noexcept {
        return {text_.data() + terms_[term].text, terms_[term].size};
    }

    /// Has the processor fetch what text() needs.
    void prefetch(TermId term) const noexcept { __builtin_prefetch(&terms_[term]); }

    /// Terms so far.
    std::size_t size() const noexcept { return terms_.size(); }

    /// Sorts distinct terms by their bytes.
    void order(std::vector<TermId>& terms);

    /// A term among sorted ones. `head`: its first eight bytes, as a number that orders like them.
    struct Ranked {
        std::uint64_t head;
        TermId term;
    };

    /// Returns all terms in order of their bytes. Valid until the next call that is not const.
    const std::vector<Ranked>& sorted();

    /// The same as of the last call of sorted() or order() that ranked the terms.
    const std::vector<Ranked>& ranked() const noexcept { return sorted_; }

    /// The rank of a term in sorted(), which must have been called since the term was added.
    std::uint32_t rank(TermId term) const noexcept { return ranks_[term]; }

    /// Sets the mark of all words to 0.
    void clear_marks();

    /// Forgets everything and gives memory back.
    void clear();

    /// Bytes in use, stemmer's cache left out.
    std::size_t memory() const noexcept;

private:
    struct Key {
        std::uint64_t head;
        std::uint64_t tail;
        std::uint64_t hash;
    };
    struct Term {
        std::uint64_t head;
        std::size_t text;
        std::uint32_t size;
    };
    static constexpr std::uint32_t kUnranked = ~std::uint32_t{0};

    static Key key_of(std::string_view padded) noexcept;
    Word* find(const Key& key, std::string_view word) noexcept;
    Word& add_word(std::string_view prefix, std::string_view word, bool stemmable);
    Word& insert(std::string_view term, TermId stem);
    void grow();
    bool less(const Ranked& a, const Ranked& b) const noexcept;
    std::vector<Ranked> sort_unranked(std::span<const TermId> terms) const;
    void rank_all();

    Stemmer& stemmer_;
    std::vector<Word> table_;  // open addressing, a power of two
    std::size_t words_ = 0;
    std::vector<Term> terms_;
    std::string text_;
    std::vector<Ranked> sorted_;          // as of the last rank_all()
    std::vector<std::uint32_t> ranks_;    // in sorted_; kUnranked for newer terms
    std::vector<std::uint64_t> numbers_;  // work space of order()
    std::vector<std::uint64_t> space_;
};

}  // namespace nutgraf
