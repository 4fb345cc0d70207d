// SPDX-License-Identifier: GPL-2.0-or-later
//
// One index on many threads at once, in all ways that the library has of asking it. To be run under
// ThreadSanitizer, too.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Index;
using nutgraf::Searcher;
using nutgraf::SearchOptions;
using nutgraf::TopicParser;

constexpr int kThreads = 8;
constexpr int kRounds = 30;

Rows rows() {
    Rows rows;
    for (int i = 0; i < 200; ++i) {
        const std::string number = std::to_string(i);
        rows.push_back({"id" + number, "Talks " + number,
                        "The ferry number" + number + " came to the harbour of town" +
                            std::to_string(i % 7) + " with peace plans and pipes.\n"});
    }
    return rows;
}

// All that there is to ask, put together.
std::string ask(const Index& index, int round) {
    const TopicParser parser(index);
    const Searcher searcher(index);
    const std::string town = "town" + std::to_string(round % 7);
    SearchOptions options;
    options.explain = true;
    options.context = 1;
    options.fold_copies = round % 2 == 0;
    std::string answers;
    for (const std::string& topic :
         {town + " ferry", "\"peace plans\" +" + town, "num* -" + town}) {
        const auto parsed = parser.parse(topic);
        for (const auto& hit : searcher.search(parsed, options).hits)
            answers += hit.passage.id + ' ';
    }
    if (const auto other = searcher.suggest(parser.parse("harbuor"))) answers += other->text;
    const std::string id = "id" + std::to_string(round);
    answers += index.has_article(id) ? " has " : " lacks ";
    answers += index.passage(id + "#0")->text + std::to_string(index.passages_of(id).size());
    return answers + std::to_string(index.articles().size());
}

}  // namespace

TEST_CASE("threads may share an index", "[threads]") {
    const TempDir dir;
    index_rows(dir / "db", rows());
    std::vector<std::string> expected;
    for (int round = 0; round < kRounds; ++round) {
        expected.push_back(ask(Index::open(dir / "db"), round));
    }
    const Index index = Index::open(dir / "db");
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, copy = index] {
                for (int round = 0; round < kRounds; ++round) {
                    const bool same = ask(copy, round) == expected[static_cast<std::size_t>(round)];
                    if (!same) ++wrong;
                }
            });
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("threads may share a topic and a searcher", "[threads]") {
    const TempDir dir;
    index_rows(dir / "db", rows());
    const Index index = Index::open(dir / "db");
    const auto topic = TopicParser(index).parse("ferry town3 pe*");
    const Searcher searcher(index);
    const auto expected = ids_of(searcher.search(topic));
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&] {
                for (int round = 0; round < kRounds; ++round) {
                    if (ids_of(searcher.search(topic)) != expected) ++wrong;
                }
            });
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a topic that was parsed for another index is refused", "[threads]") {
    const TempDir dir;
    index_rows(dir / "db", rows());
    const Index one = Index::open(dir / "db");
    const Index other = Index::open(dir / "db");
    const auto topic = TopicParser(one).parse("ferry");
    CHECK_FALSE(Searcher(Index(one)).search(topic).hits.empty());
    const std::string error =
        "usage: the topic was parsed for another index; parse it with a "
        "TopicParser of " +
        (dir / "db");
    CHECK(error_of([&] { Searcher(other).search(topic); }) == error);
    CHECK(error_of([&] { Searcher(other).suggest(topic); }) == error);
}
