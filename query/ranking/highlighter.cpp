// SPDX-License-Identifier: GPL-2.0-or-later
#include "ranking/highlighter.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "index_impl.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

// The passages that have the word, in its most frequent form.
Xapian::doccount frequency(const Xapian::Database& database, const TopicWord& word) {
    Xapian::doccount most = 0;
    for (const std::string& term : word.index_terms) {
        most = std::max(most, database.get_termfreq(term));
    }
    return most;
}

// Leaves of beginnings, in order, those that begin with no other: at most one of them is what a
// word begins with, the last that is not greater.
void drop_longer(std::vector<std::string>& prefixes) {
    std::ranges::sort(prefixes);
    std::vector<std::string> kept;
    for (std::string& prefix : prefixes) {
        if (kept.empty() || !prefix.starts_with(kept.back())) kept.push_back(std::move(prefix));
    }
    prefixes = std::move(kept);
}

}  // namespace

Highlighter::Highlighter(const Index& index, const Topic& topic, Analyzer& analyzer)
    : analyzer_(analyzer) {
    const Xapian::Database& database = index.impl().database;
    const auto common = [&](const TopicWord& word) {
        return !word.wildcard && frequency(database, word) > database.get_doccount() / 2;
    };
    // A word that no passage has lights up nowhere and so does not stand in for the common ones.
    const bool all_common = std::ranges::all_of(topic.words(), [&](const TopicWord& word) {
        return common(word) || (!word.wildcard && frequency(database, word) == 0);
    });
    for (const TopicWord& word : topic.words()) {
        if (!all_common && common(word)) continue;
        if (word.wildcard) prefixes_.push_back(word.term);
        terms_.insert(word.index_terms.begin(), word.index_terms.end());
    }
    drop_longer(prefixes_);
}

std::vector<ByteRange> Highlighter::find(std::string_view text, std::string_view language) {
    std::vector<ByteRange> ranges;
    TokenStream stream = analyzer_.analyze(text, language);
    for (Token token; stream.next(token);) {
        if (!matches(token)) continue;
        // Pairs of characters overlap.
        if (!ranges.empty() && token.start < ranges.back().end) {
            ranges.back().end = std::max(ranges.back().end, token.end);
        } else {
            ranges.push_back({token.start, token.end});
        }
    }
    return ranges;
}

bool Highlighter::matches(const Token& token) const {
    if (terms_.contains(std::string(token.term))) return true;
    for (const std::string_view stem : {token.stem, token.plain}) {
        if (!stem.empty() && terms_.contains(std::string(schema::kStemPrefix).append(stem)))
            return true;
    }
    const auto after = std::ranges::upper_bound(prefixes_, token.term, std::less<>());
    return after != prefixes_.begin() && token.term.starts_with(*std::prev(after));
}

}  // namespace nutgraf
