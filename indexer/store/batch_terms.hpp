// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "store/vocabulary.hpp"

namespace nutgraf {

/// Number of a term within one batch of documents.
using LocalTerm = std::uint32_t;
/// "No term of the batch".
inline constexpr LocalTerm kNoLocal = ~LocalTerm{0};

/// What a term is of (schema.hpp), which decides its wdf and whether it has positions.
enum class TermKind : std::uint8_t {
    kWord,       ///< of title and passage: wdf and positions
    kPair,       ///< of two characters (see Tokenizer): wdf, no positions
    kFieldWord,  ///< of a prefixed field: positions only
    kFieldPair,  ///< of two characters of a prefixed field: neither
    kBoolean,    ///< a whole value: neither
    kStem,       ///< of words: the sum of their wdf and of its own occurrences, no positions
    kFieldStem   ///< of field words: no wdf, no positions
};

/// One occurrence of a term in a document.
struct BatchToken {
    LocalTerm term;
    std::uint32_t position;  ///< 0 if its kind has none
};

/// The terms that occur in one batch, numbered densely, so that what is counted about them stays
/// within the processor's caches however large the vocabulary is. Not thread-safe.
class BatchTerms {
public:
    struct Entry {
        LocalTerm chain = kNoLocal;  ///< of a stem: its first word; of a word: the next word of
                                     ///< the same stem
        TermKind kind;
    };

    explicit BatchTerms(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    /// Starts a batch.
    void start();

    /// Returns the number of a word, whose stem must be known; it is new if the word has not come
    /// before in this batch.
    LocalTerm number(Vocabulary::Word& word, TermKind kind) {
        if (word.mark < base_) {
            word.mark = base_ + add(word.term, kind);
            stems_.push_back(word.stem);
        }
        return word.mark - base_;
    }

    /// Returns the number of a stem, so that it can occur by itself. `kind` is kStem or kFieldStem.
    LocalTerm number_stem(TermId stem, TermKind kind);

    const Entry& operator[](LocalTerm local) const noexcept { return entries_[local]; }
    std::size_t size() const noexcept { return entries_.size(); }

    /// Adds the stems of the words, chains each to its words, and sorts all. No word may be added
    /// afterwards.
    void complete();

    /// The number of a term in the vocabulary.
    TermId id(LocalTerm local) const noexcept { return ids_[local]; }

    /// After complete(): all terms in order of their bytes.
    std::span<const LocalTerm> sorted() const noexcept { return sorted_; }

private:
    LocalTerm add(TermId term, TermKind kind) {
        ids_.push_back(term);
        entries_.push_back({.kind = kind});
        return static_cast<LocalTerm>(entries_.size() - 1);
    }

    void add_stems();

    Vocabulary& vocabulary_;
    std::vector<TermId> ids_;
    std::vector<Entry> entries_;
    std::vector<TermId> stems_;         // of the entries; kNoTerm for stems themselves
    std::uint32_t base_ = 1;            // a word's mark below it is of an earlier batch
    std::vector<std::uint32_t> marks_;  // of the vocabulary's terms, the same for stems
    std::vector<LocalTerm> sorted_;
};

}  // namespace nutgraf
