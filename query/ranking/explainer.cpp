// SPDX-License-Identifier: GPL-2.0-or-later
//
// Divides the score of one passage among the terms of the query. A term that stands in the passage
// need not count: the phrase may be missing that it belongs to, or the other side of an AND. So the
// query is walked from the top, and only into parts that match the passage.
#include "ranking/explainer.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/document_data.hpp"
#include "nutgraf/schema.hpp"
#include "ranking/bm25.hpp"
#include "topic/topic_impl.hpp"

namespace nutgraf {
namespace {

using Xapian::Query;

std::string joined(const std::vector<std::string>& terms) {
    std::string all;
    for (const std::string& term : terms) all += (all.empty() ? "" : " ") + term;
    return all;
}

bool is_leaf(const Query& query) {
    return query.get_type() == Query::LEAF_TERM || query.get_type() == Query::OP_SYNONYM;
}

// What OP_SCALE_WEIGHT multiplies with. Xapian tells that only in the description:
// "Query(0.5 * (a OR b))".
double factor_of(const Query& scaled) {
    return std::strtod(scaled.get_description().c_str() + std::string_view("Query(").size(),
                       nullptr);
}

std::vector<std::string> terms_of(const Query& leaf) {
    return {leaf.get_unique_terms_begin(), leaf.get_terms_end()};
}

// The terms of the query that a word becomes, as terms_of() has them.
std::vector<std::string> terms_of(const TopicWord& word, const Wildcards& wildcards) {
    std::vector<std::string> terms = word.index_terms;
    if (word.wildcard) {
        const Expansion* known = wildcards.known(word.term);
        if (known != nullptr) terms = known->terms;
    }
    std::ranges::sort(terms);
    return terms;
}

// One passage.
class Explanation {
public:
    using Words = std::unordered_map<std::string, const TopicWord*>;

    using Frequencies = std::unordered_map<std::string, std::uint32_t>;

    Explanation(const Xapian::Database& database, const Words& words, Frequencies& frequencies,
                Xapian::docid document)
        : database_(database),
          words_(words),
          frequencies_(frequencies),
          document_(document),
          counts_(read_counts()) {
        const schema::SortKey key =
            schema::read_sort_key(database.get_document(document).get_value(schema::kSortSlot));
        here_ = Query(schema::id_term(schema::kPassagePrefix,
                                      schema::passage_id(key.article_id, key.ordinal)));
    }

    std::vector<TermScore> run(const Query& query) {
        walk(query, 1);
        std::vector<TermScore> scores;
        for (auto& [term, score] : by_term_) scores.push_back(std::move(score));
        std::ranges::stable_sort(scores, std::ranges::greater{}, &TermScore::score);
        return scores;
    }

private:
    using Counts = std::unordered_map<std::string, std::uint32_t>;

    // `scale`: what the scores of this part are multiplied with further up.
    void walk(const Query& query, double scale) {
        if (is_leaf(query)) return add_leaf(query, scale);
        switch (query.get_type()) {
            case Query::OP_SCALE_WEIGHT: return walk_scaled(query, scale);
            case Query::OP_AND_NOT:
            case Query::OP_FILTER: return walk_if_matching(query.get_subquery(0), scale);
            default: break;
        }
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            walk_if_matching(query.get_subquery(i), scale);
        }
    }

    // By nothing: filters.
    void walk_scaled(const Query& query, double scale) {
        const double factor = factor_of(query);
        if (factor != 0) walk_if_matching(query.get_subquery(0), scale * factor);
    }

    // What is joined by OR, in groups or not, is looked at part by part: a long topic has thousands
    // of leaves, of which a passage has few, and to ask Xapian means to open them all.
    void walk_if_matching(const Query& query, double scale) {
        const auto has = [this](const std::string& term) { return count_of(term).has_value(); };
        const bool divided =
            query.get_type() == Query::OP_OR || query.get_type() == Query::OP_SCALE_WEIGHT;
        const bool matches = divided || (is_leaf(query) ? std::ranges::any_of(terms_of(query), has)
                                                        : score_of(query).has_value());
        if (matches) walk(query, scale);
    }

    // Asks Xapian for the passage again with this part alone: its share of the score, exactly.
    std::optional<double> score_of(const Query& query) const {
        Xapian::Enquire enquire(database_);
        enquire.set_query({Query::OP_FILTER, query, here_});
        enquire.set_weighting_scheme(bm25());
        const Xapian::MSet set = enquire.get_mset(0, 1);
        return set.empty() ? std::nullopt : std::optional(set.begin().get_weight());
    }

    // A word may stand in a topic in several places.
    void add_leaf(const Query& leaf, double scale) {
        const double score = scale * score_of(leaf).value_or(0);
        if (score == 0) return;
        const TopicWord word = word_of(leaf);
        const std::string shown = word.term + (word.wildcard ? "*" : "");
        const std::string term = word.wildcard ? shown : joined(word.index_terms);
        const auto [found, first] = by_term_.try_emplace(term);
        found->second.score += score;
        if (!first) return;
        found->second.word = shown;
        found->second.term = term;
        found->second.passages = frequency_of(term, leaf);
        found->second.count = count_of(terms_of(leaf));
    }

    // The word of the topic that a leaf of its query looks for. A leaf that the topic does not list
    // is named by its terms.
    TopicWord word_of(const Query& leaf) const {
        const std::vector<std::string> terms = terms_of(leaf);
        const auto found = words_.find(joined(terms));
        return found == words_.end() ? TopicWord{joined(terms), terms, false, {}} : *found->second;
    }

    // A wildcard's passages are counted once, not for each passage that is explained.
    std::uint32_t frequency_of(const std::string& term, const Query& leaf) const {
        const auto [known, first] = frequencies_.try_emplace(term);
        if (first) known->second = frequency_of(leaf);
        return known->second;
    }

    std::uint32_t frequency_of(const Query& leaf) const {
        if (leaf.get_type() == Query::LEAF_TERM) {
            return database_.get_termfreq(*leaf.get_terms_begin());
        }
        Xapian::Enquire enquire(database_);
        enquire.set_query(leaf);
        return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
    }

    std::uint32_t count_of(const std::vector<std::string>& terms) const {
        std::uint32_t sum = 0;
        for (const std::string& term : terms) sum += count_of(term).value_or(0);
        return sum;
    }

    // The passage's own terms; none if the index has been built without them.
    std::optional<Counts> read_counts() const {
        try {
            Counts counts;
            for (auto it = database_.termlist_begin(document_);
                 it != database_.termlist_end(document_); ++it) {
                counts.emplace(*it, it.get_wdf());
            }
            return counts;
        } catch (const Xapian::FeatureUnavailableError&) {
            return std::nullopt;
        }
    }

    std::optional<std::uint32_t> count_of(const std::string& term) const {
        if (counts_) {
            const auto found = counts_->find(term);
            return found == counts_->end() ? std::nullopt : std::optional(found->second);
        }
        auto it = database_.postlist_begin(term);
        it.skip_to(document_);
        const bool there = it != database_.postlist_end(term) && *it == document_;
        return there ? std::optional(it.get_wdf()) : std::nullopt;
    }

    const Xapian::Database& database_;
    const Words& words_;
    Frequencies& frequencies_;
    Xapian::docid document_;
    std::optional<Counts> counts_;
    Query here_;
    std::map<std::string, TermScore> by_term_;
};

}  // namespace

Explainer::Explainer(const Xapian::Database& database, const Topic& topic)
    : database_(database), topic_(topic) {
    for (const TopicWord& word : topic.words()) {
        words_.emplace(joined(terms_of(word, topic.impl().wildcards)), &word);
    }
}

std::vector<TermScore> Explainer::explain(Xapian::docid document) {
    return Explanation(database_, words_, frequencies_, document).run(topic_.impl().query);
}

}  // namespace nutgraf
