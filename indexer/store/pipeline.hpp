// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "nutgraf/article_source.hpp"
#include "nutgraf/index_builder.hpp"
#include "store/id_set.hpp"
#include "store/index_sink.hpp"

namespace nutgraf {

/// Brings all articles of a source into a sink, on several threads.
class Pipeline {
public:
    /// Source and observer must outlive the pipeline. `id_memory`: the most bytes that may be spent
    /// on remembering ids.
    Pipeline(ArticleSource& source, const PassageOptions& passages, BuildObserver& observer,
             BatchLimits limits, std::size_t id_memory);

    /// Runs on `threads` threads, this one among them, until the source is exhausted. Throws what
    /// the sink throws; Error (kInput) if there was no article, kInterrupted if the observer said
    /// so, kSystem if there are more ids than memory for them.
    BuildProgress run(IndexSink& sink, unsigned threads);

    /// Reports to the observer; throws Error (kInterrupted) if it says so.
    void report();

private:
    void work(IndexSink& sink, unsigned worker);
    bool add_batch(IndexSink& sink, unsigned worker, std::unique_ptr<ArticleBatch> batch,
                   std::uint64_t number);
    void begin_large();
    void end_large();
    std::unique_ptr<ArticleBatch> next_batch(std::uint64_t& number);
    bool take_turn(std::uint64_t number, std::unique_lock<std::mutex>& lock);
    std::vector<DividedArticle> divide(std::vector<ArticleResult>& results);
    void keep_new(std::vector<ArticleResult>& results, std::vector<DividedArticle>& articles);
    bool is_new(const Article& article);
    void skip(const SkippedArticle& skipped);
    void fail(IndexSink& sink) noexcept;
    [[noreturn]] void fail_empty() const;

    ArticleSource& source_;
    PassageOptions passages_;
    BuildObserver& observer_;
    BatchLimits limits_;
    std::size_t id_memory_;

    std::mutex source_mutex_;  // of the source and what follows
    std::uint64_t next_batch_ = 0;
    std::uint64_t in_batches_ = 0;  // bytes
    bool exhausted_ = false;

    std::mutex order_mutex_;  // of the observer and what follows
    std::condition_variable turn_changed_;
    std::uint64_t turn_ = 0;
    bool large_ = false;  // a large batch is being worked on
    bool stopped_ = false;
    bool interrupted_ = false;  // the observer has said so, once and for all
    std::exception_ptr failure_;
    BuildProgress progress_;
    IdSet ids_;
};

}  // namespace nutgraf
