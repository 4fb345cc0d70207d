// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pipeline on one to eight threads: what the sink and the observer get is in order of the
// source, and wherever something fails, all threads end and the failure comes out.
#include "build/pipeline.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include "nutgraf/error.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

namespace {

using nutgraf::DividedArticle;
using nutgraf::DraftResult;

// What a test does at a point, given the number of the batch or the count of calls.
using Act = std::function<void(std::size_t)>;

void call(const Act& act, std::size_t at) {
    if (act) act(at);
}

// Throws at the given call.
Act break_at(std::size_t when) {
    return [when](std::size_t at) {
        if (at == when) throw std::runtime_error("broken");
    };
}

// Batches of articles and skip reports; parsing takes longer for some than for others.
class BatchSource : public nutgraf::ArticleSource {
public:
    explicit BatchSource(std::vector<std::vector<DraftResult>> batches)
        : batches_(std::move(batches)) {}

    std::unique_ptr<nutgraf::ArticleBatch> next_batch(const nutgraf::BatchLimits& limits) override {
        call(on_next, at_);
        if (at_ == batches_.size() || (limits.go_on && !limits.go_on())) return nullptr;
        const std::size_t number = at_++;
        return std::make_unique<Batch>(*this, number);
    }
    std::string name() const override { return "the batches"; }
    std::uint64_t bytes_read() const override { return at_; }
    std::uint64_t bytes_total() const override { return batches_.size(); }

    Act on_next;
    Act on_parse;

private:
    class Batch : public nutgraf::ArticleBatch {
    public:
        Batch(BatchSource& source, std::size_t number) : source_(source), number_(number) {}
        std::vector<DraftResult> parse() override {
            call(source_.on_parse, number_);
            if (number_ % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
            return source_.batches_[number_];
        }

    private:
        BatchSource& source_;
        std::size_t number_;
    };

    std::vector<std::vector<DraftResult>> batches_;
    std::atomic<std::size_t> at_ = 0;
};

// Writes down what it gets.
class NotingSink : public nutgraf::IndexSink {
public:
    bool replaces() const noexcept override { return can_replace; }
    bool has(const std::string& id) const override { return known.contains(id); }
    std::uint32_t accept(const std::vector<DividedArticle>& articles) override {
        call(on_accept, accepted.size());
        const std::uint32_t first = next_docid_;
        for (const auto& [article, passages, again] : articles) {
            next_docid_ += static_cast<std::uint32_t>(passages.size());
        }
        accepted.push_back(articles.size());
        return first;
    }
    void add(unsigned worker, std::uint64_t batch, std::uint32_t first_docid,
             const std::vector<DividedArticle>& articles) override {
        call(on_add, batch);
        const std::lock_guard lock(mutex_);
        workers.insert(worker);
        std::string ids;
        for (const auto& [article, passages, again] : articles) {
            ids += again ? "again " : "";
            ids += article.id + '*' + std::to_string(passages.size()) + ' ';
            for (const auto& [name, value] : nutgraf::kArticleFields)
                fields[article.id] += (article.*value).value + ' ';
        }
        added[batch] = std::to_string(first_docid) + ": " + ids;
    }
    void cancel() noexcept override { cancelled = true; }
    nutgraf::IndexTotals commit(const std::function<void()>&) override { return {}; }

    // The articles of all batches, as in `added`.
    std::string all_added() const {
        std::string all;
        for (const auto& [number, batch] : added) all += batch.substr(batch.find(' ') + 1);
        return all;
    }

    Act on_accept;
    Act on_add;
    bool can_replace = true;
    std::set<std::string> known;  // in the database before
    std::vector<std::size_t> accepted;
    std::map<std::uint64_t, std::string> added;
    std::map<std::string, std::string> fields;  // the values of each article
    std::set<unsigned> workers;
    std::atomic<bool> cancelled = false;

private:
    std::mutex mutex_;
    std::uint32_t next_docid_ = 1;
};

class Observer : public nutgraf::BuildObserver {
public:
    void on_skipped(const nutgraf::SkippedArticle& one) override {
        call(on_skip, skipped.size());
        skipped.push_back(one.where + ": " + one.reason);
    }
    void on_passed_over(const nutgraf::PassedOver& one) override {
        passed.push_back(one.where + ": " + std::string(name_of(one.reason)));
    }
    bool on_progress(const nutgraf::BuildProgress& progress) override {
        if (inside_.exchange(true)) overlapped = true;
        if (progress.articles < articles_) overlapped = true;
        articles_ = progress.articles;
        call(on_report, calls_++);
        inside_ = false;
        return calls_ <= patience;
    }

    Act on_skip;
    Act on_report;
    std::size_t patience = SIZE_MAX;
    bool overlapped = false;  // or went backwards
    std::vector<std::string> skipped;
    std::vector<std::string> passed;

private:
    std::atomic<bool> inside_ = false;
    std::size_t calls_ = 0;
    std::uint64_t articles_ = 0;
};

// Batches of 0 to 4 results; every seventh is a skip report, and every fifth id came before.
std::vector<std::vector<DraftResult>> many_batches(std::size_t count) {
    std::vector<std::vector<DraftResult>> batches(count);
    std::size_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i % 5; ++j, ++number) {
            const std::size_t id = number % 5 == 4 ? number / 2 : number;
            if (number % 7 == 3) {
                batches[i].emplace_back(
                    nutgraf::SkippedArticle{std::to_string(number), "unreadable"});
            } else {
                std::string text = "One sentence.\n\n";
                for (std::size_t k = id % 3; k > 0; --k) text += text;
                auto article = to_article({"id" + std::to_string(id), "Title", text});
                article.date = {"2024", nutgraf::Origin::kUrl,
                                1 - 1 / (3 + static_cast<double>(number))};
                batches[i].emplace_back(nutgraf::Draft{std::move(article), {}});
            }
        }
    }
    return batches;
}

// Batches of results in short: "a" is an article, "!a" one that was skipped, "-a" one without text,
// ".a" something hidden.
std::vector<std::vector<DraftResult>> results_of(
    const std::vector<std::vector<std::string>>& batches) {
    using nutgraf::PassedOver;
    using nutgraf::PassedReason;
    std::vector<std::vector<DraftResult>> all;
    for (const auto& batch : batches) {
        all.emplace_back();
        for (const std::string& word : batch) {
            const std::string name = word.substr(1);
            switch (word.front()) {
                case '!': all.back().emplace_back(nutgraf::SkippedArticle{name, "bad"}); break;
                case '-':
                    all.back().emplace_back(PassedOver{PassedReason::kEmpty, name, name});
                    break;
                case '.': all.back().emplace_back(PassedOver{PassedReason::kHidden, name}); break;
                default: all.back().emplace_back(nutgraf::Draft{to_article({word, "", "x"}), {}});
            }
        }
    }
    return all;
}

struct Fixture {
    explicit Fixture(std::size_t batches = 60) : Fixture(many_batches(batches)) {}
    explicit Fixture(std::vector<std::vector<DraftResult>> batches) : source(std::move(batches)) {}

    nutgraf::BuildProgress run(unsigned threads, std::size_t id_memory = SIZE_MAX) {
        const nutgraf::PassageOptions passages{1, 2};
        nutgraf::Pipeline pipeline(source, {}, passages, observer, {},
                                   {.ids = id_memory, .copies = 0, .recurring = 0});
        const auto progress = pipeline.run(sink, threads);
        counts = pipeline.counts();
        return progress;
    }

    // What run() throws.
    std::string failure(unsigned threads) {
        try {
            run(threads);
        } catch (const std::exception& error) {
            return error.what();
        }
        return "nothing";
    }

    BatchSource source;
    NotingSink sink;
    Observer observer;
    nutgraf::ArticleCounts counts;
};

}  // namespace

TEST_CASE("values too uncertain do not reach the sink", "[pipeline]") {
    auto article = to_article({"a", "Title", "One sentence."});
    article.author = {"Jane Doe", nutgraf::Origin::kMarkup, nutgraf::kLeastConfidence};
    article.source = {"Gazette", nutgraf::Origin::kMeta, 0.49};
    article.date = {"2024", nutgraf::Origin::kUrl, 0};
    Fixture test({{nutgraf::Draft{article, {}}}});
    test.run(1);
    CHECK(test.sink.fields.at("a") == "Title  Jane Doe      ");
}

TEST_CASE("the pipeline's results do not depend on the number of threads", "[pipeline]") {
    Fixture one;
    const auto expected = one.run(1);
    CHECK(expected.articles > 50);
    CHECK(expected.skipped == one.observer.skipped.size());
    CHECK(one.sink.workers == std::set<unsigned>{0});
    CHECK(one.sink.added.size() == 60);
    CHECK(one.counts.fields[0].all.articles() == expected.articles + expected.passed_over.total());
    for (unsigned threads = 1; threads <= 8; ++threads) {
        CAPTURE(threads);
        Fixture many;
        const auto progress = many.run(threads);
        CHECK(progress.articles == expected.articles);
        CHECK(progress.passages == expected.passages);
        CHECK(progress.skipped == expected.skipped);
        CHECK(progress.bytes == expected.bytes);
        CHECK(many.counts == one.counts);
        CHECK(many.sink.accepted == one.sink.accepted);
        CHECK(many.sink.added == one.sink.added);
        CHECK(many.observer.skipped == one.observer.skipped);
        CHECK(*many.sink.workers.rbegin() < threads);
        CHECK_FALSE(many.observer.overlapped);
        CHECK_FALSE(many.sink.cancelled);
    }
}

TEST_CASE("of articles with one id the last counts", "[pipeline]") {
    struct Example {
        std::vector<std::vector<std::string>> batches;  // see results_of()
        std::string added;
        std::vector<std::string> passed;
        std::uint64_t articles;
    };
    const std::vector<Example> examples = {
        {{{"a", "!f", "a"}, {"b"}, {"b"}},
         "a*1 again a*1 b*1 again b*1 ",
         {"a: repeated", "b: repeated"},
         2},
        {{{"a", "-a"}, {"b"}}, "a*1 again a*0 b*1 ", {"a: empty", "a: repeated"}, 1},
        {{{"-a", "a"}}, "a*1 ", {"a: empty"}, 1},
        {{{"a"}, {"-a"}, {"-a"}, {"a"}, {"a"}},
         "a*1 again a*0 a*1 again a*1 ",
         {"a: empty", "a: repeated", "a: empty", "a: repeated"},
         1},
        {{{"-old", "a", "-none"}, {".h"}},
         "old*0 a*1 ",
         {"old: empty", "none: empty", "h: hidden"},
         1},
    };
    for (const Example& example : examples) {
        for (const unsigned threads : {1U, 4U}) {
            Fixture fixture(results_of(example.batches));
            fixture.sink.known = {"old"};
            const auto progress = fixture.run(threads);
            CHECK(fixture.sink.all_added() == example.added);
            CHECK(fixture.observer.passed == example.passed);
            CHECK(progress.articles == example.articles);
            CHECK(progress.passed_over.total() == example.passed.size());
        }
    }
}

TEST_CASE("a sink that cannot replace an article keeps the first", "[pipeline]") {
    Fixture fixture(results_of({{"a", "a"}, {"-a"}}));
    fixture.sink.can_replace = false;
    CHECK(fixture.run(2).articles == 1);
    CHECK(fixture.observer.skipped ==
          std::vector<std::string>{"a: the id \"a\" came before in this run; without term lists "
                                   "the first article of an id counts"});
    CHECK(fixture.observer.passed == std::vector<std::string>{"a: empty"});
}

TEST_CASE("a run that only takes articles out has not failed", "[pipeline]") {
    Fixture fixture(results_of({{"-a"}}));
    fixture.sink.known = {"a"};
    CHECK(fixture.run(2).articles == 0);
}

TEST_CASE("a failure anywhere ends all threads of the pipeline", "[pipeline]") {
    using Prepare = std::function<void(Fixture&)>;
    const std::vector<std::pair<std::string, Prepare>> places = {
        {"source", [](Fixture& f) { f.source.on_next = break_at(20); }},
        {"source at once", [](Fixture& f) { f.source.on_next = break_at(0); }},
        {"parse", [](Fixture& f) { f.source.on_parse = break_at(20); }},
        {"accept", [](Fixture& f) { f.sink.on_accept = break_at(20); }},
        {"add", [](Fixture& f) { f.sink.on_add = break_at(20); }},
        {"add the last", [](Fixture& f) { f.sink.on_add = break_at(59); }},
        {"skip", [](Fixture& f) { f.observer.on_skip = break_at(5); }},
        {"progress", [](Fixture& f) { f.observer.on_report = break_at(30); }},
        {"progress at once", [](Fixture& f) { f.observer.on_report = break_at(0); }},
    };
    for (const auto& [name, prepare] : places) {
        for (unsigned threads = 1; threads <= 8; ++threads) {
            CAPTURE(name, threads);
            Fixture fixture;
            prepare(fixture);
            CHECK(fixture.failure(threads) == "broken");
            CHECK(fixture.sink.cancelled);
        }
    }
}

TEST_CASE("threads that wait in the sink are told of a failure elsewhere", "[pipeline]") {
    for (const unsigned threads : {2U, 5U}) {
        Fixture fixture;
        fixture.sink.on_add = [&](std::size_t batch) {
            if (batch > 2) return;
            while (!fixture.sink.cancelled) std::this_thread::yield();
            throw std::runtime_error("follows from it");
        };
        // One thread at least goes on, if not all of them wait.
        fixture.sink.on_accept = threads > 3 ? break_at(10) : break_at(1);
        CHECK(fixture.failure(threads) == "broken");
    }
}

TEST_CASE("the observer can end the pipeline", "[pipeline]") {
    for (unsigned threads = 1; threads <= 8; ++threads) {
        for (const std::size_t patience : {0U, 1U, 40U}) {
            CAPTURE(threads, patience);
            Fixture fixture;
            fixture.observer.patience = patience;
            CHECK_THAT(error_of([&] { fixture.run(threads); }), ContainsSubstring("interrupted: "));
        }
    }
}

TEST_CASE("a pipeline without articles says so", "[pipeline]") {
    Fixture nothing(0);
    CHECK_THAT(error_of([&] { nothing.run(3); }),
               ContainsSubstring("input: no articles in the batches"));
    Fixture skipped(results_of({{"!f"}, {}}));
    CHECK_THAT(error_of([&] { skipped.run(3); }),
               ContainsSubstring("input: nothing indexed: all 1"));
}

TEST_CASE("a pipeline that cannot remember all ids says so", "[pipeline]") {
    Fixture fixture;
    CHECK_THAT(error_of([&] { fixture.run(2, 100); }), ContainsSubstring("--memory"));
}
