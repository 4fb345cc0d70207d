// SPDX-License-Identifier: GPL-2.0-or-later
//
// From bytes to an article: decoding, and records of JSON. Checked by reading back what the corpus
// held.
#include "nutgraf/article_source.hpp"

#include <string>
#include <variant>

#include "source/record.hpp"
#include "stages/stage.hpp"
#include "temp_directory.hpp"
#include "text/encoding.hpp"

namespace nutgraf::bench {
namespace {

// Valid UTF-8, as nearly all input is. Copying the text, which the function takes over, is timed
// with it.
void decode_utf8(benchmark::State& state) {
    const Corpus& corpus = stage_corpus();
    for (const Article& article : corpus.articles) {
        const auto decoded = decode_text(article.text);
        if (!decoded || decoded->text != article.text || decoded->encoding != "utf-8") {
            return state.SkipWithError("UTF-8 was not decoded to itself");
        }
    }
    for (auto _ : state) {
        for (const Article& article : corpus.articles) {
            benchmark::DoNotOptimize(decode_text(article.text)->text.data());
        }
    }
    report(state, corpus.text_bytes, corpus.articles.size());
}
BENCHMARK(decode_utf8)->Unit(benchmark::kMillisecond);

void record(benchmark::State& state) {
    const auto& records = stage_records();
    const Corpus& corpus = stage_corpus();
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto result = read_record(records[i]);
        const auto* article = std::get_if<Article>(&result);
        if (article == nullptr || article->text != corpus.articles[i].text) {
            return state.SkipWithError("a record was not read back as written");
        }
    }
    for (auto _ : state) {
        for (const std::string& line : records) {
            auto result = read_record(line);
            benchmark::DoNotOptimize(result);
        }
    }
    report(state, corpus.text_bytes, records.size());
}
BENCHMARK(record)->Unit(benchmark::kMillisecond);

std::size_t count_articles(const std::string& path) {
    std::size_t count = 0;
    const auto source = open_sources({path});
    ArticleReader reader(*source, all_text());
    while (const auto result = reader.next()) {
        if (std::holds_alternative<Article>(*result)) ++count;
    }
    return count;
}

// The same records out of a file in the page cache.
void source(benchmark::State& state) {
    const TempDirectory directory;
    const std::string path = directory.path() / "corpus.jsonl";
    write_records(path);
    if (count_articles(path) != stage_corpus().articles.size()) {
        return state.SkipWithError("articles were lost");
    }
    for (auto _ : state) benchmark::DoNotOptimize(count_articles(path));
    report(state, stage_corpus().text_bytes, stage_records().size());
}
BENCHMARK(source)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nutgraf::bench
