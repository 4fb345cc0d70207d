// SPDX-License-Identifier: GPL-2.0-or-later
//
// All threads do the same: take a batch off the source, parse it, extract its articles, wait for
// its first turn, divide its articles, wait for its second turn, have the sink accept it, and add
// it. Turns are in order of the source and short, so that threads hardly wait: whatever depends on
// what came before is done there. In the first, lines that recur are marked; in the second,
// articles get their docids, those that come again are told apart, copies are found, and the
// observer hears of everything.
#include "build/pipeline.hpp"

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

// Whether an article has come that has no text, or none any more.
bool loses_text(const PassedOver& passed) {
    return passed.reason == PassedReason::kEmpty && !passed.id.empty();
}

void leave_out_uncertain(Article& article) {
    for (const ArticleField& field : kArticleFields) {
        if (!(article.*field.value).is_certain()) article.*field.value = {};
    }
}

}  // namespace

Pipeline::Pipeline(ArticleSource& source, const ExtractOptions& extracting,
                   const PassageOptions& passages, BuildObserver& observer, BatchLimits limits,
                   const Memory& memory)
    : source_(source),
      extracting_(within(extracting, limits.article_bytes)),
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
    if (progress_.articles == 0 && !removed_) fail_empty();
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
    std::vector<ArticleResult> results = extract(batch->parse(), extracting_);
    batch.reset();
    if (!mark_recurring(results, number)) return false;
    std::vector<DividedArticle> articles = divide(results, shingles);
    std::uint32_t first_docid = 0;
    {
        std::unique_lock lock(order_mutex_);
        if (!take_turn(second_turn_, number, lock)) return false;
        settle(results, shingles, sink, articles);
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

// Moves the articles out of the results; what stays behind tells where they stood. One that has
// lost its text is divided into nothing. Their shingles are found too if copies are looked for.
std::vector<DividedArticle> Pipeline::divide(std::vector<ArticleResult>& results,
                                             ShingleStore& shingles) {
    std::vector<DividedArticle> articles;
    articles.reserve(results.size());
    shingles.clear();
    for (ArticleResult& result : results) {
        if (const auto* passed = std::get_if<PassedOver>(&result); passed && loses_text(*passed)) {
            articles.emplace_back().article.id = passed->id;
            if (memory_.copies > 0) shingles.add(articles.back().article, {});
            continue;
        }
        auto* article = std::get_if<Article>(&result);
        if (article == nullptr) continue;
        if (head_bytes(*article) > limits_.article_bytes / kHeadShare) {
            result =
                SkippedArticle{place_of(*article),
                               "title, author and the like do not fit in memory; raise --memory"};
            continue;
        }
        auto passages = split_article(*article, passages_);
        if (memory_.copies > 0) shingles.add(*article, passages);
        articles.push_back({std::move(*article), std::move(passages)});
    }
    return articles;
}

// Reports the results in order, and leaves the articles that concern the sink: finds copies in them
// and counts what they are made of.
void Pipeline::settle(const std::vector<ArticleResult>& results, const ShingleStore& shingles,
                      IndexSink& sink, std::vector<DividedArticle>& articles) {
    auto next = articles.begin();
    auto kept = articles.begin();
    for (const ArticleResult& result : results) {
        report();
        const auto* passed = std::get_if<PassedOver>(&result);
        if (const auto* skipped = std::get_if<SkippedArticle>(&result)) {
            skip(*skipped);
        } else if (const auto* notice = std::get_if<SourceNotice>(&result)) {
            observer_.on_notice(notice->where + ": " + notice->text);
        } else if (passed != nullptr && !loses_text(*passed)) {
            pass_over(*passed);
        } else {
            const auto index = static_cast<std::size_t>(next - articles.begin());
            DividedArticle& one = *next++;
            const bool concerns = passed == nullptr ? keep(one, sink) : remove(*passed, one, sink);
            if (!concerns) continue;
            if (memory_.copies > 0) copies_.add(one.article.id, shingles[index], one.passages);
            if (passed == nullptr) counts_.add(one.article, one.passages);
            if (!sink.keeps_uncertain()) leave_out_uncertain(one.article);
            if (&*kept != &one) *kept = std::move(one);
            ++kept;
        }
    }
    articles.erase(kept, articles.end());
}

// An article with text. The last of those with one id counts, as it does when they come in runs of
// their own.
bool Pipeline::keep(DividedArticle& one, const IndexSink& sink) {
    const std::string& id = one.article.id;
    one.again = !remember(id) && emptied_.erase(id) == 0;
    if (one.again && !sink.replaces()) {
        skip({place_of(one.article), "the id \"" + id +
                                         "\" came before in this run; without term lists the first "
                                         "article of an id counts"});
        return false;
    }
    if (one.again) {
        remember_again(id);
        pass_over({PassedReason::kRepeated, place_of(one.article), id});
    }
    progress_.articles += one.again ? 0 : 1;
    progress_.passages += one.passages.size();
    return true;
}

// An article without text: takes out what has its id.
bool Pipeline::remove(const PassedOver& passed, DividedArticle& one, const IndexSink& sink) {
    pass_over(passed);
    const bool had = sink.has(passed.id);
    removed_ = removed_ || had;
    // A sink that replaces nothing shall still take an article that comes with text later.
    one.again = sink.replaces() && !remember(passed.id) && !emptied_.contains(passed.id);
    if (one.again) {
        --progress_.articles;
        pass_over({PassedReason::kRepeated, passed.where, passed.id});
    }
    if (sink.replaces()) {
        remember_again(passed.id);
        emptied_.insert(passed.id);
    }
    return one.again || had;
}

// Returns whether the id is new to the run.
bool Pipeline::remember(const std::string& id) {
    if (ids_.memory() + again_bytes_ > memory_.ids) {
        throw Error(ErrorKind::kSystem, "there is not enough memory to tell " +
                                            std::to_string(progress_.articles) +
                                            " articles apart; raise --memory");
    }
    return ids_.add(id);
}

void Pipeline::remember_again(const std::string& id) {
    constexpr std::size_t kNode = 96;  // of a map, with the head of a string
    again_bytes_ += 2 * (id.size() + kNode);
}

void Pipeline::report() {
    progress_.bytes = source_.bytes_read();
    interrupted_ = interrupted_ || !observer_.on_progress(progress_);
    if (!interrupted_) return;
    throw Error(ErrorKind::kInterrupted, kInterruptedMessage);
}

void Pipeline::skip(const SkippedArticle& skipped) {
    if (skipped.failed_reading && !replaced_.empty()) fail_gap(skipped);
    ++progress_.skipped;
    observer_.on_skipped(skipped);
}

void Pipeline::pass_over(const PassedOver& passed) {
    progress_.passed_over.add(passed);
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

void Pipeline::fail_gap(const SkippedArticle& skipped) const {
    throw Error(ErrorKind::kSystem,
                skipped.where + ": " + skipped.reason + "; " + replaced_ +
                    " is as it was before, since --rebuild would lose what it has of this; make "
                    "it readable, or leave it out, and run again");
}

void Pipeline::fail_empty() const {
    const std::string passed = in_words(progress_.passed_over);
    const std::string rest = passed.empty() ? "" : "; passed over: " + passed;
    if (progress_.skipped > 0) {
        throw Error(ErrorKind::kInput, "nothing indexed: all " + std::to_string(progress_.skipped) +
                                           " were skipped" + rest);
    }
    throw Error(ErrorKind::kInput,
                "no articles in " + source_.name() + rest +
                    "; in folders, files named .txt, .html, .jsonl and the like are read, or those "
                    "that --include names");
}

}  // namespace nutgraf
