// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "topic/lexer.hpp"
#include "topic/wildcards.hpp"
#include "topic/word_forms.hpp"

namespace nutgraf {

/// The most terms of the index that one topic looks for, each counted once: each of them that is
/// open takes some 15 KB of memory.
inline constexpr std::size_t kMostTerms = 10'000;

/// The query of one operand, and what is the same for equal ones.
struct Leaf {
    std::string key;
    Xapian::Query query;  ///< empty if the topic has asked for kMostTerms before
};

/// Makes the queries of a topic's words, phrases and wildcards. Equal ones are one query and count
/// once towards kMostTerms. Not thread-safe.
class Leaves {
public:
    Leaves(WordForms& forms, Wildcards& wildcards) : forms_(forms), wildcards_(wildcards) {}

    /// A word by what it is indexed as, behind `prefix`.
    Leaf word(const PieceWord& word, const std::string& prefix = {});

    /// The words that begin with `start`, `prefix` included. `combiner`: OP_SYNONYM, all of them
    /// are one word to BM25; or OP_OR.
    Leaf wildcard(const std::string& start, Xapian::Query::op combiner);

    /// Words as they are, in a row; or one. Where they have no accents, those with accents count,
    /// too. `prefix` goes before each.
    Leaf phrase(const std::vector<PieceWord>& words, const std::string& prefix = {});

    /// The same within a window: OP_NEAR in any order, OP_PHRASE in this one. Of a word that ends
    /// in '*' any that begins so.
    Leaf near(const std::vector<std::string>& words, Xapian::Query::op op, unsigned window,
              const std::string& prefix = {});

    /// Any of some values, each a term.
    Leaf values(const std::vector<std::string>& terms);

    /// A value, or one that begins with `start`.
    Leaf value(const std::string& term, const std::string& start);

private:
    template <typename Make>
    Leaf make_once(std::string key, std::size_t terms, Make&& make);
    std::vector<std::string> terms_in_place(const std::string& word, const std::string& prefix);

    WordForms& forms_;
    Wildcards& wildcards_;
    std::unordered_map<std::string, Xapian::Query> made_;
    std::size_t left_ = kMostTerms;
};

}  // namespace nutgraf
