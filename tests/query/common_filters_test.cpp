// SPDX-License-Identifier: GPL-2.0-or-later
//
// Filters that all passages of the index match, on an index whose docids have gaps: what they find
// is what they find on the same articles indexed anew.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Index;

// More than the first block of Xapian's list of all documents has room for.
constexpr int kArticles = 1'500;

Rows rows(int size) {
    Rows rows;
    for (int i = 0; i < size; ++i) {
        const std::string number = std::to_string(i);
        rows.push_back({"id" + number, "Same Town",
                        "the town council met w" + std::to_string(i % 7),
                        i % 2 == 0 ? "2024-05-17" : "2024-05", "en",
                        "https://www.example.org/" + number, "Jane Doe", "The Post"});
    }
    return rows;
}

std::vector<std::string> topics() {
    const std::vector<std::string> filters = {"lang:en",
                                              "site:example.org",
                                              "source:post",
                                              "author:jane",
                                              "title:town",
                                              "title:\"same town\"",
                                              "title:to*",
                                              "author:\"doe\"",
                                              "date:2024",
                                              "since:2024-05",
                                              "town",
                                              "counc*",
                                              "\"the town\"",
                                              "town NEAR met",
                                              "(lang:en AND title:town)",
                                              "(lang:en XOR w3)"};
    std::vector<std::string> topics;
    for (const std::string& filter : filters) {
        for (const std::string before :
             {"", "-", "NOT ", "w1 ", "w1 +", "w1 -", "w1 AND ", "w1 OR ", "w1 NOT ", "w1 XOR ",
              "town AND ", "(w1 OR w2) AND "}) {
            topics.push_back(before + '(' + filter + ')');
            topics.push_back(before + filter);
        }
        topics.push_back(filter + " lang:en -title:nosuch");
        topics.push_back("w1 -(" + filter + " OR w1)");
        topics.push_back("w1 +(" + filter + " w2)");
    }
    return topics;
}

// What a topic finds; or the error, without the name of the index.
std::vector<std::string> found(const Index& index, const std::string& topic) {
    nutgraf::SearchOptions options{0, 100'000};
    options.ids_only = true;
    std::vector<std::string> ids;
    const std::string error = error_of([&] { ids = ids_of(search_all(index, topic, options)); });
    return error.empty() ? ids : std::vector{error};
}

}  // namespace

TEST_CASE("a filter that all passages match works whatever the docids", "[searcher]") {
    const bool positions = GENERATE(true, false);
    const TempDir dir;
    nutgraf::BuildOptions options;
    options.format.positions = positions;
    index_rows(dir / "new", rows(kArticles), options);
    index_rows(dir / "changed", rows(kArticles), options);
    index_rows(dir / "changed", rows(30), options);  // these get docids at the end
    const Index anew = Index::open(dir / "new");
    const Index changed = Index::open(dir / "changed");
    for (const std::string& topic : topics()) {
        CAPTURE(topic, positions);
        const auto ids = found(changed, topic);
        CHECK(ids == found(anew, topic));
        CHECK((ids.size() != 1 || !ids[0].starts_with("index")));
    }
    CHECK(found(changed, "lang:en").size() == kArticles);
    CHECK(found(changed, "w1 lang:en").size() == kArticles / 7 + 1);
}
