// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/error.hpp"
#include "nutgraf/index.hpp"
#include "nutgraf/index_builder.hpp"
#include "nutgraf/searcher.hpp"
#include "nutgraf/topic.hpp"

/// An article in a few words.
struct Row {
    std::string id;
    std::string title;
    std::string text;
    std::string date = {};
    std::string language = {};
    std::string url = {};
    std::string author = {};
    std::string source = {};
};

using Rows = std::vector<Row>;

inline nutgraf::Field field(const std::string& value) {
    if (value.empty()) return {};
    return {value, nutgraf::Origin::kRecord};
}

inline nutgraf::Article to_article(const Row& row) {
    nutgraf::Article article;
    article.id = row.id;
    article.path = row.id;
    article.title = field(row.title);
    article.text = row.text;
    article.date = field(row.date);
    article.language = field(row.language);
    article.url = field(row.url);
    article.author = field(row.author);
    article.source = field(row.source);
    return article;
}

/// Yields rows from memory, each a batch of its own; before the one with index `throw_at` it
/// throws, as a disk may.
class RowSource : public nutgraf::ArticleSource {
public:
    explicit RowSource(Rows rows, std::size_t throw_at = SIZE_MAX)
        : rows_(std::move(rows)), throw_at_(throw_at) {}

    std::unique_ptr<nutgraf::ArticleBatch> next_batch(const nutgraf::BatchLimits&) override {
        if (at_ == throw_at_) throw std::runtime_error("the source broke");
        if (at_ == rows_.size()) return nullptr;
        return std::make_unique<RowBatch>(rows_[at_++]);
    }
    std::uint64_t bytes_read() const override { return at_; }
    std::string name() const override { return "the rows"; }
    std::uint64_t bytes_total() const override { return rows_.size(); }

private:
    class RowBatch : public nutgraf::ArticleBatch {
    public:
        explicit RowBatch(Row row) : row_(std::move(row)) {}
        std::vector<nutgraf::DraftResult> parse() override {
            return {nutgraf::Draft{to_article(row_), {}}};
        }

    private:
        Row row_;
    };

    Rows rows_;
    std::size_t throw_at_;
    std::atomic<std::size_t> at_ = 0;
};

/// Keeps what a build reports; `act`, if set, decides whether it goes on.
class Recorder : public nutgraf::BuildObserver {
public:
    void on_skipped(const nutgraf::SkippedArticle& one) override { skipped.push_back(one); }
    bool on_progress(const nutgraf::BuildProgress& progress) override {
        return act ? act(progress) : true;
    }

    std::vector<nutgraf::SkippedArticle> skipped;
    std::function<bool(const nutgraf::BuildProgress&)> act;
};

/// Indexes rows into the database at `path`.
inline nutgraf::BuildReport index_rows(const std::string& path, const Rows& rows,
                                       const nutgraf::BuildOptions& options = {}) {
    RowSource source(rows);
    Recorder observer;
    return nutgraf::build_index(path, source, options, observer);
}

/// Searches; returns all the results.
inline nutgraf::SearchResult search_all(const nutgraf::Index& index, const std::string& topic,
                                        nutgraf::SearchOptions options = {0, 100'000}) {
    return nutgraf::Searcher(index).search(nutgraf::TopicParser(index).parse(topic), options);
}

/// The ids of passages that a topic finds, best first.
inline std::vector<std::string> ids_of(const nutgraf::SearchResult& result) {
    std::vector<std::string> ids;
    for (const nutgraf::Hit& hit : result.hits) ids.push_back(hit.passage.id);
    return ids;
}

/// The Error that `work` throws, as "kind: message"; empty if it throws none.
template <typename Work>
std::string error_of(Work&& work) {
    static constexpr const char* kKinds[] = {"usage", "input",  "topic",
                                             "index", "system", "interrupted"};
    try {
        work();
    } catch (const nutgraf::Error& error) {
        return std::string(kKinds[static_cast<int>(error.kind())]) + ": " + error.what();
    }
    return {};
}
