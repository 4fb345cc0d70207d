// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian ranks; this file asks it and fills in the hits: text and fields from the document's own
// data, highlights, neighbours, and for an explanation what each term adds in that passage.
#include "nutgraf/searcher.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "document_data.hpp"
#include "index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "ranking/bm25.hpp"
#include "ranking/copy_folder.hpp"
#include "ranking/highlighter.hpp"
#include "ranking/suggester.hpp"
#include "topic/filter.hpp"
#include "topic/topic_impl.hpp"

namespace nutgraf {
namespace {

// Divides the score of one passage among the terms of the query. A term that stands in the passage
// need not count: the phrase may be missing that it belongs to, or the other side of an AND. So the
// query is walked from the top, and only into parts that match the passage.
class Explainer {
public:
    Explainer(const Xapian::Database& database, const Topic& topic, const std::string& passage_id,
              Xapian::docid document)
        : database_(database),
          topic_(topic),
          here_(schema::id_term(schema::kPassagePrefix, passage_id)),
          document_(document) {}

    void run(std::vector<TermScore>& explanation) {
        walk(topic_.impl().query);
        for (auto& [term, score] : by_term_) explanation.push_back(std::move(score));
        std::ranges::stable_sort(explanation, std::ranges::greater{}, &TermScore::score);
    }

private:
    using Query = Xapian::Query;

    void walk(const Query& query) {
        switch (query.get_type()) {
            case Query::LEAF_TERM:
            case Query::OP_WILDCARD:
            case Query::OP_SYNONYM: return add_leaf(query);
            case Query::OP_SCALE_WEIGHT: return;  // by nothing: filters
            case Query::OP_AND_NOT:
            case Query::OP_FILTER: return walk_if_matching(query.get_subquery(0));
            default: break;
        }
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            walk_if_matching(query.get_subquery(i));
        }
    }

    void walk_if_matching(const Query& query) {
        if (score_of(query)) walk(query);
    }

    // Asks Xapian for the passage again with this part alone: its share of the score, exactly.
    std::optional<double> score_of(const Query& query) const {
        Xapian::Enquire enquire(database_);
        enquire.set_query({Query::OP_FILTER, query, here_});
        enquire.set_weighting_scheme(bm25());
        const Xapian::MSet set = enquire.get_mset(0, 1);
        return set.empty() ? std::nullopt : std::optional(set.begin().get_weight());
    }

    // A word may stand twice in a topic.
    void add_leaf(const Query& query) {
        const double score = score_of(query).value_or(0);
        if (score == 0) return;
        const TopicWord word = word_of(query);
        const std::string shown = word.term + (word.wildcard ? "*" : "");
        const std::string term = word.wildcard ? shown : joined(word.index_terms);
        const auto [found, first] = by_term_.try_emplace(term);
        found->second.score += score;
        if (!first) return;
        found->second.word = shown;
        found->second.term = term;
        found->second.passages = frequency_of(query);
        found->second.count = count_in(word);
    }

    // The word of the topic that a leaf of its query looks for. Of a wildcard, Xapian tells the
    // pattern only in its description. A leaf that the topic does not list is named by its terms.
    TopicWord word_of(const Query& query) const {
        const bool wild = query.get_type() == Query::OP_WILDCARD;
        const std::vector<std::string> terms = terms_of(query);
        for (const TopicWord& word : topic_.words()) {
            if (wild != word.wildcard) continue;
            const bool same = wild ? query.get_description() == wildcard(word).get_description()
                                   : std::ranges::is_permutation(terms, word.index_terms);
            if (same) return word;
        }
        return {wild ? query.get_description() : joined(terms), terms, false, {}};
    }

    static std::vector<std::string> terms_of(const Query& query) {
        if (query.get_type() == Query::OP_WILDCARD) return {};
        return {query.get_unique_terms_begin(), query.get_terms_end()};
    }

    static std::string joined(const std::vector<std::string>& terms) {
        std::string all;
        for (const std::string& term : terms) all += (all.empty() ? "" : " ") + term;
        return all;
    }

    static Query wildcard(const TopicWord& word) {
        return {Query::OP_WILDCARD, word.term, kMaxExpansion, Query::WILDCARD_LIMIT_MOST_FREQUENT,
                Query::OP_SYNONYM};
    }

    std::uint32_t frequency_of(const Query& query) const {
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
    }

    std::uint32_t count_in(const TopicWord& word) const {
        if (!word.wildcard) {
            std::uint32_t sum = 0;
            for (const std::string& term : word.index_terms) sum += count_of(term);
            return sum;
        }
        try {
            return count_from(database_.termlist_begin(document_),
                              database_.termlist_end(document_), word.term,
                              [](auto& it) { return it.get_wdf(); });
        } catch (const Xapian::FeatureUnavailableError&) {  // built with --no-termlists
            return count_from(database_.allterms_begin(), database_.allterms_end(), word.term,
                              [this](auto& it) { return count_of(*it); });
        }
    }

    // Adds up count(it) for the terms that begin with `prefix`.
    template <typename Iterator, typename Count>
    static std::uint32_t count_from(Iterator it, const Iterator& end, const std::string& prefix,
                                    Count&& count) {
        std::uint32_t sum = 0;
        for (it.skip_to(prefix); it != end && (*it).starts_with(prefix); ++it) sum += count(it);
        return sum;
    }

    std::uint32_t count_of(const std::string& term) const {
        auto it = database_.postlist_begin(term);
        it.skip_to(document_);
        const bool there = it != database_.postlist_end(term) && *it == document_;
        return there ? it.get_wdf() : 0;
    }

    const Xapian::Database& database_;
    const Topic& topic_;
    Query here_;
    Xapian::docid document_;
    std::map<std::string, TermScore> by_term_;
};

// Ranks one query and turns what comes back into hits.
class Search {
public:
    Search(const Index& index, const Topic& topic, const SearchOptions& options)
        : index_(index),
          database_(index.impl().database),
          topic_(topic),
          options_(options),
          highlighter_(index, topic),
          folder_(database_),
          folding_(options.fold_copies && folder_.has_copies()) {}

    SearchResult run() {
        Xapian::Enquire enquire(database_);
        enquire.set_query(topic_.impl().query);
        enquire.set_weighting_scheme(bm25());
        enquire.set_sort_by_relevance_then_value(schema::kSortSlot, false);
        if (options_.by_article) enquire.set_collapse_key(schema::kArticleSlot);
        return folding_ ? run_folded(enquire) : run_plainly(enquire);
    }

private:
    // Every match is looked at: when Xapian 1.4.22 skips those it takes for too low, it now and
    // then skips one that belongs among the first.
    Xapian::MSet ask(const Xapian::Enquire& enquire, std::uint32_t first,
                     std::uint32_t size) const {
        return enquire.get_mset(first, size, database_.get_doccount());
    }

    static SearchResult count(const Xapian::MSet& set) {
        SearchResult result;
        result.matches = set.get_matches_estimated();
        result.exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
        return result;
    }

    SearchResult run_plainly(const Xapian::Enquire& enquire) {
        const Xapian::MSet set = ask(enquire, options_.offset, options_.limit);
        SearchResult result = count(set);
        for (auto it = set.begin(); it != set.end(); ++it) {
            result.hits.push_back(make_hit(it, it.get_rank() + 1));
        }
        return result;
    }

    // Asks for more and more until there are enough that are no copies.
    SearchResult run_folded(const Xapian::Enquire& enquire) {
        const std::uint64_t all = database_.get_doccount();
        const std::uint64_t wanted = std::uint64_t{options_.offset} + options_.limit;
        for (std::uint64_t size = wanted + wanted / 2 + kMoreAtFirst;; size *= 4) {
            const auto asked = static_cast<std::uint32_t>(std::min(size, all));
            const Xapian::MSet set = ask(enquire, 0, asked);
            SearchResult result = count(set);
            std::uint32_t rank = 0;
            folder_.clear();
            for (auto it = set.begin(); it != set.end() && rank < wanted; ++it) {
                if (folder_.is_copy(it.get_document())) continue;
                if (++rank > options_.offset) result.hits.push_back(make_hit(it, rank));
            }
            if (rank == wanted || set.size() < asked || asked == all) return result;
        }
    }

    Hit make_hit(const Xapian::MSetIterator& it, std::uint32_t rank) {
        Hit hit;
        hit.rank = rank;
        hit.score = it.get_weight();
        hit.siblings = it.get_collapse_count();
        if (options_.ids_only) {
            add_ids(hit, it.get_document());
        } else {
            add_details(hit, it.get_document());
            if (folding_) hit.duplicates = folder_.copies_of(it.get_document());
        }
        return hit;
    }

    static void add_ids(Hit& hit, const Xapian::Document& document) {
        schema::SortKey key = schema::read_sort_key(document.get_value(schema::kSortSlot));
        hit.passage.id = schema::passage_id(key.article_id, key.ordinal);
        hit.passage.ordinal = key.ordinal;
        hit.article.id = std::move(key.article_id);
    }

    void add_details(Hit& hit, const Xapian::Document& document) {
        DocumentData data = read_document_data(document.get_data());
        hit.article = std::move(data.article);
        if (data.extra_elsewhere) hit.article.extra = extra_of(hit.article.id);
        hit.passage = std::move(data.passage);
        hit.highlights = highlighter_.find(hit.passage.text, hit.article.language);
        if (options_.context > 0) add_context(hit);
        if (options_.explain) explain(hit, document.get_docid());
    }

    // What else the record held, from the article's first passage.
    std::string extra_of(const std::string& article_id) const {
        const std::string term =
            schema::id_term(schema::kPassagePrefix, schema::passage_id(article_id, 0));
        const auto first = database_.postlist_begin(term);
        if (first == database_.postlist_end(term)) return {};
        return read_document_data(database_.get_document(*first).get_data()).article.extra;
    }

    void add_context(Hit& hit) const {
        const std::uint32_t at = hit.passage.ordinal;
        const std::uint32_t first = at > options_.context ? at - options_.context : 0;
        const std::uint32_t after = hit.passage.of - at - 1;
        const std::uint32_t last = at + std::min(after, options_.context);
        for (std::uint32_t ordinal = first; ordinal <= last; ++ordinal) {
            if (ordinal == at) continue;
            auto neighbour = index_.passage(schema::passage_id(hit.article.id, ordinal));
            if (neighbour) (ordinal < at ? hit.before : hit.after).push_back(std::move(*neighbour));
        }
    }

    void explain(Hit& hit, Xapian::docid document) const {
        Explainer(database_, topic_, hit.passage.id, document).run(hit.explanation);
    }

    const Index& index_;
    const Xapian::Database& database_;
    const Topic& topic_;
    const SearchOptions& options_;
    Highlighter highlighter_;
    CopyFolder folder_;
    bool folding_;

    static constexpr std::uint64_t kMoreAtFirst = 20;
};

// The query is made of what the index has, and shares its turns among threads.
void check_index(const Index& index, const Topic& topic) {
    if (&topic.impl().index.impl() == &index.impl()) return;
    throw Error(ErrorKind::kUsage,
                "the topic was parsed for another index; parse it with a TopicParser of " +
                    index.info().path);
}

}  // namespace

Searcher::Searcher(Index index) : index_(std::move(index)) {}

SearchResult Searcher::search(const Topic& topic, const SearchOptions& options) const {
    check_index(index_, topic);
    if (topic.empty()) return {};
    return with_database(index_, "cannot search",
                         [&] { return Search(index_, topic, options).run(); });
}

std::optional<Suggestion> Searcher::suggest(const Topic& topic) const {
    check_index(index_, topic);
    return with_database(index_, "cannot search", [&]() -> std::optional<Suggestion> {
        const auto text = suggest_text(index_, topic);
        if (!text) return std::nullopt;
        const Topic other = TopicParser(index_).parse(*text, topic.syntax());
        const std::uint64_t matches = search(other, {0, 1}).matches;
        if (matches <= search(topic, {0, 1}).matches) return std::nullopt;
        return Suggestion{*text, matches};
    });
}

}  // namespace nutgraf
