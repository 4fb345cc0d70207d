// SPDX-License-Identifier: GPL-2.0-or-later
//
// However a source is cut into batches, what comes out is the same; and reading can be stopped.
#include <fcntl.h>
#include <rapidcheck.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "nutgraf/extract.hpp"
#include "standard_input.hpp"
#include "support/catch.hpp"
#include "support/repeated.hpp"
#include "support/temp_dir.hpp"
#include "support/texts.hpp"

namespace {

using nutgraf::Article;
using nutgraf::ArticleBatch;
using nutgraf::BatchLimits;
using nutgraf::open_sources;
using nutgraf::SkippedArticle;
using namespace std::chrono_literals;

using Lines = std::vector<std::string>;
using Batches = std::vector<Lines>;

std::string shown(const nutgraf::ArticleResult& result) {
    if (const auto* skipped = std::get_if<SkippedArticle>(&result)) {
        return "! " + skipped->where + ": " + skipped->reason;
    }
    if (const auto* passed = std::get_if<nutgraf::PassedOver>(&result)) {
        return "- " + passed->where + ": " + std::string(name_of(passed->reason));
    }
    if (const auto* notice = std::get_if<nutgraf::SourceNotice>(&result)) {
        return "* " + notice->where + ": " + notice->text;
    }
    const Article& article = std::get<Article>(result);
    return article.id + '|' + article.path + '|' + std::to_string(article.line) + '|' +
           article.title.value + '|' + article.text + '|' + article.encoding + '|' + article.extra;
}

Lines shown(ArticleBatch& batch) {
    Lines lines;
    for (const auto& result : nutgraf::extract(batch.parse(), {})) lines.push_back(shown(result));
    return lines;
}

Batches read_batches(nutgraf::ArticleSource& source, const BatchLimits& limits) {
    Batches batches;
    while (const auto batch = source.next_batch(limits)) batches.push_back(shown(*batch));
    return batches;
}

Batches read_batches(const std::string& path, const BatchLimits& limits) {
    return read_batches(*open_sources({path}), limits);
}

Lines joined(const Batches& batches) {
    Lines all;
    for (const Lines& batch : batches) all.insert(all.end(), batch.begin(), batch.end());
    return all;
}

Lines read_all(const std::string& path, const BatchLimits& limits = {}) {
    return joined(read_batches(path, limits));
}

struct Pipe {
    Pipe() {
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    }
    ~Pipe() {
        finish();
        ::close(ends[0]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t count = ::write(ends[1], bytes.data(), bytes.size());
            if (count < 0) throw std::runtime_error("write failed");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void finish() { ::close(std::exchange(ends[1], -1)); }

    int ends[2] = {-1, -1};
};

rc::Gen<std::string> any_records() {
    return texts_of(rc::gen::oneOf(
        rc::gen::element<std::string>(
            "\n", "\r\n", " \n", "{\"text\":\"t\"}\n", "{\"id\":7,\"text\":\"t\",\"k\":1}\r\n",
            "{\"text\":\"caf\xe9\"}\n", "{broken\n", "[]\n", "{\"text\":", "\"t\"}", "\xef\xbb\xbf",
            "\n\n\n", " ", "\xff\xfe"),
        rc::gen::map(rc::gen::inRange<std::size_t>(0, 300), [](std::size_t size) {
            return "{\"text\":\"" + std::string(size, 'x') + "\"}\n";
        })));
}

rc::Gen<std::string> any_text() {
    return texts_of(rc::gen::element<std::string>("A headline", "\n\n", "Some words. ", "\xe9", " ",
                                                  "\xef\xbb\xbf", std::string("\0", 1)));
}

BatchLimits of_bytes(std::size_t bytes, std::size_t article_bytes = SIZE_MAX) {
    BatchLimits limits;
    limits.bytes = bytes;
    limits.article_bytes = article_bytes;
    return limits;
}

constexpr const char* kTooLarge =
    "larger than 0.0 MB, the most that fits in memory; raise --memory";

}  // namespace

TEST_CASE("the same articles come out whatever the size of batches", "[source]") {
    CHECK(rc::check("for files and limits", [] {
        const TempDir dir;
        dir.write("a.jsonl", *any_records());
        dir.write("b.txt", *any_text());
        dir.write("c.txt", *any_text());
        dir.write("d.jsonl", *any_records());
        dir.write("e.md", *any_text());
        const std::size_t most = *rc::gen::element<std::size_t>(SIZE_MAX, 1, 20, 200);
        const std::size_t bytes = *rc::gen::inRange<std::size_t>(0, 600);
        const std::string path = dir.path().string();
        RC_ASSERT(read_all(path, of_bytes(bytes, most)) == read_all(path, of_bytes(1 << 20, most)));
        RC_ASSERT(read_all(path, of_bytes(1, most)) == read_all(path, of_bytes(1 << 20, most)));
    }));
}

TEST_CASE("batches do not depend on when bytes arrive", "[source]") {
    CHECK(rc::check("for streams", [] {
        const std::string bytes = *rc::gen::oneOf(any_records(), any_text());
        const auto limits = of_bytes(*rc::gen::inRange<std::size_t>(1, 400),
                                     *rc::gen::element<std::size_t>(SIZE_MAX, 1, 20, 200));
        Batches expected;
        {
            const StandardInput input(bytes);
            expected = read_batches("-", limits);
        }
        const std::size_t piece = *rc::gen::inRange<std::size_t>(1, 100);
        Pipe pipe;
        const StandardInput input(pipe.ends[0]);
        auto received = std::async(std::launch::async, [&] { return read_batches("-", limits); });
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            pipe.send(std::string_view(bytes).substr(at, piece));
            std::this_thread::yield();
        }
        pipe.finish();
        RC_ASSERT(received.get() == expected);
    }));
}

TEST_CASE("a batch of records holds the lines that fit, and one at least", "[source]") {
    const TempDir dir;
    const std::string line = "{\"text\":\"t\"}\n";
    const std::string path = dir.write("r.jsonl", repeated(line, 10));
    const auto sizes = [&](std::size_t bytes) {
        std::vector<std::size_t> all;
        for (const Lines& batch : read_batches(path, of_bytes(bytes))) all.push_back(batch.size());
        return all;
    };
    using Sizes = std::vector<std::size_t>;
    CHECK(sizes(1) == Sizes(10, 1));
    CHECK(sizes(line.size()) == Sizes(10, 1));
    CHECK(sizes(3 * line.size() - 1) == Sizes(5, 2));
    CHECK(sizes(3 * line.size()) == Sizes{3, 3, 3, 1});
    CHECK(sizes(1 << 20) == Sizes{10});
}

TEST_CASE("small text files share a batch", "[source]") {
    const TempDir dir;
    for (int i = 0; i < 100; ++i) dir.write("small" + std::to_string(100 + i) + ".txt", "A text.");
    dir.write("z.txt", std::string(2 << 20, 'x'));
    const std::string path = dir.path().string();
    CHECK(read_batches(path, of_bytes(1 << 20)).size() == 2);
    CHECK(read_batches(path, of_bytes(1)).size() == 101);
}

TEST_CASE("a line that is too long is reported and passed over", "[source]") {
    const TempDir dir;
    const std::string fits = "{\"text\":\"" + std::string(89, 'x') + "\"}";
    const std::string long_line = "{\"text\":\"" + std::string(90, 'x') + "\"}";
    REQUIRE(fits.size() == 100);
    const std::string huge = "{\"text\":\"" + std::string(300'000, 'x') + "\"}";
    const std::string path = dir.write("r.jsonl", fits + '\n' + long_line + "\n\n" + huge + '\n' +
                                                      fits + "\r\n" + fits + '\n' + huge);
    for (const std::size_t bytes : {1U, 99U, 100U, 101U, 102U, 1000U, 1U << 20}) {
        CAPTURE(bytes);
        const Lines lines = read_all(path, of_bytes(bytes, 100));
        REQUIRE(lines.size() == 6);
        CHECK(lines[0].starts_with(path + ":1|"));
        CHECK(lines[1] == "! " + path + ":2: " + kTooLarge);
        CHECK(lines[2] == "! " + path + ":4: " + kTooLarge);
        CHECK(lines[3] == "! " + path + ":5: " + kTooLarge);  // by its carriage return
        CHECK(lines[4].starts_with(path + ":6|"));
        CHECK(lines[5] == "! " + path + ":7: " + kTooLarge);
        CHECK(read_all(path, of_bytes(bytes)).size() == 6);
    }
}

TEST_CASE("what is too large as a whole is reported", "[source]") {
    const TempDir dir;
    dir.write("a.txt", std::string(100, 'x'));
    dir.write("b.txt", std::string(101, 'x'));
    const Lines lines = read_all(dir.path().string(), of_bytes(1 << 20, 100));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].starts_with(dir / "a.txt|"));
    CHECK(lines[1] == "! " + (dir / "b.txt") + ": " + kTooLarge);
    {
        const StandardInput input(std::string(101, 'x'));
        CHECK(read_all("-", of_bytes(1, 100)) == Lines{std::string("! -: ") + kTooLarge});
    }
    const StandardInput input(std::string(101, ' ') + "{\"text\":\"t\"}");
    CHECK(read_all("-", of_bytes(1, 100)) == Lines{std::string("! -: ") + kTooLarge});
    // The limit is named as it is, and an endless file ends there.
    CHECK(read_all("/dev/zero", of_bytes(1, 32'000'000)) ==
          Lines{"! /dev/zero: larger than 32.0 MB, the most that fits in memory; raise --memory"});
}

TEST_CASE("records that cannot be read are reported", "[source]") {
    const TempDir dir;
    const std::string path = dir.write("gone.jsonl", "{}");
    const auto source = open_sources({path});
    std::filesystem::remove(path);
    CHECK(read_batches(*source, {}) == Batches{{"! " + path + ": No such file or directory"}});
    if (!std::filesystem::exists("/proc/self/mem")) return;
    // The memory of this process is a regular file whose first page cannot be read.
    std::filesystem::create_symlink("/proc/self/mem", dir / "mem.jsonl");
    CHECK(read_all(dir / "mem.jsonl") ==
          Lines{"! " + (dir / "mem.jsonl") + ": reading failed: Input/output error"});
}

TEST_CASE("a stream can be left while it is silent, and taken up again", "[source]") {
    for (const std::string begin : {"", " \n", "{\"text\":\"one\"}\n{\"te", "A text "}) {
        CAPTURE(begin);
        Pipe pipe;
        const StandardInput input(pipe.ends[0]);
        const auto source = open_sources({"-"});
        pipe.send(begin);
        BatchLimits limits;
        int asked = 0;
        limits.go_on = [&] { return ++asked < 5; };
        const auto before = std::chrono::steady_clock::now();
        CHECK(source->next_batch(limits) == nullptr);
        CHECK(std::chrono::steady_clock::now() - before < 1s);
        CHECK(source->bytes_read() == begin.size());
        limits.go_on = [] { return true; };
        pipe.send(begin.starts_with('{') ? "xt\":\"two\"}" : "end");
        pipe.finish();
        const Lines lines = joined(read_batches(*source, limits));
        CHECK(lines.size() == (begin.starts_with('{') ? 2 : 1));
        CHECK_FALSE(lines.back().starts_with('!'));
    }
}

TEST_CASE("a pipe without a writer and an endless line can be left", "[source]") {
    const TempDir dir;
    REQUIRE(::mkfifo((dir / "pipe").c_str(), 0600) == 0);
    BatchLimits limits = of_bytes(1, 1000);
    int asked = 0;
    limits.go_on = [&] { return ++asked < 5; };
    CHECK(open_sources({dir / "pipe"})->next_batch(limits) == nullptr);

    Pipe pipe;
    const StandardInput input(pipe.ends[0]);
    pipe.send("{" + std::string(50'000, 'x'));
    asked = 0;
    const auto source = open_sources({"-"});
    const auto batch = source->next_batch(limits);
    REQUIRE(batch);
    CHECK(shown(*batch) == Lines{std::string("! -:1: ") + kTooLarge});
    CHECK(source->next_batch(limits) == nullptr);
}

TEST_CASE("batches outlive their source and are parsed on any thread", "[source]") {
    const TempDir dir;
    dir.write("a.jsonl", repeated("{\"text\":\"A record.\",\"k\":[1,2]}\n", 1000));
    for (int i = 0; i < 50; ++i) dir.write("b/" + std::to_string(100 + i) + ".txt", "A text.");
    const Lines expected = read_all(dir.path().string());
    std::vector<std::future<Lines>> parsed;
    {
        const auto source = open_sources({dir.path().string()});
        while (auto batch = source->next_batch(of_bytes(1000))) {
            parsed.push_back(
                std::async(std::launch::async,
                           [batch = std::shared_ptr(std::move(batch))] { return shown(*batch); }));
        }
        CHECK(source->bytes_read() == source->bytes_total());
    }
    CHECK(parsed.size() > 30);
    Batches batches;
    for (auto& one : parsed) batches.push_back(one.get());
    CHECK(joined(batches) == expected);
}
