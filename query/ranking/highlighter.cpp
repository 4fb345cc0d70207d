// SPDX-License-Identifier: GPL-2.0-or-later
#include "ranking/highlighter.hpp"

#include <algorithm>

#include "index_impl.hpp"

namespace nutgraf {
namespace {

// The passages that have the word.
Xapian::doccount frequency(const Xapian::Database& database, const TopicWord& word) {
    return database.get_termfreq(word.index_term());
}

}  // namespace

Highlighter::Highlighter(const Index& index, const Topic& topic)
    : analyzer_(index.make_analyzer()) {
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
        if (word.wildcard) {
            prefixes_.push_back(word.term);
        } else if (word.stem.empty()) {
            words_.insert(word.term);
        } else {
            stems_.insert(word.stem);
        }
    }
}

std::vector<ByteRange> Highlighter::find(std::string_view text) {
    std::vector<ByteRange> ranges;
    TokenStream stream = analyzer_.analyze(text);
    for (Token token; stream.next(token);) {
        if (matches(token)) ranges.push_back({token.start, token.end});
    }
    return ranges;
}

bool Highlighter::matches(const Token& token) const {
    if (words_.contains(std::string(token.term))) return true;
    if (!token.stem.empty() && stems_.contains(std::string(token.stem))) return true;
    return std::ranges::any_of(
        prefixes_, [&](const std::string& prefix) { return token.term.starts_with(prefix); });
}

}  // namespace nutgraf
