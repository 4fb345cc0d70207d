// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a hit tells besides its score: the passages around it, the words that light up, and what
// else its article holds.
#include "nutgraf/searcher.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Hit;
using nutgraf::Index;
using nutgraf::SearchOptions;

std::string sentences(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i)
        text += "word" + std::to_string(i) + (i % 10 == 9 ? ".\n\n" : " ");
    return text;
}

}  // namespace

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
