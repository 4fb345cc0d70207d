// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rankings against BM25 computed again from its definition, on random collections; paging,
// grouping, ties, context, highlights and explanations against what the plain list of all results
// says.
#include "nutgraf/searcher.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "nutgraf/schema.hpp"
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

const std::vector<std::string> kVocabulary = {"peace", "talks", "talk",  "war", "plan", "plans",
                                              "2024",  "pipe",  "pipes", "of",  "the"};

std::string any_words(int most) {
    std::string text;
    const int size = *rc::gen::inRange(1, most);
    for (int i = 0; i < size; ++i) {
        text += *rc::gen::elementOf(kVocabulary) + (*rc::gen::inRange(0, 12) == 0 ? ".\n\n" : " ");
    }
    return text;
}

Rows any_rows() {
    Rows rows;
    const int size = *rc::gen::inRange(1, 25);
    for (int i = 0; i < size; ++i) {
        const bool big = *rc::gen::inRange(0, 6) == 0;
        const std::string title = *rc::gen::inRange(0, 2) == 0 ? "" : any_words(4);
        rows.push_back({"id" + std::to_string(i), title, any_words(big ? 700 : 20)});
    }
    return rows;
}

std::string any_topic() {
    static const std::vector<std::string> kTopics = {"peace",
                                                     "peace talks war",
                                                     "peace peace plan",
                                                     "the of war pipe 2024",
                                                     "\"peace talks\" war",
                                                     "peace-plan OR \"the war\"",
                                                     "pipe* war",
                                                     "pipe* pl* pipe*",
                                                     "war OR (peace AND plan)",
                                                     "(war NEAR/2 peace) plan of",
                                                     "+war plan -2024",
                                                     "war XOR peace",
                                                     "(war XOR peace) plan \"talk war\" talks",
                                                     "title:peace",
                                                     "war title:the",
                                                     "-war",
                                                     "-war plan",
                                                     "-\"peace talks\" peace talks"};
    return *rc::gen::elementOf(kTopics);
}

// A hit in short, score included, to the last bit.
using Brief = std::pair<std::string, double>;

std::vector<Brief> brief(const SearchResult& result) {
    std::vector<Brief> all;
    for (const Hit& hit : result.hits) all.emplace_back(hit.passage.id, hit.score);
    return all;
}

SearchOptions page(std::uint32_t offset, std::uint32_t limit) {
    SearchOptions options;
    options.offset = offset;
    options.limit = limit;
    return options;
}

SearchOptions all_results() { return page(0, 100'000); }

std::string sort_key(const Hit& hit) {
    return nutgraf::schema::sort_key(hit.article.id, hit.passage.ordinal);
}

std::string sentences(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i)
        text += "word" + std::to_string(i) + (i % 10 == 9 ? ".\n\n" : " ");
    return text;
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
            {"\"plans\" pipes the nosuch", {"plans", "Zpipe", "Zthe", "Znosuch"}}};
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

TEST_CASE("order, paging and grouping agree with the list of all results", "[searcher]") {
    const bool held = rc::check([] {
        const TempDir dir;
        index_rows(dir / "db", any_rows());
        const Index index = Index::open(dir / "db");
        const std::string topic = any_topic();
        const auto list = search_all(index, topic, all_results());
        RC_LOG() << topic << '\n';

        RC_ASSERT(list.exact);
        RC_ASSERT(list.matches == list.hits.size());
        for (std::size_t i = 0; i < list.hits.size(); ++i) {
            RC_ASSERT(list.hits[i].rank == i + 1);
            if (i == 0) continue;
            const Hit& before = list.hits[i - 1];
            const Hit& here = list.hits[i];
            RC_ASSERT(before.score > here.score ||
                      (before.score == here.score && sort_key(before) < sort_key(here)));
        }

        const auto all = brief(list);
        std::vector<Brief> pages;
        const std::uint32_t limit = *rc::gen::inRange(1U, 6U);
        for (std::uint32_t offset = 0; offset <= all.size(); offset += limit) {
            const auto one = search_all(index, topic, page(offset, limit));
            if (!one.hits.empty()) RC_ASSERT(one.hits[0].rank == offset + 1);
            for (const Brief& hit : brief(one)) pages.push_back(hit);
        }
        RC_ASSERT(pages == all);

        std::vector<Brief> best;
        std::map<std::string, std::uint32_t> passages;
        for (const Hit& hit : list.hits) {
            if (passages[hit.article.id]++ == 0) best.emplace_back(hit.passage.id, hit.score);
        }
        SearchOptions grouped = all_results();
        grouped.by_article = true;
        const auto groups = search_all(index, topic, grouped);
        RC_ASSERT(brief(groups) == best);
        for (const Hit& hit : groups.hits) {
            RC_ASSERT(hit.siblings + 1 <= passages.at(hit.article.id));
            RC_ASSERT((hit.siblings > 0) == (passages.at(hit.article.id) > 1));
        }
        grouped.limit = limit;
        best.resize(std::min<std::size_t>(best.size(), limit));
        RC_ASSERT(brief(search_all(index, topic, grouped)) == best);
    });
    CHECK(held);
}

TEST_CASE("the order of articles and the history of an index change nothing", "[searcher]") {
    const bool held = rc::check([] {
        const TempDir dir;
        Rows rows = any_rows();
        index_rows(dir / "one", rows);
        std::ranges::reverse(rows);
        index_rows(dir / "two", rows);
        index_rows(dir / "three", {{"id0", "peace", "war plan"}, rows.front()});
        index_rows(dir / "three", rows);
        const Index one = Index::open(dir / "one");
        const Index two = Index::open(dir / "two");
        const Index three = Index::open(dir / "three");
        for (int i = 0; i < 5; ++i) {
            const std::string topic = any_topic();
            RC_LOG() << topic << '\n';
            for (const std::uint32_t limit : {1U, 3U, 100'000U}) {
                const auto expected = brief(search_all(one, topic, page(0, limit)));
                RC_ASSERT(brief(search_all(two, topic, page(0, limit))) == expected);
                RC_ASSERT(brief(search_all(three, topic, page(0, limit))) == expected);
            }
        }
    });
    CHECK(held);
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

TEST_CASE("context is the neighbours in the text", "[searcher]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", sentences(0, 1'200)}, {"b", "", "alone"}});
    const Index index = Index::open(dir / "db");
    const auto passages = index.passages_of("a");
    REQUIRE(passages.size() >= 5);
    SearchOptions options;
    for (const std::uint32_t context : {1U, 2U, 100U, 4'294'967'295U}) {
        options.context = context;
        for (const auto& passage : passages) {
            CAPTURE(context, passage.ordinal);
            const std::string word = passage.text.substr(0, passage.text.find(' '));
            const auto hits = search_all(index, '"' + word + '"', options).hits;
            REQUIRE(hits.size() == 1);
            std::string around;
            for (const auto& one : hits[0].before) around += one.text;
            around += hits[0].passage.text;
            for (const auto& one : hits[0].after) around += one.text;
            const std::size_t first = passage.ordinal - std::min(passage.ordinal, context);
            const std::size_t last =
                std::min<std::size_t>(std::size_t{passage.ordinal} + context, passages.size() - 1);
            CHECK(hits[0].before.size() == passage.ordinal - first);
            CHECK(hits[0].after.size() == last - passage.ordinal);
            CHECK(around == sentences(0, 1'200).substr(passages[first].start, around.size()));
        }
    }
    CHECK(search_all(index, "alone", options).hits.at(0).before.empty());
    CHECK(search_all(index, "alone", options).hits.at(0).after.empty());
}

TEST_CASE("highlights are the words of the topic", "[searcher]") {
    const TempDir dir;
    index_rows(dir / "db",
               {{"a", "Talks",
                 "The U.N. talks: talking of PIPES, pipelines of Caf\u00e9s. The talk of it."},
                {"b", "", "of the other"},
                {"c", "", "of a third"}});
    const Index index = Index::open(dir / "db");
    const auto lit = [&](const std::string& topic) {
        std::string words;
        const auto hits = search_all(index, topic).hits;
        for (const auto& range : hits.at(0).highlights) {
            words += (words.empty() ? "" : " ") +
                     hits[0].passage.text.substr(range.start, range.end - range.start);
        }
        return words;
    };
    CHECK(lit("talk") == "talks talking talk");
    CHECK(lit("\"talks\"") == "talks");
    CHECK(lit("pipe*") == "PIPES pipelines");
    CHECK(lit("un caf\u00e9") == "U.N Caf\u00e9s");
    CHECK(lit("of talking") == "talks talking talk");  // "of" is everywhere
    CHECK(lit("of other") == "other");
    CHECK(lit("of \"pipes\" nosuch") == "PIPES");
    CHECK(lit("talk -third -nosuch") == "talks talking talk");
    CHECK(lit("title:talks").empty());
}

TEST_CASE("a word that all passages have lights up if no other can", "[searcher]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "peace"}, {"b", "", "peace plan"}});
    const Index index = Index::open(dir / "db");
    for (const std::string topic : {"peace", "peace nosuch"}) {
        CAPTURE(topic);
        CHECK(search_all(index, topic).hits.at(0).highlights.size() == 1);
    }
}

TEST_CASE("topics without words match by filter alone, empty ones nothing", "[searcher]") {
    const TempDir dir;
    index_rows(
        dir / "db",
        {{"b", "T", "peace", "2024", "en"}, {"a", "T", "war", "2024", "en"}, {"c", "", "plan"}});
    const Index index = Index::open(dir / "db");
    using Ids = std::vector<std::string>;
    CHECK(ids_of(search_all(index, "lang:en date:2024")) == Ids{"a#0", "b#0"});
    CHECK(search_all(index, "lang:en").hits.at(0).score == 0);
    CHECK(ids_of(search_all(index, "-peace")) == Ids{"a#0", "c#0"});
    CHECK(ids_of(search_all(index, "NOT peace")) == Ids{"a#0", "c#0"});
    for (const std::string topic : {"", "...", "()", "nosuch", "-plan lang:de"}) {
        CAPTURE(topic);
        const auto result = search_all(index, topic);
        CHECK(result.hits.empty());
        CHECK(result.matches == 0);
        CHECK(result.exact);
    }
}

TEST_CASE("any offset and limit are accepted", "[searcher]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "peace"}, {"b", "", "peace"}});
    const Index index = Index::open(dir / "db");
    const std::uint32_t most = 4'294'967'295U;
    CHECK(search_all(index, "peace", page(0, 0)).hits.empty());
    CHECK(search_all(index, "peace", page(0, 0)).matches == 2);
    CHECK(search_all(index, "peace", page(1, most)).hits.size() == 1);
    CHECK(search_all(index, "peace", page(2, 10)).hits.empty());
    CHECK(search_all(index, "peace", page(most, most)).hits.empty());
}

TEST_CASE("articles whose ids are too long for a term are found like others", "[searcher]") {
    const TempDir dir;
    const std::string id(400, 'i');
    index_rows(dir / "db", {{id + "1", "", sentences(0, 600)}, {id + "2", "", "peace"}});
    const Index index = Index::open(dir / "db");
    SearchOptions options;
    options.context = 1;
    options.explain = true;
    options.by_article = true;
    const auto hits = search_all(index, "word300", options).hits;
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].article.id == id + "1");
    CHECK(hits[0].before.size() == 1);
    CHECK(hits[0].after.size() == 1);
    CHECK(hits[0].explanation.size() == 1);
}

TEST_CASE("what a record held besides is given back with every passage but not repeated",
          "[searcher]") {
    const TempDir dir;
    const std::string small = R"({"desk":"politics"})";
    const std::string large = R"({"html":")" + std::string(50'000, 'x') + R"("})";
    for (const std::string& extra : {small, large}) {
        auto object = nlohmann::json::parse(extra);
        object["id"] = "1";
        object["text"] = sentences(0, 2000);
        const std::string record = object.dump();
        const auto source = nutgraf::open_sources({dir.write("one.jsonl", record)});
        Recorder observer;
        nutgraf::build_index(dir / "db", *source, {}, observer);
        const Index index = Index::open(dir / "db");
        std::size_t stored = 0;
        const auto hits = search_all(index, "word3 word1900").hits;
        REQUIRE(hits.size() == 2);
        for (const Hit& hit : hits) CHECK(hit.article.extra == extra);
        for (const auto& passage : index.passages_of("1")) stored += passage.text.size();
        CHECK(stored > 5'000);
    }
    // Were it repeated, the large record alone would take more than half a megabyte.
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir / "db")) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    CHECK(bytes < 500'000);
}
