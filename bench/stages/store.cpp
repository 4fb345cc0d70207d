// SPDX-License-Identifier: GPL-2.0-or-later
//
// From passages to a database: document data, documents, adding them, committing, and the whole run
// from a JSONL file to a published index. Documents are compared with those that Xapian's term
// generator makes; databases are opened and counted.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/document_data.hpp"
#include "nutgraf/article_source.hpp"
#include "nutgraf/index.hpp"
#include "nutgraf/index_builder.hpp"
#include "plain_writer.hpp"
#include "stages/observer.hpp"
#include "stages/stage.hpp"
#include "store/api_writer.hpp"
#include "store/bulk_writer.hpp"
#include "store/passage_document.hpp"
#include "temp_directory.hpp"

namespace nutgraf::bench {
namespace {

// Xapian writes out what was added every 10,000 documents. Below that, adding is work in memory and
// all writing happens in commit().
constexpr std::size_t kAddedAtMost = 5000;

std::vector<PassageRef> some_passages() {
    const auto& all = stage_passages();
    return {all.begin(), all.begin() + static_cast<long>(std::min(all.size(), kAddedAtMost))};
}

void add_all(ApiWriter& sink, const std::vector<PassageRef>& passages) {
    for (const auto& [article, passage, of] : passages) sink.add(*article, passage, of);
}

void document_data(benchmark::State& state) {
    for (const auto& [article, passage, of] : stage_passages()) {
        std::string data;
        DocumentDataWriter(*article).append(data, passage, of);
        if (article->text.compare(passage.start, passage.end - passage.start,
                                  read_document_data(data).passage.text) != 0) {
            return state.SkipWithError("document data was not read back as written");
        }
    }
    for (auto _ : state) {
        std::optional<DocumentDataWriter> writer;
        std::string data;
        for (const auto& [article, passage, of] : stage_passages()) {
            if (passage.ordinal == 0) writer.emplace(*article);
            data.clear();
            writer->append(data, passage, of);
            benchmark::DoNotOptimize(data.data());
        }
    }
    report(state, stage_corpus().text_bytes, stage_passages().size());
}
BENCHMARK(document_data)->Unit(benchmark::kMillisecond);

void document(benchmark::State& state) {
    Analyzer analyzer({kLanguage});
    PlainAnalyzer plain(kLanguage);
    for (const auto& [article, passage, of] : stage_passages()) {
        if (make_document(analyzer, *article, passage, of).serialise() !=
            plain_document(plain, *article, passage, of).serialise()) {
            return state.SkipWithError("a document differs from Xapian::TermGenerator's");
        }
    }
    for (auto _ : state) {
        for (const auto& [article, passage, of] : stage_passages()) {
            benchmark::DoNotOptimize(make_document(analyzer, *article, passage, of));
        }
    }
    report(state, stage_corpus().text_bytes, stage_passages().size());
}
BENCHMARK(document)->Unit(benchmark::kMillisecond);

// The yardstick for `document`.
void document_plain(benchmark::State& state) {
    PlainAnalyzer plain(kLanguage);
    for (auto _ : state) {
        for (const auto& [article, passage, of] : stage_passages()) {
            benchmark::DoNotOptimize(plain_document(plain, *article, passage, of));
        }
    }
    report(state, stage_corpus().text_bytes, stage_passages().size());
}
BENCHMARK(document_plain)->Unit(benchmark::kMillisecond);

std::unique_ptr<ApiWriter> make_api(const std::filesystem::path& path) {
    return std::make_unique<ApiWriter>(path, kLanguage);
}

// Times one step of a new writer, after what has to be done before and is not timed.
template <typename Make, typename Before, typename Step>
void time_step(benchmark::State& state, Make make, Before before, Step step) {
    for (auto _ : state) {
        state.PauseTiming();
        const TempDirectory directory;
        auto writer = make(directory.path() / "db");
        before(*writer);
        state.ResumeTiming();
        step(*writer);
        state.PauseTiming();
        writer.reset();
        state.ResumeTiming();
    }
}

// Adds and commits once, and tells whether the documents are there.
bool are_stored(const std::vector<PassageRef>& passages) {
    const TempDirectory directory;
    ApiWriter writer(directory.path() / "db", kLanguage);
    add_all(writer, passages);
    writer.commit();
    return Xapian::Database((directory.path() / "db").string()).get_doccount() == passages.size();
}

void add(benchmark::State& state) {
    const std::vector<PassageRef> passages = some_passages();
    if (!are_stored(passages)) return state.SkipWithError("documents were lost");
    time_step(
        state, make_api, [](ApiWriter&) {}, [&](ApiWriter& writer) { add_all(writer, passages); });
    report(state, text_bytes(passages), passages.size());
}
BENCHMARK(add)->Unit(benchmark::kMillisecond);

void commit(benchmark::State& state) {
    const std::vector<PassageRef> passages = some_passages();
    if (!are_stored(passages)) return state.SkipWithError("documents were lost");
    time_step(
        state, make_api, [&](ApiWriter& writer) { add_all(writer, passages); },
        [](ApiWriter& writer) { writer.commit(); });
    report(state, text_bytes(passages), passages.size());
}
BENCHMARK(commit)->Unit(benchmark::kMillisecond)->UseRealTime();

// The stage's articles with their passages, about a mebibyte of text a batch.
std::vector<std::vector<DividedArticle>> stage_batches() {
    constexpr std::size_t kBatchBytes = 1 << 20;
    std::vector<std::vector<DividedArticle>> batches(1);
    std::size_t bytes = 0;
    for (const Article& article : stage_corpus().articles) {
        if (bytes >= kBatchBytes) {
            batches.emplace_back();
            bytes = 0;
        }
        batches.back().push_back({article, split_passages(article.text)});
        bytes += article.text.size();
    }
    return batches;
}

std::unique_ptr<BulkWriter> make_bulk(const std::filesystem::path& path) {
    return std::make_unique<BulkWriter>(path, kLanguage, IndexFormat{}, 1, std::size_t{1} << 30);
}

void add_all(BulkWriter& writer, const std::vector<std::vector<DividedArticle>>& batches) {
    std::uint64_t number = 0;
    for (const auto& batch : batches) writer.add(0, number++, writer.accept(batch), batch);
}

// Inverting, and writing what is keyed by docid; one thread.
void bulk_add(benchmark::State& state) {
    const auto batches = stage_batches();
    time_step(
        state, make_bulk, [](BulkWriter&) {},
        [&](BulkWriter& writer) { add_all(writer, batches); });
    report(state, stage_corpus().text_bytes, stage_passages().size());
}
BENCHMARK(bulk_add)->Unit(benchmark::kMillisecond);

// Sorting, merging and writing what is keyed by terms; one thread.
void bulk_commit(benchmark::State& state) {
    const auto batches = stage_batches();
    time_step(
        state, make_bulk, [&](BulkWriter& writer) { add_all(writer, batches); },
        [](BulkWriter& writer) { writer.commit([] {}); });
    report(state, stage_corpus().text_bytes, stage_passages().size());
}
BENCHMARK(bulk_commit)->Unit(benchmark::kMillisecond);

BuildReport build(const std::string& database, const std::string& records, bool keep_all) {
    SilentObserver observer;
    BuildOptions options;
    options.find_recurring = !keep_all;
    if (keep_all) options.extract = all_text();
    const auto source = open_sources({records});
    return build_index(database, *source, options, observer);
}

// All that is done for a user who gives no options. That tells boilerplate, so there are fewer
// passages than here; how many there would be without is checked.
void whole_run(benchmark::State& state) {
    const TempDirectory directory;
    const std::string records = directory.path() / "corpus.jsonl";
    const std::string database = directory.path() / "db";
    write_records(records);
    BuildReport done = build(database, records, true);
    if (done.total_passages != stage_passages().size() ||
        done.total_articles != stage_corpus().articles.size()) {
        return state.SkipWithError("articles or passages were lost");
    }
    for (auto _ : state) {
        state.PauseTiming();
        std::filesystem::remove_all(database);
        state.ResumeTiming();
        done = build(database, records, false);
    }
    if (done.total_articles != stage_corpus().articles.size()) {
        return state.SkipWithError("articles were lost");
    }
    report(state, stage_corpus().text_bytes, stage_passages().size());
}
BENCHMARK(whole_run)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace nutgraf::bench
