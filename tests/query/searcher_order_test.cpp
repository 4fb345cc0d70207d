// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which passages are found, and in what order: paging, grouping and ties against what the plain
// list of all results says, on random collections.
#include "nutgraf/searcher.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/schema.hpp"
#include "query/random_searches.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Hit;
using nutgraf::Index;
using nutgraf::SearchOptions;
using nutgraf::SearchResult;

// A hit in short, score included, to the last bit.
using Brief = std::pair<std::string, double>;

std::vector<Brief> brief(const SearchResult& result) {
    std::vector<Brief> all;
    for (const Hit& hit : result.hits) all.emplace_back(hit.passage.id, hit.score);
    return all;
}

SearchOptions all_results() { return page(0, 100'000); }

std::string sort_key(const Hit& hit) {
    return nutgraf::schema::sort_key(hit.article.id, hit.passage.ordinal);
}

}  // namespace

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
