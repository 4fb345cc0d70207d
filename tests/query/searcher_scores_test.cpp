// SPDX-License-Identifier: GPL-2.0-or-later
//
// Scores against BM25 computed again from its definition, on random collections, and explanations
// against the scores that they explain.
#include "nutgraf/searcher.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/random_searches.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Hit;
using nutgraf::Index;
using nutgraf::SearchOptions;
using nutgraf::SearchResult;

// One passage as a bag of terms, words and stems.
struct Bag {
    std::string id;
    std::map<std::string, double> counts;
    double length = 0;
};

std::vector<Bag> bags_of(const Index& index, const Rows& rows) {
    std::vector<Bag> bags;
    nutgraf::Analyzer analyzer = index.make_analyzer();
    for (const Row& row : rows) {
        for (const auto& passage : index.passages_of(row.id)) {
            Bag bag{passage.id, {}, 0};
            for (const std::string& text : {row.title, passage.text}) {
                auto stream = analyzer.analyze(text);
                for (nutgraf::Token token; stream.next(token);) {
                    ++bag.counts[std::string(token.term)];
                    if (!token.stem.empty()) ++bag.counts['Z' + std::string(token.stem)];
                    bag.length += token.stem.empty() ? 1 : 2;
                }
            }
            bags.push_back(std::move(bag));
        }
    }
    return bags;
}

double mean_length(const std::vector<Bag>& bags) {
    double sum = 0;
    for (const Bag& bag : bags) sum += bag.length;
    return sum / static_cast<double>(bags.size());
}

// BM25 as Xapian defines it: the weight of a term of one occurrence in the topic.
double weight(const std::vector<Bag>& bags, const Bag& bag, const std::string& term) {
    constexpr double kK1 = 1.2;
    constexpr double kB = 0.75;
    const auto found = bag.counts.find(term);
    if (found == bag.counts.end()) return 0;
    const auto n = static_cast<double>(
        std::ranges::count_if(bags, [&](const Bag& other) { return other.counts.contains(term); }));
    double idf = (static_cast<double>(bags.size()) - n + 0.5) / (n + 0.5);
    if (idf < 2) idf = idf * 0.5 + 1;
    const double norm = std::max(bag.length / mean_length(bags), 0.5);
    const double wdf = found->second;
    return std::log(idf) * (kK1 + 1) * wdf / (kK1 * (kB * norm + (1 - kB)) + wdf);
}

using Scores = std::map<std::string, double>;

Scores naive_scores(const std::vector<Bag>& bags, const std::vector<std::string>& terms) {
    Scores scores;
    for (const Bag& bag : bags) {
        for (const std::string& term : terms) {
            if (bag.counts.contains(term)) scores[bag.id] += weight(bags, bag, term);
        }
    }
    return scores;
}

Scores scores_of(const SearchResult& result) {
    Scores scores;
    for (const Hit& hit : result.hits) scores[hit.passage.id] = hit.score;
    return scores;
}

bool agree(const Scores& a, const Scores& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && std::abs(x.second - y.second) < 1e-9;
    });
}

}  // namespace

TEST_CASE("passages are ranked by BM25", "[searcher]") {
    const bool held = rc::check([] {
        const TempDir dir;
        const Rows rows = any_rows();
        index_rows(dir / "db", rows);
        const Index index = Index::open(dir / "db");
        const auto bags = bags_of(index, rows);
        const std::vector<std::pair<std::string, std::vector<std::string>>> kTopics = {
            {"peace", {"Zpeac"}},
            {"Talking war", {"Ztalk", "Zwar"}},
            {"peace peace 2024", {"Zpeac", "Zpeac", "2024"}},
            {"\"plans\" pipes the nosuch", {"plans", "Zpipe", "Znosuch"}}};
        for (const auto& [topic, terms] : kTopics) {
            RC_ASSERT(agree(scores_of(search_all(index, topic)), naive_scores(bags, terms)));
        }
    });
    CHECK(held);
}

TEST_CASE("a score computed by hand", "[searcher]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "peace war"}, {"b", "", "war war war"}, {"c", "", "plan"}});
    const auto hits = search_all(Index::open(dir / "db"), "peace").hits;
    REQUIRE(hits.size() == 1);
    // 3 passages, 1 with the term; 4 terms of 4 on average: ln(1 + 0.5 * 2.5 / 1.5) * 2.2 / 2.2
    CHECK(hits[0].score == Approx(std::log(1 + 0.5 * 2.5 / 1.5)).epsilon(1e-12));
    CHECK(hits[0].rank == 1);
}

TEST_CASE("an explanation adds up to the score", "[searcher]") {
    const bool held = rc::check([] {
        const TempDir dir;
        index_rows(dir / "db", any_rows());
        const Index index = Index::open(dir / "db");
        const std::string topic = any_topic();
        SearchOptions options = page(0, 20);
        options.explain = true;
        RC_LOG() << topic << '\n';
        for (const Hit& hit : search_all(index, topic, options).hits) {
            double sum = 0;
            std::set<std::string> terms;
            for (const auto& part : hit.explanation) {
                RC_ASSERT(part.score > 0);
                RC_ASSERT(part.count > 0);
                RC_ASSERT(part.passages > 0);
                RC_ASSERT(terms.insert(part.term).second);
                sum += part.score;
            }
            RC_ASSERT(std::abs(sum - hit.score) < 1e-6);
            RC_ASSERT(std::ranges::is_sorted(hit.explanation, std::ranges::greater{},
                                             &nutgraf::TermScore::score));
        }
    });
    CHECK(held);
}

TEST_CASE("an explanation says what counted and what did not", "[searcher]") {
    const TempDir dir;
    index_rows(dir / "db",
               {{"a", "Pipes", "peace pipe war, peace"}, {"b", "", "plan peace"}, {"c", "", "x"}});
    SearchOptions options;
    options.explain = true;
    const auto explained = [&](const std::string& topic) {
        const auto hits = search_all(Index::open(dir / "db"), topic, options).hits;
        std::vector<std::string> parts;
        for (const auto& part : hits.at(0).explanation) {
            parts.push_back(part.word + ' ' + part.term + ' ' + std::to_string(part.count) + ' ' +
                            std::to_string(part.passages));
        }
        std::ranges::sort(parts);
        return parts;
    };
    using Parts = std::vector<std::string>;
    CHECK(explained("wars Peace") == Parts{"peace Zpeac 2 2", "wars Zwar 1 1"});
    CHECK(explained("pipe*") == Parts{"pipe* pipe* 2 1"});
    CHECK(explained("\"peace pipe\"") == Parts{"peace peace 2 2", "pipe pipe 1 1"});
    CHECK(explained("war OR \"war peace\"") ==
          Parts{"peace peace 2 2", "war Zwar 1 1", "war war 1 1"});
    CHECK(explained("war OR \"pipe peace\"") == Parts{"war Zwar 1 1"});
    CHECK(explained("+war (peace AND plan)") == Parts{"war Zwar 1 1"});
    CHECK(explained("title:pipes").empty());
}
