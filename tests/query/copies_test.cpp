// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies of one story among others: one passage speaks for all, and none is hidden that says
// something else.
#include <algorithm>
#include <string>
#include <vector>

#include "nutgraf/searcher.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Hit;
using nutgraf::Index;
using nutgraf::SearchOptions;

const std::string kStory =
    "The harbour council voted on Tuesday to close the northern breakwater for repairs after "
    "divers found that winter storms had washed out most of the foundation stones. Engineers said "
    "traffic would be led through the fishing basin until autumn, and warned that larger ferries "
    "might have to anchor outside. Fishermen complained that nobody had asked them before the "
    "decision was taken.\n";
const std::string kMore =
    "Repairs are expected to cost eleven million crowns, paid in equal parts by the council and "
    "the insurance fund of the coastal provinces. A similar project in the southern harbour took "
    "twice as long as planned because granite blocks of the right size were hard to come by.\n";
const std::string kRetold =
    "Ferry passengers will need patience this summer: the breakwater protecting the northern "
    "harbour is going to be repaired, councillors have decided. Storm damage below the waterline "
    "turned out worse than anybody believed, so ships share the basin with trawlers for months.\n";

Rows rows() {
    return {
        {.id = "wire", .title = "Breakwater to close", .text = kStory + kMore, .source = "Wire"},
        {.id = "gazette", .title = "Harbour closes", .text = kStory, .source = "The Gazette"},
        {.id = "herald", .title = "Council votes", .text = "Storms again.\n" + kStory},
        {.id = "local", .title = "Patience, passengers", .text = kRetold}};
}

std::vector<std::string> articles_of(const std::vector<Hit>& hits) {
    std::vector<std::string> ids;
    for (const Hit& hit : hits) ids.push_back(hit.article.id);
    return ids;
}

std::vector<std::string> duplicates_of(const Hit& hit) {
    std::vector<std::string> ids;
    for (const nutgraf::DuplicateInfo& one : hit.duplicates) ids.push_back(one.article);
    return ids;
}

SearchOptions folding() { return {.limit = 100, .fold_copies = true}; }

}  // namespace

TEST_CASE("one passage speaks for its copies", "[copies]") {
    for (const auto writer : {nutgraf::WriterChoice::kBulk, nutgraf::WriterChoice::kApi}) {
        nutgraf::BuildOptions options;
        options.writer = writer;
        const TempDir dir;
        index_rows(dir / "db", rows(), options);
        const Index index = Index::open(dir / "db");
        const auto all = search_all(index, "breakwater").hits;
        CHECK(all.size() == 4);
        CHECK(std::ranges::all_of(all, [](const Hit& hit) { return hit.duplicates.empty(); }));
        const auto folded = search_all(index, "breakwater", folding()).hits;
        REQUIRE(folded.size() == 2);
        CHECK(std::ranges::count(articles_of(folded), "local") == 1);
        for (const Hit& hit : folded) {
            std::vector<std::string> expected = {"gazette", "herald", "wire"};
            std::erase(expected, hit.article.id);
            if (hit.article.id == "local") expected.clear();
            CHECK(duplicates_of(hit) == expected);
        }
        CHECK(folded[0].rank == 1);
        CHECK(folded[1].rank == 2);
    }
}

TEST_CASE("folded results come in pages", "[copies]") {
    const TempDir dir;
    Rows many = rows();
    for (int i = 0; i < 60; ++i) many.push_back({"copy" + std::to_string(i), "", kStory});
    index_rows(dir / "db", many);
    const Index index = Index::open(dir / "db");
    const auto folded = articles_of(search_all(index, "breakwater harbour", folding()).hits);
    REQUIRE(folded.size() == 2);
    for (std::uint32_t offset = 0; offset < 3; ++offset) {
        const auto page = search_all(index, "breakwater harbour",
                                     {.offset = offset, .limit = 1, .fold_copies = true});
        CHECK(page.hits.size() == (offset < 2 ? 1 : 0));
        for (const Hit& hit : page.hits) {
            CHECK(hit.article.id == folded[offset]);
            CHECK(hit.rank == offset + 1);
        }
    }
}

TEST_CASE("copies need not be looked for", "[copies]") {
    const TempDir dir;
    nutgraf::BuildOptions options;
    options.find_copies = false;
    index_rows(dir / "db", rows(), options);
    CHECK(search_all(Index::open(dir / "db"), "breakwater", folding()).hits.size() == 4);
}

TEST_CASE("of large copies each passage finds its own", "[copies]") {
    // A story of many passages, three times, one of them with other paragraphs between.
    Rows rows = {{"a", "", ""}, {"b", "", ""}, {"c", "", ""}};
    constexpr int kParagraphs = 300;
    for (int i = 0; i < kParagraphs; ++i) {
        std::string paragraph = "ship";
        for (int word = 0; word < 150; ++word) {
            paragraph += " word" + std::to_string(i * 997 % 1009) + "x" +
                         std::to_string(word % 50) + (word % 10 == 9 ? "." : "");
        }
        for (Row& row : rows) row.text += paragraph + "\n\n";
        if (i % 3 == 0) rows[2].text += "Something else number" + std::to_string(i) + " here.\n\n";
    }
    const TempDir dir;
    index_rows(dir / "db", rows);
    const Index index = Index::open(dir / "db");
    const std::size_t single = index.passages_of("a").size();
    const auto folded = search_all(index, "ship", {.limit = 1000, .fold_copies = true}).hits;
    CHECK(single >= kParagraphs);
    CHECK(folded.size() == single);
    for (const Hit& hit : folded) {
        CAPTURE(hit.passage.id);
        CHECK(duplicates_of(hit).size() == 2);
    }
}
