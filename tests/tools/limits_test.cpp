// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a run may take: memory, threads, room on the disk. The answer to too little is one line, or
// an article that is skipped, never more than was allowed.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

constexpr std::size_t kLess = kSanitized ? 20 : 1;  // where only the outcome counts

// Words of which some are frequent and many are not, the same with every call.
class WordMaker {
public:
    std::string words(std::size_t bytes) {
        std::string text;
        while (text.size() < bytes) {
            seed_ = seed_ * 6364136223846793005U + 1442695040888963407U;
            const auto pick = static_cast<std::uint32_t>(seed_ >> 32);
            const std::uint32_t range = 10U << pick % 18;
            text += "w" + std::to_string(pick / 18 % range) + (pick % 13 == 0 ? ". " : " ");
        }
        return text;
    }

private:
    std::uint64_t seed_ = 1;
};

std::string record(const std::string& id, const std::string& text) {
    return json{{"id", id}, {"text", text}}.dump() + "\n";
}

void write_records(const Tools& tools, const std::string& name, std::size_t bytes,
                   std::size_t each) {
    std::ofstream out(tools.dir / name);
    WordMaker maker;
    for (std::size_t i = 0; i * each < bytes; ++i) {
        out << record(std::to_string(i), maker.words(each));
    }
}

std::string content(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a run stays within the memory it was given", "[tools]") {
    struct Case {
        std::string name;
        std::size_t bytes;
        std::size_t each;
    };
    const std::vector<Case> cases = {
        {"articles", 60 * kMegabyte / kLess, 5000},
        {"short articles", 500'000 / kLess, 1},
        {"long articles", 60 * kMegabyte / kLess, 12 * kMegabyte / kLess},
    };
    for (const Case& one : cases) {
        const Tools tools;
        write_records(tools, "in.jsonl", one.bytes, one.each);
        for (const std::string jobs : {"1", "8"}) {
            CAPTURE(one.name, jobs);
            const Outcome outcome =
                tools.index({"-q", "--rebuild", "--memory", "256MB", "--jobs", jobs, "in.jsonl"});
            CHECK(outcome.exit_code == 0);
            CHECK(outcome.err.empty());
            if (!kSanitized) CHECK(outcome.peak_memory < 256 * kMegabyte);
        }
    }
}

TEST_CASE("lines with next to nothing in them take no more memory than others", "[tools]") {
    const Tools tools;
    std::string lines = record("a", "ship");
    for (int i = 0; i < 100'000; ++i) lines += "{}\n";
    tools.dir.write("in.jsonl", lines + std::string(4'000'000, '\n') + record("b", "boat"));
    const Outcome outcome = tools.index({"--json", "--memory", "256MB", "in.jsonl"});
    CHECK(outcome.exit_code == 0);
    const json report = json::parse(outcome.out);
    CHECK(report["articles"] == 2);
    CHECK(report["passed_over"]["empty"] == 100'000);
    CHECK(lines_of(outcome.err).size() == 1);
    if (!kSanitized) CHECK(outcome.peak_memory < 256 * kMegabyte);
}

TEST_CASE("what does not fit in memory is skipped and named", "[tools]") {
    const std::string text(40 * kMegabyte, 'x');
    std::string numbers = "[1";
    for (int i = 0; i < 2'000'000; ++i) numbers += ",1";
    const std::vector<std::pair<std::string, std::string>> lines = {
        {record("long", text), "the most that fits in memory; raise --memory"},
        {"{\"text\":\"x\",\"n\":" + numbers + "]}\n", "the most that fits in memory; raise"},
        {json{{"text", "x"}, {"title", text.substr(0, kMegabyte)}}.dump() + "\n",
         "title, author and the like do not fit in memory; raise --memory"},
    };
    for (const auto& [line, reason] : lines) {
        const Tools tools;
        tools.dir.write("in.jsonl", record("a", "ship") + line + record("b", "boat"));
        const Outcome outcome = tools.index({"-q", "--memory", "256MB", "in.jsonl"});
        CAPTURE(reason, outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.err.starts_with("nutgraf-index: in.jsonl:2: "));
        CHECK_THAT(outcome.err, ContainsSubstring(reason));
        CHECK(lines_of(outcome.err).size() == 1);
        if (!kSanitized) CHECK(outcome.peak_memory < 256 * kMegabyte);
        CHECK(tools.query({"boat"}).exit_code == 0);
    }
}

TEST_CASE("an author in every passage does not multiply the memory", "[tools]") {
    const Tools tools;
    std::string author;
    for (int i = 0; i < 20'000; ++i) author += "anna bell ";
    const json article = {{"author", author}, {"text", WordMaker().words(kMegabyte)}};
    tools.dir.write("in.jsonl", article.dump() + "\n");
    const Outcome outcome = tools.index({"-q", "--memory", "256MB", "in.jsonl"});
    CHECK(outcome.exit_code == 0);
    if (!kSanitized) CHECK(outcome.peak_memory < 256 * kMegabyte);
}

TEST_CASE("the number of threads does not change the index", "[tools]") {
    const Tools tools;
    write_records(tools, "in.jsonl", 8 * kMegabyte / kLess, 3000);
    for (const std::string jobs : {"1", "2", "7", "1024"}) {
        CAPTURE(jobs);
        Words words = {"-q", "-d", "db" + jobs, "--jobs", jobs, "in.jsonl"};
        // Xapian 1.4.22's check deletes a table by the type of its base, which AddressSanitizer
        // does not let pass.
        if (!kSanitized) words.emplace_back("--verify");
        const Outcome outcome = tools.index(words);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        for (const std::string table : {"docdata", "position", "postlist", "termlist"}) {
            const std::string file = "/gen-000001/" + table + ".glass";
            const std::string expected = content(tools.dir / "db1" + file);
            CHECK(expected.size() > 8192);
            CHECK(content(tools.dir / "db" + jobs + file) == expected);
        }
    }
}

TEST_CASE("a disk that is full leaves nothing behind", "[tools]") {
    const Tools tools;
    write_records(tools, "in.jsonl", 4 * kMegabyte, 3000);
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "-d", "old", "a.txt"}).exit_code == 0);
    const auto before = tools.entries();
    const auto old = tools.entries("old");
    for (const std::size_t limit : {0UL, 100UL, 8192UL, 100'000UL, 1'000'000UL, 3'000'000UL}) {
        for (const std::string name : {"new", "old"}) {
            Call call;
            call.file_limit = limit;
            const Outcome outcome = tools.index({"-d", name, "--rebuild", "in.jsonl"}, call);
            CAPTURE(limit, name, outcome.err);
            CHECK(outcome.exit_code == 2);
            CHECK(lines_of(outcome.err).size() == 1);
            CHECK_THAT(outcome.err,
                       ContainsSubstring(name + "/gen-") && ContainsSubstring("File too large"));
            CHECK(tools.entries() == before);
            CHECK(tools.entries("old") == old);
        }
    }
    CHECK(tools.query({"-d", "old", "ship"}).exit_code == 0);
}

TEST_CASE("what was there stays whichever call fails that writes", "[tools]") {
    if (kSanitized) return;  // a sanitizer must be loaded first
    const Tools tools;
    write_records(tools, "in.jsonl", 400'000, 3000);
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "-d", "old", "a.txt"}).exit_code == 0);
    const auto before = tools.entries();
    const auto old = tools.entries("old");
    Call call;
    call.environment["LD_PRELOAD"] = NUTGRAF_FAILING_CALLS;
    for (const std::string name : {"new", "old"}) {
        int failed = 0;
        for (int turn = 1;; ++turn) {
            call.environment["NUTGRAF_FAIL"] = std::to_string(turn);
            const Outcome outcome =
                tools.index({"-q", "-d", name, "--rebuild", "--jobs", "2", "in.jsonl"}, call);
            CAPTURE(name, turn, outcome.err);
            if (outcome.exit_code == 0) break;  // it did not come to so many calls
            ++failed;
            CHECK(outcome.exit_code == 2);
            CHECK(lines_of(outcome.err).size() == 1);
            CHECK_THAT(outcome.err, ContainsSubstring(name) && ContainsSubstring("nput/output"));
            CHECK(tools.entries() == before);
            CHECK(tools.entries("old") == old);
            REQUIRE(turn < 1000);
        }
        CHECK(failed > 20);  // four tables, the version file, the stub; written and made durable
        std::filesystem::remove_all(tools.dir / "new");
    }
}

TEST_CASE("an index is the same where files cannot be written past the cache", "[tools]") {
    if (kSanitized) return;  // a sanitizer must be loaded first
    const Tools tools;
    write_records(tools, "in.jsonl", 15 * kMegabyte, 3000);
    REQUIRE(tools.index({"-q", "-d", "usual", "in.jsonl"}).exit_code == 0);
    for (const std::string refused : {"open", "write"}) {
        Call call;
        call.environment["LD_PRELOAD"] = NUTGRAF_FAILING_CALLS;
        call.environment["NUTGRAF_NO_DIRECT"] = refused;
        const Outcome outcome = tools.index({"-q", "-d", refused, "in.jsonl"}, call);
        CAPTURE(refused, outcome.err);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        for (const std::string table : {"docdata", "position", "postlist", "termlist"}) {
            const std::string file = "/gen-000001/" + table + ".glass";
            const bool same =
                content(tools.dir / refused + file) == content(tools.dir / "usual" + file);
            CHECK(same);
        }
    }
}

TEST_CASE("a signal ends a build in bulk at any moment", "[tools]") {
    using namespace std::chrono_literals;
    const Tools tools;
    write_records(tools, "in.jsonl", 20 * kMegabyte, 3000);
    const auto before = tools.entries();
    Call call;
    call.arguments = {"-q", "-d", "db", "--memory", "256MB", "in.jsonl"};
    for (auto delay = 0ms; delay < 1500ms; delay += 150ms) {
        Process process(index_program(), tools.dir.path(), call);
        wait_for(tools.dir / "db/gen-000001.unfinished");
        std::this_thread::sleep_for(delay);
        process.signal(delay % 300ms == 0ms ? SIGINT : SIGTERM);
        const Outcome outcome = process.wait();
        CAPTURE(delay.count(), outcome.err);
        if (outcome.exit_code == 0) break;  // it was faster
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err == "nutgraf-index: interrupted; the index is as it was before\n");
        CHECK(tools.entries() == before);
    }
}

TEST_CASE("without a cache directory an index is built all the same", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    for (const std::optional<std::string>& cache :
         {std::optional<std::string>{}, std::optional<std::string>{"/proc/nowhere"}}) {
        Call call;
        call.environment["HOME"] = std::nullopt;
        call.environment["XDG_CACHE_HOME"] = cache;
        const Outcome outcome = tools.index({"-q", "--rebuild", "a.txt"}, call);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        CHECK(tools.entries("nutgraf.db").size() == 3);
    }
}
