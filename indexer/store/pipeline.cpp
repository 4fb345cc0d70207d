// SPDX-License-Identifier: GPL-2.0-or-later
//
// All threads do the same: take a batch off the source, parse it, wait for its first turn, divide
// its articles, wait for its second turn, have the sink accept it, and add it. Turns are in order
// of the source and short, so that threads hardly wait: whatever depends on what came before is
// done there. In the first, lines that recur are marked; in the second, articles get their docids,
// doubles are dropped, copies are found, and the observer hears of everything.
#include "store/pipeline.hpp"

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

#include "nutgraf/error.hpp"

namespace nutgraf {
namespace {

constexpr std::uint64_t kLargeBatch = 4U << 20;
// Batches grow with what has been read, one part in so many: large ones are quicker, but must not
// leave threads idle at the end of a small source.
constexpr std::uint64_t kBatchShare = 8;
constexpr std::uint64_t kLeastBatch = 1U << 19;
constexpr std::uint64_t kMostBatch = 2U << 20;
// Every passage has the title and the like of its article, and cannot be divided.
constexpr std::size_t kHeadShare = 64;  // of the largest article, one in so many

std::size_t head_bytes(const Article& article) {
    std::size_t bytes = article.id.size();
    for (const Field* field : {&article.title, &article.source, &article.author, &article.url}) {
        bytes += field->value.size();
    }
    return bytes;
}

std::string where(const Article& article) {
    return article.path + (article.line == 0 ? "" : ":" + std::to_string(article.line));
}

}  // namespace

Pipeline::Pipeline(ArticleSource& source, const PassageOptions& passages, BuildObserver& observer,
                   BatchLimits limits, const Memory& memory)
    : source_(source),
      passages_(passages),
      observer_(observer),
      limits_(std::move(limits)),
      memory_(memory),
      recurring_(memory.recurring),
      copies_(memory.copies) {
    check_sizes(passages);
    progress_.bytes_total = source.bytes_total();
    limits_.go_on = [this] {
        const std::lock_guard lock(order_mutex_);
        progress_.bytes = source_.bytes_read();
        interrupted_ = interrupted_ || !observer_.on_progress(progress_);
        return !stopped_ && !interrupted_;
    };
}

BuildProgress Pipeline::run(IndexSink& sink, unsigned threads) {
    {
        std::vector<std::jthread> others;
        try {
            for (unsigned i = 1; i < threads; ++i) others.emplace_back([&, i] { work(sink, i); });
        } catch (const std::system_error&) {  // there can be no more: those there are will do
        }
        work(sink, 0);
    }
    if (failure_) std::rethrow_exception(failure_);
    report();  // an interruption may look like the end of the input
    if (progress_.articles == 0) fail_empty();
    return progress_;
}

void Pipeline::work(IndexSink& sink, unsigned worker) {
    try {
        std::uint64_t number = 0;
        ShingleStore shingles;
        while (auto batch = next_batch(number)) {
            const bool large = batch->bytes() > kLargeBatch;
            if (!add_batch(sink, worker, std::move(batch), number, shingles)) return;
            if (large) end_large();
        }
    } catch (...) {
        fail(sink);
    }
}

// Returns false if the run has ended meanwhile.
bool Pipeline::add_batch(IndexSink& sink, unsigned worker, std::unique_ptr<ArticleBatch> batch,
                         std::uint64_t number, ShingleStore& shingles) {
    std::vector<ArticleResult> results = batch->parse();
    batch.reset();
    if (!mark_recurring(results, number)) return false;
    std::vector<DividedArticle> articles = divide(results, shingles);
    std::uint32_t first_docid = 0;
    {
        std::unique_lock lock(order_mutex_);
        if (!take_turn(second_turn_, number, lock)) return false;
        keep_new(results, shingles, articles);
        results = {};
        first_docid = sink.accept(articles);
        end_turn(second_turn_);
    }
    sink.add(worker, number, first_docid, articles);
    return true;
}

std::unique_ptr<ArticleBatch> Pipeline::next_batch(std::uint64_t& number) {
    const std::lock_guard lock(source_mutex_);
    if (exhausted_) return nullptr;
    limits_.bytes = std::clamp(in_batches_ / kBatchShare, kLeastBatch, kMostBatch);
    auto batch = source_.next_batch(limits_);
    exhausted_ = batch == nullptr;
    if (exhausted_) return nullptr;
    number = next_batch_++;
    in_batches_ += batch->bytes();
    if (batch->bytes() > kLargeBatch) begin_large();
    return batch;
}

// There is memory for one large article at a time. Since they begin in order of the source, the one
// that is worked on never waits for the turn of one that has not begun.
void Pipeline::begin_large() {
    std::unique_lock lock(order_mutex_);
    turn_changed_.wait(lock, [&] { return stopped_ || !large_; });
    large_ = true;
}

void Pipeline::end_large() {
    const std::lock_guard lock(order_mutex_);
    large_ = false;
    turn_changed_.notify_all();
}

// Waits until all batches before have had this turn; returns false if the run has ended meanwhile.
bool Pipeline::take_turn(const std::uint64_t& turn, std::uint64_t number,
                         std::unique_lock<std::mutex>& lock) {
    turn_changed_.wait(lock, [&] { return stopped_ || turn == number; });
    return !stopped_;
}

void Pipeline::end_turn(std::uint64_t& turn) {
    ++turn;
    turn_changed_.notify_all();
}

// Returns false if the run has ended meanwhile.
bool Pipeline::mark_recurring(std::vector<ArticleResult>& results, std::uint64_t number) {
    if (memory_.recurring == 0) return true;
    std::vector<std::pair<Article*, ShortLines>> lines;
    for (ArticleResult& result : results) {
        auto* article = std::get_if<Article>(&result);
        if (article != nullptr) lines.emplace_back(article, short_lines_of(*article));
    }
    std::unique_lock lock(order_mutex_);
    if (!take_turn(first_turn_, number, lock)) return false;
    for (const auto& [article, short_lines] : lines) recurring_.add(*article, short_lines);
    end_turn(first_turn_);
    return true;
}

// Moves the articles out of the results; what stays behind tells where they stood.
// Their shingles are found too if copies are looked for.
std::vector<DividedArticle> Pipeline::divide(std::vector<ArticleResult>& results,
                                             ShingleStore& shingles) {
    std::vector<DividedArticle> articles;
    articles.reserve(results.size());
    shingles.clear();
    for (ArticleResult& result : results) {
        auto* article = std::get_if<Article>(&result);
        if (article == nullptr) continue;
        if (head_bytes(*article) > limits_.article_bytes / kHeadShare) {
            result = SkippedArticle{
                where(*article), "title, author and the like do not fit in memory; raise --memory"};
            continue;
        }
        auto passages = split_article(*article, passages_);
        if (memory_.copies > 0) shingles.add(*article, passages);
        articles.push_back({std::move(*article), std::move(passages)});
    }
    return articles;
}

// Reports the results in order, drops articles whose id came before, finds the copies among the
// others and counts what those are made of.
void Pipeline::keep_new(std::vector<ArticleResult>& results, const ShingleStore& shingles,
                        std::vector<DividedArticle>& articles) {
    auto next = articles.begin();
    auto kept = articles.begin();
    for (const ArticleResult& result : results) {
        report();
        if (const auto* skipped = std::get_if<SkippedArticle>(&result)) {
            skip(*skipped);
            continue;
        }
        if (const auto* passed = std::get_if<PassedOver>(&result)) {
            pass_over(*passed);
            continue;
        }
        const auto index = static_cast<std::size_t>(next - articles.begin());
        DividedArticle& one = *next++;
        if (!is_new(one.article)) {
            skip({where(one.article), "the id \"" + one.article.id + "\" stands twice"});
            continue;
        }
        if (memory_.copies > 0) copies_.add(one.article.id, shingles[index], one.passages);
        counts_.add(one.article, one.passages);
        ++progress_.articles;
        progress_.passages += one.passages.size();
        if (&*kept != &one) *kept = std::move(one);
        ++kept;
    }
    articles.erase(kept, articles.end());
}

bool Pipeline::is_new(const Article& article) {
    if (ids_.memory() > memory_.ids) {
        throw Error(ErrorKind::kSystem, "there is not enough memory to tell " +
                                            std::to_string(progress_.articles) +
                                            " articles apart; raise --memory");
    }
    return ids_.add(article.id);
}

void Pipeline::report() {
    progress_.bytes = source_.bytes_read();
    interrupted_ = interrupted_ || !observer_.on_progress(progress_);
    if (!interrupted_) return;
    throw Error(ErrorKind::kInterrupted, "interrupted; the index is as it was before");
}

void Pipeline::skip(const SkippedArticle& skipped) {
    ++progress_.skipped;
    observer_.on_skipped(skipped);
}

void Pipeline::pass_over(const PassedOver& passed) {
    ++progress_.passed_over[static_cast<std::size_t>(passed.reason)];
    observer_.on_passed_over(passed);
}

// Called where an exception is handled. The first failure counts; others follow from it.
void Pipeline::fail(IndexSink& sink) noexcept {
    {
        const std::lock_guard lock(order_mutex_);
        if (!failure_) failure_ = std::current_exception();
        stopped_ = true;
    }
    turn_changed_.notify_all();
    sink.cancel();
}

void Pipeline::fail_empty() const {
    const std::string all = std::to_string(progress_.skipped);
    if (progress_.skipped > 0) {
        throw Error(ErrorKind::kInput, "nothing indexed: all " + all + " were skipped");
    }
    throw Error(ErrorKind::kInput,
                "no articles in " + source_.name() +
                    "; in folders, files named .txt, .html, .jsonl and the like are read");
}

}  // namespace nutgraf
