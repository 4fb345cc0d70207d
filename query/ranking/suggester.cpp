// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of the index are its spelling dictionary: no table has to be kept beside it, and
// nothing is suggested that is not there. Walking all of them takes a second for a million words,
// which is spent only when a topic has found nothing.
#include "ranking/suggester.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "index_impl.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLongWord = 8;  // characters; from here on two slips are forgiven

std::u32string characters(const std::string& text) {
    std::u32string out;
    for (Xapian::Utf8Iterator it(text), end; it != end; ++it) out.push_back(*it);
    return out;
}

// A word of the topic that no passage has, and the best replacement so far.
struct Unknown {
    const TopicWord* word;
    std::u32string characters;
    std::size_t distance;  // of `best`; before there is one, one more than allowed
    Xapian::doccount frequency = 0;
    std::string best;
};

std::vector<Unknown> unknown_words(const Xapian::Database& database, const Topic& topic) {
    std::vector<Unknown> unknown;
    for (const TopicWord& word : topic.words()) {
        const bool known = std::ranges::any_of(
            word.index_terms, [&](const std::string& term) { return database.term_exists(term); });
        if (word.wildcard || known) continue;
        const std::u32string letters = characters(word.term);
        if (letters.size() < 3) continue;
        const std::size_t allowed = letters.size() >= kLongWord ? 2 : 1;
        unknown.push_back({&word, letters, allowed + 1, 0, {}});
    }
    return unknown;
}

void consider(Unknown& unknown, const std::string& term, Xapian::doccount frequency) {
    // Bytes bound characters from above, so this only skips what cannot be close.
    if (term.size() + 2 < unknown.characters.size()) return;
    const std::size_t distance =
        edit_distance(unknown.characters, characters(term), unknown.distance);
    const bool closer = distance < unknown.distance;
    const bool as_close = !unknown.best.empty() && distance == unknown.distance;
    if (!closer && !(as_close && frequency > unknown.frequency)) return;
    unknown.distance = distance;
    unknown.frequency = frequency;
    unknown.best = term;
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1);  // two rows up
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({substituted, last[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (*std::ranges::min_element(row) > limit) return limit + 1;
        before.swap(last);
        last.swap(row);
    }
    return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> suggest_text(const Index& index, const Topic& topic) {
    const Xapian::Database& database = index.impl().database;
    std::vector<Unknown> unknown = unknown_words(database, topic);
    if (unknown.empty()) return std::nullopt;
    auto it = database.allterms_begin();
    // Terms with a prefix begin with a capital and come before all words but numbers.
    for (it.skip_to("_"); it != database.allterms_end(); ++it) {
        for (Unknown& word : unknown) consider(word, *it, it.get_termfreq());
    }
    std::string text = topic.text();
    bool changed = false;
    std::ranges::reverse(unknown);  // from the end of the text, so that ranges hold
    for (const Unknown& word : unknown) {
        if (word.best.empty()) continue;
        const ByteRange where = word.word->where;
        text.replace(where.start, where.end - where.start, word.best);
        changed = true;
    }
    return changed ? std::optional(text) : std::nullopt;
}

}  // namespace nutgraf
