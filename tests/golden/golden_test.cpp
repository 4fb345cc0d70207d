// SPDX-License-Identifier: GPL-2.0-or-later
//
// The ranking of the sample corpus is under version control: golden/ranking.tsv holds the first
// five passages of every topic with their scores, golden/measures.tsv what they are worth, and
// golden/topics.txt how topics are read that people type. A change that moves them is seen in
// review. To accept one, run the test with NUTGRAF_UPDATE_GOLDEN=1 and commit the files.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "nutgraf/index_builder.hpp"
#include "nutgraf/judgments.hpp"
#include "nutgraf/searcher.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace nutgraf;

const std::filesystem::path kRoot = PROJECT_SOURCE_DIR;

struct NoSkips : BuildObserver {
    void on_skipped(const SkippedArticle& skipped) override {
        FAIL(skipped.where << skipped.reason);
    }
    bool on_progress(const BuildProgress&) override { return true; }
};

std::string row(const char* format, const std::string& head, double value) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, format, value);
    return head + '\t' + buffer;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void compare_with_golden(const std::string& name, const std::string& actual) {
    const std::filesystem::path file = kRoot / "tests/golden" / name;
    if (std::getenv("NUTGRAF_UPDATE_GOLDEN") != nullptr) std::ofstream(file) << actual;
    std::istringstream wanted_lines(read_file(file));
    std::istringstream actual_lines(actual);
    std::string wanted_line;
    std::string actual_line;
    while (std::getline(wanted_lines, wanted_line)) {
        actual_line.clear();
        std::getline(actual_lines, actual_line);
        CHECK(actual_line == wanted_line);
    }
    CHECK_FALSE(std::getline(actual_lines, actual_line));
}

// The corpus, its topics and judgments, indexed once.
struct Corpus {
    Corpus() {
        std::filesystem::current_path(kRoot);  // ids are paths as given
        NoSkips observer;
        const auto source = open_sources({"corpus/articles"});
        build_index(directory / "corpus.db", *source, {}, observer);
        index.emplace(Index::open(directory / "corpus.db"));
        std::ifstream topics_file("corpus/topics.tsv");
        topics = read_topics(topics_file, "topics.tsv");
        std::ifstream judgments_file("corpus/qrels.tsv");
        judged = resolve_judgments(*index, read_judgments(judgments_file, "qrels.tsv"));
    }

    SearchResult search(const TopicRecord& topic, std::uint32_t limit) const {
        SearchOptions options;
        options.limit = limit;
        return Searcher(*index).search(TopicParser(*index).parse(topic.text), options);
    }

    TempDir directory;
    std::optional<Index> index;
    std::vector<TopicRecord> topics;
    ResolvedJudgments judged;
};

}  // namespace

TEST_CASE("every anchor of the sample corpus lies in a passage", "[golden]") {
    const Corpus corpus;
    CHECK(corpus.judged.warnings == std::vector<std::string>{});
    CHECK_FALSE(corpus.judged.by_article);
    for (const TopicRecord& topic : corpus.topics) CHECK(corpus.judged.grades.contains(topic.id));
}

TEST_CASE("the sample corpus is ranked as before", "[golden]") {
    const Corpus corpus;
    std::string ranking = "topic\trank\tpassage\tscore\n";
    for (const TopicRecord& topic : corpus.topics) {
        for (const Hit& hit : corpus.search(topic, 5).hits) {
            ranking +=
                row("%.4f", topic.id + '\t' + std::to_string(hit.rank) + '\t' + hit.passage.id,
                    hit.score) +
                '\n';
        }
    }
    compare_with_golden("ranking.tsv", ranking);
}

TEST_CASE("the sample corpus is ranked as well as before", "[golden]") {
    const Corpus corpus;
    Run run;
    for (const TopicRecord& topic : corpus.topics) {
        for (const Hit& hit : corpus.search(topic, 1000).hits) {
            run[topic.id].push_back(hit.passage.id);
        }
    }
    const Measures means = mean(measure(run, corpus.judged.grades));
    std::string measures;
    for (const auto& [name, value] :
         {std::pair("nDCG@10", means.ndcg_10), std::pair("MAP", means.average_precision),
          std::pair("MRR", means.reciprocal_rank), std::pair("P@10", means.precision_10),
          std::pair("recall@100", means.recall_100), std::pair("recall@1000", means.recall_1000)}) {
        measures += row("%.4f", name, value) + '\n';
    }
    compare_with_golden("measures.tsv", measures);
}

TEST_CASE("topics are read as people mean them", "[golden]") {
    const Corpus corpus;
    const TopicParser parser(*corpus.index);
    std::istringstream lines(read_file(kRoot / "tests/golden/topics.txt"));
    std::string read;
    for (std::string line; std::getline(lines, line);) {
        const bool is_topic = line.starts_with("> ");
        if (is_topic || line.starts_with('#')) read += line + '\n';
        if (!is_topic) continue;
        const Topic topic = parser.parse(line.substr(2));
        read += "  " + topic.meaning() + '\n';
        for (const std::string& notice : topic.notices()) read += "  ! " + notice + '\n';
        std::string left;
        for (const std::string& word : topic.stop_words())
            left += (left.empty() ? "" : ", ") + word;
        if (!left.empty()) read += "  ~ " + left + '\n';
    }
    compare_with_golden("topics.txt", read);
}

TEST_CASE("authors and publishers are found by their names", "[golden]") {
    const Corpus corpus;
    const Searcher searcher(*corpus.index);
    const TopicParser parser(*corpus.index);
    std::set<std::string> names;
    SearchOptions all;
    all.limit = 100'000;
    for (const Hit& hit : searcher.search(parser.parse("-nosuchword"), all).hits) {
        names.insert({hit.article.author, hit.article.source});
    }
    names.erase("");
    CHECK(names.size() > 50);
    for (const std::string& name : names) {
        const SearchResult result = searcher.search(parser.parse(name));
        const bool found = std::ranges::any_of(result.hits, [&](const Hit& hit) {
            return hit.article.author == name || hit.article.source == name;
        });
        CAPTURE(name);
        CHECK(found);
    }
}
