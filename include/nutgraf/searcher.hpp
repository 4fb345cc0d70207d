// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

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

    /// For a topic that matches nothing: the topic with its unknown words replaced by the most
    /// similar words of the index, if that one matches something. Words count as similar within a
    /// Damerau-Levenshtein distance of 1 (of 2 from eight characters on). Reads the whole
    /// vocabulary. Throws Error as search() does.
    std::optional<Suggestion> suggest(const Topic& topic) const;

private:
    Index index_;
    std::shared_ptr<Analyzer> analyzer_;  // for highlights
};

}  // namespace nutgraf
