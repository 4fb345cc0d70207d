// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "boilerplate/recurring_lines.hpp"
#include "build/id_set.hpp"
#include "duplicates/copies.hpp"
#include "nutgraf/article_counts.hpp"
#include "nutgraf/article_source.hpp"
#include "nutgraf/extract.hpp"
#include "nutgraf/index_builder.hpp"
#include "store/index_sink.hpp"

namespace nutgraf {

/// What ends a run that the observer wants to end.
inline constexpr const char* kInterruptedMessage = "interrupted; the index is as it was before";

/// Brings all articles of a source into a sink, on several threads.
class Pipeline {
public:
    /// The most bytes that may be spent on remembering what came before.
    struct Memory {
        std::size_t ids;
        std::size_t copies;     ///< 0: copies are not looked for
        std::size_t recurring;  ///< 0: lines that recur are not looked for
    };

    /// Source and observer must outlive the pipeline.
    Pipeline(ArticleSource& source, const ExtractOptions& extracting,
             const PassageOptions& passages, BuildObserver& observer, BatchLimits limits,
             const Memory& memory);

    /// From now on ends the run, instead of skipping, where something cannot be read for a reason
    /// that may pass (SkippedArticle::failed_reading): what is built shall replace the database
    /// `path`, which has what is missing here.
    void refuse_gaps(const std::string& path) { replaced_ = path; }

    /// Runs on `threads` threads, this one among them, until the source is exhausted. Throws what
    /// the sink throws; Error (kInput) if there was no article, kInterrupted if the observer said
    /// so, kSystem if there are more ids than memory for them, or see refuse_gaps().
    BuildProgress run(IndexSink& sink, unsigned threads);

    /// What the articles are made of that run() has brought into the sink.
    const ArticleCounts& counts() const noexcept { return counts_; }

    /// Reports to the observer; throws Error (kInterrupted) if it says so.
    void report();

private:
    void work(IndexSink& sink, unsigned worker);
    bool add_batch(IndexSink& sink, unsigned worker, std::unique_ptr<ArticleBatch> batch,
                   std::uint64_t number, ShingleStore& shingles);
    void begin_large();
    void end_large();
    std::unique_ptr<ArticleBatch> next_batch(std::uint64_t& number);
    bool take_turn(const std::uint64_t& turn, std::uint64_t number,
                   std::unique_lock<std::mutex>& lock);
    void end_turn(std::uint64_t& turn);
    bool mark_recurring(std::vector<ArticleResult>& results, std::uint64_t number);
    std::vector<DividedArticle> divide(std::vector<ArticleResult>& results, ShingleStore& shingles);
    void settle(const std::vector<ArticleResult>& results, const ShingleStore& shingles,
                IndexSink& sink, std::vector<DividedArticle>& articles);
    bool keep(DividedArticle& one, const IndexSink& sink);
    bool remove(const PassedOver& passed, DividedArticle& one, const IndexSink& sink);
    bool remember(const std::string& id);
    void remember_again(const std::string& id);
    void skip(const SkippedArticle& skipped);
    void pass_over(const PassedOver& passed);
    void fail(IndexSink& sink) noexcept;
    [[noreturn]] void fail_gap(const SkippedArticle& skipped) const;
    [[noreturn]] void fail_empty() const;

    ArticleSource& source_;
    ExtractOptions extracting_;
    PassageOptions passages_;
    BuildObserver& observer_;
    BatchLimits limits_;
    Memory memory_;
    std::string replaced_;  // the database that must not lose what cannot be read; may be empty

    std::mutex source_mutex_;  // of the source and what follows
    std::uint64_t next_batch_ = 0;
    std::uint64_t in_batches_ = 0;  // bytes
    bool exhausted_ = false;

    std::mutex order_mutex_;  // of the observer and what follows
    std::condition_variable turn_changed_;
    std::uint64_t first_turn_ = 0;   // the batch whose recurring lines are to be marked
    std::uint64_t second_turn_ = 0;  // the batch to be accepted
    bool large_ = false;             // a large batch is being worked on
    bool stopped_ = false;
    bool interrupted_ = false;  // the observer has said so, once and for all
    std::exception_ptr failure_;
    BuildProgress progress_;
    ArticleCounts counts_;
    bool removed_ = false;  // an article that the database had
    IdSet ids_;
    std::set<std::string> emptied_;  // of ids_: those that have no text
    std::size_t again_bytes_ = 0;    // that the writer and emptied_ take for ids that came again
    RecurringLines recurring_;
    CopyFinder copies_;
};

}  // namespace nutgraf
