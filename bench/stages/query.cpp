// SPDX-License-Identifier: GPL-2.0-or-later
//
// From a topic to hits, on an index of the whole corpus. Topics are made of words of the corpus,
// four each, so every one of them must find something.
#include <algorithm>
#include <string>
#include <vector>

#include "nutgraf/analyzer.hpp"
#include "nutgraf/article_source.hpp"
#include "nutgraf/searcher.hpp"
#include "stages/observer.hpp"
#include "stages/stage.hpp"
#include "temp_directory.hpp"

namespace nutgraf::bench {
namespace {

constexpr std::size_t kTopics = 50;
constexpr std::size_t kTopicWords = 4;
constexpr std::size_t kLeastLetters = 4;  // leaves out most of the commonest words

// The index that the query stages share; built when the first of them runs.
class BuiltIndex {
public:
    BuiltIndex() : path_(directory_.path() / "db") {
        const std::string records = directory_.path() / "corpus.jsonl";
        write_records(records);
        SilentObserver observer;
        const auto source = open_sources({records});
        BuildOptions options;
        options.extract = all_text();
        options.find_recurring = false;
        build_index(path_, *source, options, observer);
    }

    const std::string& path() const { return path_; }

private:
    TempDirectory directory_;
    std::string path_;
};

const std::string& index_path() {
    static const BuiltIndex index;
    return index.path();
}

bool is_plain_word(std::string_view term) {
    return term.size() >= kLeastLetters &&
           std::ranges::all_of(term, [](char c) { return c >= 'a' && c <= 'z'; });
}

// The first plain words of a passage.
std::string make_topic(const PassageRef& ref) {
    const std::string_view text = ref.article->text;
    Tokenizer tokenizer(text.substr(ref.passage.start, ref.passage.end - ref.passage.start));
    std::string topic;
    std::size_t words = 0;
    for (Word word; words < kTopicWords && tokenizer.next(word);) {
        if (!is_plain_word(word.term)) continue;
        topic.append(words++ == 0 ? "" : " ").append(word.term);
    }
    return topic;
}

// Topics from passages evenly spread over the corpus.
const std::vector<std::string>& topics() {
    static const std::vector<std::string> made = [] {
        std::vector<std::string> list;
        const auto& passages = stage_passages();
        const std::size_t step = std::max<std::size_t>(1, passages.size() / kTopics);
        for (std::size_t i = 0; i < passages.size() && list.size() < kTopics; i += step) {
            if (std::string topic = make_topic(passages[i]); !topic.empty()) {
                list.push_back(std::move(topic));
            }
        }
        return list;
    }();
    return made;
}

void count_topics(benchmark::State& state, std::size_t count) {
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * count));
}

void open(benchmark::State& state) {
    if (Index::open(index_path()).info().passages != stage_passages().size()) {
        return state.SkipWithError("passages were lost");
    }
    for (auto _ : state) benchmark::DoNotOptimize(Index::open(index_path()).info().passages);
}
BENCHMARK(open)->Unit(benchmark::kMicrosecond);

void parse(benchmark::State& state) {
    const TopicParser parser(Index::open(index_path()));
    for (const std::string& text : topics()) {
        if (parser.parse(text).empty()) return state.SkipWithError("a topic came out empty");
    }
    for (auto _ : state) {
        for (const std::string& text : topics()) {
            benchmark::DoNotOptimize(parser.parse(text).empty());
        }
    }
    count_topics(state, topics().size());
}
BENCHMARK(parse)->Unit(benchmark::kMicrosecond);

void run_searches(benchmark::State& state, const SearchOptions& options) {
    const Index index = Index::open(index_path());
    const TopicParser parser(index);
    const Searcher searcher(index);
    std::vector<Topic> parsed;
    std::size_t hits = 0;
    for (const std::string& text : topics()) {
        parsed.push_back(parser.parse(text));
        const std::size_t found = searcher.search(parsed.back(), options).hits.size();
        if (found == 0) return state.SkipWithError("a topic found nothing");
        hits += found;
    }
    for (auto _ : state) {
        for (const Topic& topic : parsed) {
            benchmark::DoNotOptimize(searcher.search(topic, options).hits.data());
        }
    }
    count_topics(state, parsed.size());
    state.counters["hits/topic"] = static_cast<double>(hits) / static_cast<double>(parsed.size());
}

// Ten hits with all that is shown of them.
void search_top_10(benchmark::State& state) { run_searches(state, {}); }
BENCHMARK(search_top_10)->Unit(benchmark::kMillisecond);

// A thousand ids and scores, as an evaluation wants them.
void search_1000_ids(benchmark::State& state) {
    SearchOptions options;
    options.limit = 1000;
    options.ids_only = true;
    run_searches(state, options);
}
BENCHMARK(search_1000_ids)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nutgraf::bench
