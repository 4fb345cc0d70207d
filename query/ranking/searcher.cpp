// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian ranks; this file asks it and fills in the hits: text and fields from the document's own
// data, highlights, neighbours, and for an explanation what each term alone would score in that
// passage.
#include "nutgraf/searcher.hpp"

#include <algorithm>
#include <map>

#include "document_data.hpp"
#include "index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "ranking/bm25.hpp"
#include "ranking/highlighter.hpp"
#include "ranking/suggester.hpp"
#include "topic/filter.hpp"
#include "topic/topic_impl.hpp"

namespace nutgraf {
namespace {

std::string term_of(const TopicWord& word) {
    return word.stem.empty() ? word.term : std::string(schema::kStemPrefix) + word.stem;
}

// Ranks one query and turns what comes back into hits.
class Search {
public:
    Search(const Index& index, const Topic& topic, const SearchOptions& options)
        : index_(index),
          database_(index.impl().database),
          topic_(topic),
          options_(options),
          highlighter_(index, topic) {}

    SearchResult run() {
        Xapian::Enquire enquire(database_);
        enquire.set_query(topic_.impl().query);
        enquire.set_weighting_scheme(bm25());
        enquire.set_sort_by_relevance_then_value(schema::kSortSlot, false);
        if (options_.by_article) enquire.set_collapse_key(schema::kArticleSlot);
        const Xapian::MSet set = enquire.get_mset(options_.offset, options_.limit);
        SearchResult result;
        result.matches = set.get_matches_estimated();
        result.exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
        for (auto it = set.begin(); it != set.end(); ++it) result.hits.push_back(make_hit(it));
        return result;
    }

private:
    Hit make_hit(const Xapian::MSetIterator& it) {
        Hit hit;
        hit.rank = it.get_rank() + 1;
        hit.score = it.get_weight();
        hit.siblings = it.get_collapse_count();
        if (options_.ids_only) {
            add_ids(hit, it.get_document());
        } else {
            add_details(hit, it.get_document());
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
        hit.passage = std::move(data.passage);
        hit.highlights = highlighter_.find(hit.passage.text);
        if (options_.context > 0) add_context(hit);
        if (options_.explain) explain(hit, document.get_docid());
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
        std::map<std::string, TermScore> by_term;  // a word may stand twice in a topic
        for (const TopicWord& word : topic_.words()) {
            const TermScore score = score_of(word, hit.passage.id, document);
            if (score.count == 0) continue;
            const auto [found, first] = by_term.emplace(score.term, score);
            if (!first) found->second.score += score.score;
        }
        for (auto& [term, score] : by_term) hit.explanation.push_back(std::move(score));
        std::ranges::stable_sort(hit.explanation, std::ranges::greater{}, &TermScore::score);
    }

    // Asks Xapian for the passage again with this word alone: its share of the score, exactly.
    TermScore score_of(const TopicWord& word, const std::string& passage_id,
                       Xapian::docid document) const {
        TermScore result;
        result.word = word.term + (word.wildcard ? "*" : "");
        result.term = word.wildcard ? result.word : term_of(word);
        const Xapian::Query query = query_of(word);
        const Xapian::Query here(schema::id_term(schema::kPassagePrefix, passage_id));
        Xapian::Enquire enquire(database_);
        enquire.set_query({Xapian::Query::OP_FILTER, query, here});
        enquire.set_weighting_scheme(bm25());
        const Xapian::MSet set = enquire.get_mset(0, 1);
        if (set.empty()) return result;
        result.score = set.begin().get_weight();
        result.passages = frequency_of(word);
        result.count = count_in(word, document);
        return result;
    }

    static Xapian::Query query_of(const TopicWord& word) {
        if (!word.wildcard) return Xapian::Query(term_of(word));
        return {Xapian::Query::OP_WILDCARD, word.term, kMaxExpansion,
                Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM};
    }

    std::uint32_t frequency_of(const TopicWord& word) const {
        if (!word.wildcard) return database_.get_termfreq(term_of(word));
        Xapian::Enquire enquire(database_);
        enquire.set_query(query_of(word));
        return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
    }

    std::uint32_t count_in(const TopicWord& word, Xapian::docid document) const {
        const std::string first = word.wildcard ? word.term : term_of(word);
        std::uint32_t count = 0;
        auto it = database_.termlist_begin(document);
        for (it.skip_to(first); it != database_.termlist_end(document); ++it) {
            const bool same = word.wildcard ? (*it).starts_with(first) : *it == first;
            if (!same) break;
            count += it.get_wdf();
        }
        return count;
    }

    const Index& index_;
    const Xapian::Database& database_;
    const Topic& topic_;
    const SearchOptions& options_;
    Highlighter highlighter_;
};

}  // namespace

Searcher::Searcher(const Index& index) : index_(index) {}

SearchResult Searcher::search(const Topic& topic, const SearchOptions& options) const {
    if (topic.empty()) return {};
    return with_xapian(ErrorKind::kIndex, "cannot search " + index_.info().path,
                       [&] { return Search(index_, topic, options).run(); });
}

std::optional<Suggestion> Searcher::suggest(const Topic& topic) const {
    return with_xapian(ErrorKind::kIndex, "cannot search " + index_.info().path,
                       [&]() -> std::optional<Suggestion> {
                           const auto text = suggest_text(index_, topic);
                           if (!text) return std::nullopt;
                           const Topic other = TopicParser(index_).parse(*text);
                           const std::uint64_t matches = search(other, {0, 1}).matches;
                           if (matches == 0) return std::nullopt;
                           return Suggestion{*text, matches};
                       });
}

}  // namespace nutgraf
