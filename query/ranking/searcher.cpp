// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian ranks; this file asks it and fills in the hits: text and fields from the document's own
// data, highlights and neighbours.
#include "nutgraf/searcher.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/document_data.hpp"
#include "core/index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "ranking/bm25.hpp"
#include "ranking/copy_folder.hpp"
#include "ranking/explainer.hpp"
#include "ranking/highlighter.hpp"
#include "ranking/other_fields.hpp"
#include "ranking/suggester.hpp"
#include "topic/filter.hpp"
#include "topic/topic_impl.hpp"

namespace nutgraf {
namespace {

// Ranks one query and turns what comes back into hits.
class Search {
public:
    Search(const Index& index, Analyzer& analyzer, const Topic& topic, const SearchOptions& options)
        : index_(index),
          database_(index.impl().database),
          topic_(topic),
          options_(options),
          folder_(database_),
          folding_(options.fold_copies && folder_.has_copies()) {
        if (options.ids_only) return;
        highlighter_.emplace(index, topic, analyzer);
        if (options.explain) explainer_.emplace(database_, topic);
    }

    SearchResult run() {
        Xapian::Enquire enquire(database_);
        enquire.set_query(topic_.impl().query);
        enquire.set_weighting_scheme(bm25());
        enquire.set_sort_by_relevance_then_value(schema::kSortSlot, false);
        if (options_.by_article) enquire.set_collapse_key(schema::kArticleSlot);
        SearchResult result = folding_ ? run_folded(enquire) : run_plainly(enquire);
        if (options_.count_undated) result.undated = count_undated();
        return result;
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

    std::optional<std::uint64_t> count_undated() const {
        using Query = Xapian::Query;
        const Query& asked = topic_.impl().undated;
        if (asked.empty()) return std::nullopt;
        if (database_.get_value_freq(schema::kDateSlot) == database_.get_doccount()) return 0;
        const Query dated(Query::OP_VALUE_GE, schema::kDateSlot, "0");
        Xapian::Enquire enquire(database_);
        enquire.set_query({Query::OP_AND_NOT, unweighted(asked, database_), dated});
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return ask(enquire, 0, 0).get_matches_estimated();
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
        hit.highlights = highlighter_->find(hit.passage.text, hit.article.language);
        if (options_.context > 0) add_context(hit);
        if (explainer_) hit.explanation = explainer_->explain(document.get_docid());
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

    const Index& index_;
    const Xapian::Database& database_;
    const Topic& topic_;
    const SearchOptions& options_;
    std::optional<Highlighter> highlighter_;
    std::optional<Explainer> explainer_;
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

Searcher::Searcher(Index index)
    : index_(std::move(index)), analyzer_(std::make_shared<Analyzer>(index_.make_analyzer())) {}

SearchResult Searcher::search(const Topic& topic, const SearchOptions& options) const {
    check_index(index_, topic);
    if (topic.empty()) return {};
    return with_database(index_, "cannot search",
                         [&] { return Search(index_, *analyzer_, topic, options).run(); });
}

std::optional<Suggestion> Searcher::suggest(const Topic& topic) const {
    check_index(index_, topic);
    // To look up thousands of words takes minutes, and no reader compares the outcome.
    constexpr std::size_t kMostWords = 50;
    if (topic.words().size() > kMostWords) return std::nullopt;
    return with_database(index_, "cannot search", [&]() -> std::optional<Suggestion> {
        const std::uint64_t now = search(topic, {0, 1}).matches;
        if (auto better = best_in_other_field(topic, now)) return better;
        const auto text = respelled(index_, topic);
        if (!text) return std::nullopt;
        const std::uint64_t matches = count(*text, topic.syntax());
        if (matches <= now) return std::nullopt;
        return Suggestion{*text, matches, now, false};
    });
}

std::optional<Suggestion> Searcher::best_in_other_field(const Topic& topic,
                                                        std::uint64_t now) const {
    Suggestion best{{}, 2 * now, now, true};
    for (std::string& text : in_other_fields(topic)) {
        const std::uint64_t matches = count(text, topic.syntax());
        if (matches <= best.matches) continue;
        best.text = std::move(text);
        best.matches = matches;
    }
    return best.text.empty() ? std::nullopt : std::optional(std::move(best));
}

std::uint64_t Searcher::count(const std::string& text, TopicSyntax syntax) const {
    try {
        return search(TopicParser(index_).parse(text, syntax), {0, 1}).matches;
    } catch (const Error& error) {  // what was put together is no topic
        if (error.kind() != ErrorKind::kTopic) throw;
        return 0;
    }
}

}  // namespace nutgraf
