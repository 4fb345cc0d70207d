// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "nutgraf/hit.hpp"
#include "nutgraf/index.hpp"
#include "nutgraf/topic.hpp"

namespace nutgraf {

/// What to return for a topic.
struct SearchOptions {
    std::uint32_t offset = 0;   ///< results to pass over
    std::uint32_t limit = 10;   ///< results to return at most
    bool by_article = false;    ///< one result an article: its best passage, with that one's score
    bool fold_copies = false;   ///< leave out copies of better results, and list them with these
    std::uint32_t context = 0;  ///< neighbouring passages to add on either side
    bool ids_only =
        false;  ///< leave all of a hit but rank, score, ids and ordinal empty: much faster
    bool explain = false;  ///< say what each term of the topic adds to the score
    /// Count what a date filter leaves out for want of a date; takes about as long as the search.
    bool count_undated = false;
};

/// Ranks the passages of an index. Thread-safe; calls take turns (see Index).
class Searcher {
public:
    /// Keeps the index open.
    explicit Searcher(Index index);

    /// Returns the best passages for a topic parsed for this index. Scores are BM25 (Robertson et
    /// al., TREC-3) with the constants in ranking/bm25.hpp. Equal scores are ordered by article id,
    /// then by ordinal, so that the order does not depend on how the index was built. Throws Error:
    /// kIndex if the database cannot be read, kUsage if the topic was parsed for an index that was
    /// opened by another call.
    SearchResult search(const Topic& topic, const SearchOptions& options = {}) const;

    /// For a topic that finds little: one that finds more. Either the same words in another field,
    /// if that finds more than twice as many passages: those of a name as author: or source:, a
    /// field's in another field or none. Or the topic with words replaced that no passage has, or
    /// hardly any, by similar ones that many have: within one slip from four characters on, two
    /// from eight on, the first character seldom wrong; words of names are left alone. Nothing for
    /// a topic of more than 50 words. Reads the vocabulary if there is such a word, which takes
    /// about a second a million words. Throws Error as search() does.
    std::optional<Suggestion> suggest(const Topic& topic) const;

private:
    std::optional<Suggestion> best_in_other_field(const Topic& topic, std::uint64_t now) const;
    std::uint64_t count(const std::string& text, TopicSyntax syntax) const;

    Index index_;
    std::shared_ptr<Analyzer> analyzer_;  // for highlights
};

}  // namespace nutgraf
