// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of the index are its spelling dictionary: no table has to be kept beside it, and
// nothing is suggested that is not there. Walking all of them takes a second for a million words,
// which is spent only on a topic with a word that hardly any passage has. What is suggested in its
// place must be near and much more frequent; what is a name is no mistake.
#include "ranking/suggester.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "core/index_impl.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

// Lengths of words in characters. Of shorter ones almost any other word is near.
constexpr std::size_t kShortest = 3;   // and only if two characters are swapped
constexpr std::size_t kUsual = 4;      // one slip
constexpr std::size_t kRareUsual = 5;  // the same of a word that some passage has
constexpr std::size_t kLong = 8;       // two slips

// A word of more passages is no slip; one of fewer is if there is one so many times as frequent.
constexpr Xapian::doccount kRare = 10;
constexpr double kMuchMoreFrequent = 10;

using Characters = std::u32string;

Characters characters(const std::string& text) {
    Characters out;
    for (Xapian::Utf8Iterator it(text), end; it != end; ++it) out.push_back(*it);
    return out;
}

// Another number is no other spelling.
bool has_digit(const Characters& word) {
    return std::ranges::any_of(word, [](char32_t c) { return U'0' <= c && c <= U'9'; });
}

// A word of the topic that few passages have or none, and the best replacement so far.
struct Doubtful {
    const TopicWord* word;
    Characters characters;
    Xapian::doccount frequency;
    std::string best;
    double merit = 0;
};

Xapian::doccount frequency_of(const Xapian::Database& database, const TopicWord& word) {
    Xapian::doccount most = 0;
    for (const std::string& term : word.index_terms) {
        most = std::max(most, database.get_termfreq(term));
    }
    return most;
}

// Whether it is, or is part of, the name of an author or publisher.
bool is_name(const Xapian::Database& database, const std::string& word) {
    const auto is_term_behind = [&](std::string_view prefix) {
        return database.term_exists(std::string(prefix) + word);
    };
    return is_term_behind(schema::kAuthorPrefix) || is_term_behind(schema::kSourcePrefix);
}

std::vector<Doubtful> doubtful_words(const Xapian::Database& database, const Topic& topic) {
    std::vector<Doubtful> doubtful;
    for (const TopicWord& word : topic.words()) {
        if (word.wildcard || is_name(database, word.term)) continue;
        Doubtful one{&word, characters(word.term), frequency_of(database, word), {}};
        const std::size_t least = one.frequency == 0 ? kShortest : kRareUsual;
        const bool known = one.frequency > kRare;
        if (known || one.characters.size() < least || has_digit(one.characters)) continue;
        doubtful.push_back(std::move(one));
    }
    return doubtful;
}

// How many slips may lie between a word and its replacement: the shorter of them decides.
std::size_t slips_allowed(const Doubtful& doubtful, std::size_t length) {
    const std::size_t shorter = std::min(doubtful.characters.size(), length);
    if (doubtful.frequency > 0) return shorter < kRareUsual ? 0 : 1;
    return shorter < kUsual ? 0 : shorter < kLong ? 1 : 2;
}

// Whoever mistypes a word seldom begins with another character, so that is one slip more. Returns
// one more than allowed if there are more.
std::size_t slips_between(const Doubtful& doubtful, const Characters& other) {
    const Characters& word = doubtful.characters;
    if (word.size() == kShortest && other.size() == kShortest) {
        return word[0] == other[0] && word[1] == other[2] && word[2] == other[1] ? 0 : 1;
    }
    const std::size_t allowed = slips_allowed(doubtful, other.size());
    const std::size_t first = word[0] == other[0] ? 0 : 1;
    if (allowed <= first) return allowed + 1;
    return first + edit_distance(word, other, allowed - first);
}

// A slip less is worth as much as ten times the passages: what few have may be a slip itself.
double merit_of(std::size_t slips, Xapian::doccount frequency) {
    return std::log10(frequency) - static_cast<double>(slips);
}

void consider(Doubtful& doubtful, const std::string& term, const Characters& letters,
              Xapian::doccount frequency) {
    if (frequency < kMuchMoreFrequent * doubtful.frequency || has_digit(letters)) return;
    const std::size_t slips = slips_between(doubtful, letters);
    if (slips > slips_allowed(doubtful, letters.size())) return;
    const double merit = merit_of(slips, frequency);
    if (!doubtful.best.empty() && merit <= doubtful.merit) return;
    doubtful.merit = merit;
    doubtful.best = term;
}

// What the replacements of a word begin with: all that is not long, with its own character.
std::string beginning_of(const Doubtful& doubtful) {
    if (doubtful.frequency == 0 && doubtful.characters.size() >= kLong) return {};
    std::string beginning;
    Xapian::Unicode::append_utf8(beginning, doubtful.characters.front());
    return beginning;
}

// Reads that part of the vocabulary in which replacements may be.
void look_up(const Xapian::Database& database, std::vector<Doubtful>& doubtful) {
    std::set<std::string> beginnings;
    for (const Doubtful& one : doubtful) beginnings.insert(beginning_of(one));
    if (beginnings.contains("")) beginnings = {""};
    for (const std::string& beginning : beginnings) {
        auto it = database.allterms_begin(beginning);
        // Terms with a prefix begin with a capital and come before all words but numbers.
        if (beginning.empty()) it.skip_to("_");
        for (; it != database.allterms_end(beginning); ++it) {
            const std::string term = *it;
            const Characters letters = characters(term);
            const Xapian::doccount frequency = it.get_termfreq();
            for (Doubtful& one : doubtful) consider(one, term, letters, frequency);
        }
    }
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

std::optional<std::string> respelled(const Index& index, const Topic& topic) {
    const Xapian::Database& database = index.impl().database;
    std::vector<Doubtful> doubtful = doubtful_words(database, topic);
    if (doubtful.empty()) return std::nullopt;
    look_up(database, doubtful);
    std::string text = topic.text();
    bool changed = false;
    std::ranges::reverse(doubtful);  // from the end of the text, so that ranges hold
    std::size_t end = text.size();
    for (const Doubtful& word : doubtful) {
        const ByteRange where = word.word->where;
        // "l'ukrane" is also looked for as "ukrane", in the same place.
        if (word.best.empty() || where.end > end) continue;
        end = where.start;
        text.replace(where.start, where.end - where.start, word.best);
        changed = true;
    }
    return changed ? std::optional(text) : std::nullopt;
}

}  // namespace nutgraf
