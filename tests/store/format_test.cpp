// SPDX-License-Identifier: GPL-2.0-or-later
//
// What can be left out of an index: every mixture of options, by either writer, and how the index
// is then searched and changed.
#include <xapian.h>

#include <filesystem>
#include <set>

#include "store/api_writer.hpp"
#include "store/bulk_writer.hpp"
#include "store/collections.hpp"
#include "store/same_database.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using nutgraf::BuildOptions;
using nutgraf::Collection;
using nutgraf::Index;
using nutgraf::IndexFormat;

std::vector<IndexFormat> all_formats() {
    std::vector<IndexFormat> formats;
    for (unsigned bits = 0; bits < 8; ++bits) {
        formats.push_back(
            {.positions = (bits & 1) == 0, .termlists = (bits & 2) == 0, .small = (bits & 4) != 0});
    }
    return formats;
}

void compare_writers(Collection collection, const IndexFormat& format) {
    CAPTURE(collection.name, format.positions, format.termlists, format.small);
    const TempDir dir;
    collection.options.format = format;
    {
        nutgraf::CollectionSource source(collection);
        nutgraf::ApiWriter sink(dir.path() / "api", "english", format);
        nutgraf::feed(sink, source, collection.options);
    }
    {
        nutgraf::CollectionSource source(collection);
        nutgraf::BulkWriter sink(dir.path() / "bulk", "english", format, 1, 1 << 30);
        nutgraf::feed(sink, source, collection.options);
    }
    const std::string content = nutgraf::content_of(dir / "api");
    CHECK_THAT(content, !ContainsSubstring("unreadable"));
    CHECK(nutgraf::first_difference(content, nutgraf::content_of(dir / "bulk")) == "");
    const auto report = nutgraf::check(dir.path() / "bulk");
    CHECK(report.errors == nutgraf::check(dir.path() / "api").errors);
    CAPTURE(report.text);
    CHECK(report.errors == 0);
    CHECK(fs::exists(dir / "bulk/position.glass") == format.positions);
    CHECK(fs::exists(dir / "bulk/termlist.glass") == format.termlists);
}

const Rows kRows = {{"a", "Peace talks", "They go on."},
                    {"b", "", "Talks about talks, and no peace in sight."},
                    {"c", "", "There is peace."},
                    {"d", "", "Peace. Some talks."}};

// Both writers, with the options given.
std::vector<BuildOptions> by_both(const IndexFormat& format) {
    BuildOptions api;
    api.format = format;
    api.writer = nutgraf::WriterChoice::kApi;
    BuildOptions bulk = api;
    bulk.writer = nutgraf::WriterChoice::kBulk;
    return {api, bulk};
}

bool has_positions(const std::string& path) { return Xapian::Database(path).has_positions(); }

}  // namespace

TEST_CASE("both writers write the same in every format", "[format]") {
    for (const IndexFormat& format : all_formats()) {
        compare_writers(nutgraf::collection_of(NUTGRAF_CORPUS), format);
        compare_writers(nutgraf::many_articles(300), format);
    }
}

TEST_CASE("without positions a phrase finds its words in any order, as in Xapian", "[format]") {
    for (const BuildOptions& options : by_both({.positions = false})) {
        const TempDir dir;
        index_rows(dir / "db", kRows, options);
        CHECK_FALSE(has_positions(dir / "db"));
        const Index index = Index::open(dir / "db");
        const auto phrase = ids_of(search_all(index, "\"peace talks\""));
        CHECK(std::set<std::string>(phrase.begin(), phrase.end()) ==
              std::set<std::string>{"a#0", "b#0", "d#0"});
        const auto near = ids_of(search_all(index, "peace NEAR talks"));
        CHECK(near.size() == 3);
    }
}

TEST_CASE("without termlists an index is searched as with them", "[format]") {
    const TempDir dir;
    index_rows(dir / "whole", kRows);
    const Index whole = Index::open(dir / "whole");
    nutgraf::SearchOptions options{0, 100};
    options.explain = true;
    options.context = 1;
    int number = 0;
    for (const BuildOptions& build : by_both({.termlists = false})) {
        const std::string path = dir / std::to_string(number++);
        index_rows(path, kRows, build);
        const Index index = Index::open(path);
        for (const char* topic :
             {"peace talks", "\"peace talks\"", "tal* OR peace", "title:peace"}) {
            CAPTURE(topic);
            const auto expected = search_all(whole, topic, options);
            const auto found = search_all(index, topic, options);
            CHECK(ids_of(found) == ids_of(expected));
            REQUIRE(found.hits.size() == expected.hits.size());
            for (std::size_t i = 0; i < found.hits.size(); ++i) {
                CHECK(found.hits[i].score == expected.hits[i].score);
                REQUIRE(found.hits[i].explanation.size() == expected.hits[i].explanation.size());
                for (std::size_t j = 0; j < found.hits[i].explanation.size(); ++j) {
                    CHECK(found.hits[i].explanation[j].count ==
                          expected.hits[i].explanation[j].count);
                }
            }
        }
    }
}

TEST_CASE("an index without termlists is not changed but can be rebuilt", "[format]") {
    for (const BuildOptions& options : by_both({.termlists = false})) {
        const TempDir dir;
        index_rows(dir / "db", kRows, options);
        const std::string before = nutgraf::content_of(dir / "db");
        const std::string error = error_of([&] { index_rows(dir / "db", {{"e", "", "More"}}); });
        CHECK_THAT(error, ContainsSubstring("usage: "));
        CHECK_THAT(error, ContainsSubstring("--no-termlists"));
        CHECK_THAT(error, ContainsSubstring("--rebuild"));
        CHECK(nutgraf::content_of(dir / "db") == before);
        BuildOptions rebuild;
        rebuild.rebuild = true;
        index_rows(dir / "db", {{"e", "", "More"}}, rebuild);
        CHECK(has_positions(dir / "db"));
        index_rows(dir / "db", {{"f", "", "And more"}});
        CHECK(Index::open(dir / "db").info().articles == 2);
    }
}

TEST_CASE("an index without positions gets none from an update", "[format]") {
    for (const BuildOptions& options : by_both({.positions = false})) {
        const TempDir dir;
        index_rows(dir / "db", kRows, options);
        index_rows(dir / "db", {{"a", "Other", "words"}, {"e", "New", "words"}});
        CHECK_FALSE(has_positions(dir / "db"));
        CHECK(Index::open(dir / "db").info().articles == 5);
        CHECK(nutgraf::check(dir.path() / "db").errors == 0);
    }
}

TEST_CASE("an index with everything cannot lose it by an update", "[format]") {
    const TempDir dir;
    index_rows(dir / "db", kRows);
    for (const IndexFormat& format : {IndexFormat{.positions = false}, {.termlists = false}}) {
        BuildOptions options;
        options.format = format;
        CHECK_THAT(error_of([&] {
                       index_rows(dir / "db", {{"e", "", "More"}}, options);
                   }),
                   ContainsSubstring("--rebuild"));
    }
    CHECK(Index::open(dir / "db").info().articles == 4);
}
