// SPDX-License-Identifier: GPL-2.0-or-later
#include "ranking/highlighter.hpp"

#include <algorithm>

#include "core/index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "text/accents.hpp"

namespace nutgraf {
namespace {

// How many passages have a word. Each term is looked up once, however often a topic repeats it.
class Frequencies {
public:
    explicit Frequencies(const Xapian::Database& database) : database_(database) {}

    // Of the word in its most frequent form.
    Xapian::doccount of(const TopicWord& word) {
        Xapian::doccount most = 0;
        for (const std::string& term : word.index_terms) most = std::max(most, of(term));
        return most;
    }

private:
    Xapian::doccount of(const std::string& term) {
        const auto [known, first] = known_.try_emplace(term);
        if (first) known->second = database_.get_termfreq(term);
        return known->second;
    }

    const Xapian::Database& database_;
    std::unordered_map<std::string, Xapian::doccount, KeyedHash> known_;
};

}  // namespace

Highlighter::Highlighter(const Index& index, const Topic& topic, Analyzer& analyzer)
    : analyzer_(analyzer) {
    const Xapian::Database& database = index.impl().database;
    const Xapian::doccount many = database.get_doccount() / 2;
    Frequencies frequencies(database);
    const auto common = [&](const TopicWord& word) {
        return !word.wildcard && frequencies.of(word) > many;
    };
    // A word that no passage has lights up nowhere and so does not stand in for the common ones.
    const bool all_common = std::ranges::all_of(topic.words(), [&](const TopicWord& word) {
        return common(word) || (!word.wildcard && frequencies.of(word) == 0);
    });
    for (const TopicWord& word : topic.words()) {
        if (!all_common && common(word)) continue;
        if (word.wildcard) add_start(word.term);
        terms_.insert(word.index_terms.begin(), word.index_terms.end());
    }
}

void Highlighter::add_start(const std::string& typed) {
    std::string plain = typed;
    without_accents(typed, plain);
    lengths_.insert(plain.size());
    starts_[plain].push_back(typed);
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
    return !starts_.empty() && begins_as_typed(token.term);
}

// A beginning without its accents is one of the word without its own.
bool Highlighter::begins_as_typed(std::string_view term) const {
    std::string plain(term);
    without_accents(term, plain);
    return std::ranges::any_of(lengths_, [&](std::size_t length) {
        if (length > plain.size()) return false;
        const auto found = starts_.find(plain.substr(0, length));
        if (found == starts_.end()) return false;
        return std::ranges::any_of(found->second, [term](const std::string& typed) {
            return nutgraf::begins_as_typed(term, typed);
        });
    });
}

}  // namespace nutgraf
