// SPDX-License-Identifier: GPL-2.0-or-later
//
// Changes to a database that is there, with a disk that is full or fails. Whatever happens, the
// database is as it was before, and one line says why and what to do.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using Words = std::vector<std::string>;

std::string records(int first, int count) {
    std::string lines;
    for (int i = first; i < first + count; ++i) {
        lines += R"({"id":")" + std::to_string(i) + R"(","text":"ship)";
        for (int word = 0; word < 200; ++word) lines += " w" + std::to_string(i * word % 9973);
        lines += "\"}\n";
    }
    return lines;
}

// A database "old" of article 0 and up, and records to come.
void prepare(const Tools& tools) {
    tools.dir.write("old.jsonl", records(0, 50));
    tools.dir.write("new.jsonl", records(40, 300));
    REQUIRE(tools.index({"-q", "-d", "old", "old.jsonl"}).exit_code == 0);
}

Call with_failing_calls() {
    Call call;
    call.environment["LD_PRELOAD"] = NUTGRAF_FAILING_CALLS;
    return call;
}

}  // namespace

TEST_CASE("an update says which disk is full, whichever write finds it so", "[tools]") {
    if (kSanitized) return;  // a sanitizer must be loaded first
    const Tools tools;
    tools.dir.write("old.jsonl", records(0, 20));
    tools.dir.write("new.jsonl", records(15, 40));
    REQUIRE(tools.index({"-q", "-d", "old", "old.jsonl"}).exit_code == 0);
    const auto before = tools.entries("old");
    Call call = with_failing_calls();
    call.environment["NUTGRAF_FULL"] = "1";
    int failed = 0;
    for (int turn = 1;; ++turn) {
        call.environment["NUTGRAF_FAIL"] = std::to_string(turn);
        const Outcome outcome = tools.index({"-q", "-d", "old", "new.jsonl"}, call);
        CAPTURE(turn, outcome.err);
        if (outcome.exit_code == 0) break;  // it did not come to so many calls
        ++failed;
        CHECK(outcome.exit_code == 2);
        CHECK(lines_of(outcome.err).size() == 1);
        CHECK_THAT(outcome.err, ContainsSubstring(" old") &&
                                    ContainsSubstring("the disk is full") &&
                                    ContainsSubstring("make room and run again"));
        // Where Xapian ends the program, the next run removes what is left.
        auto after = tools.entries("old");
        std::erase(after, "gen-000002.unfinished");
        CHECK(after == before);
        REQUIRE(turn < 1000);
    }
    CHECK(failed > 20);  // copies of four tables, changes to them, the stub
    CHECK(tools.query({"-d", "old", "ship"}).exit_code == 0);
}

TEST_CASE("an update is named that runs into a limit", "[tools]") {
    const Tools tools;
    prepare(tools);
    const auto before = tools.entries("old");
    for (const std::size_t limit : {0UL, 100UL, 20'000UL, 100'000UL}) {
        Call call;
        call.file_limit = limit;
        const Outcome outcome = tools.index({"-q", "-d", "old", "new.jsonl"}, call);
        CAPTURE(limit, outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(lines_of(outcome.err).size() == 1);
        CHECK_THAT(outcome.err, ContainsSubstring("old/") && ContainsSubstring("File too large"));
        CHECK(tools.entries("old") == before);
    }
}

TEST_CASE("an update is the same where the system cannot copy", "[tools]") {
    if (kSanitized) return;  // a sanitizer must be loaded first
    const Tools tools;
    prepare(tools);
    Call call = with_failing_calls();
    call.environment["NUTGRAF_NO_COPY"] = "1";
    const Outcome outcome = tools.index({"-q", "-d", "old", "--verify", "new.jsonl"}, call);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
}

// What is known by content and by name, in records, whole, compressed.
TEST_CASE("a disk that fails in a source takes nothing from an index built anew", "[tools]") {
    if (kSanitized) return;  // a sanitizer must be loaded first
    const Tools tools;
    prepare(tools);
    tools.dir.write("bad.jsonl", records(0, 300));
    tools.dir.write("bad.txt", "A ship.");
    tools.dir.write("bad.csv", "id,text\n1," + std::string(200'000, 'x') + "\n");
    const auto before = tools.entries("old");
    for (const std::string name : {"bad.jsonl", "bad.txt", "bad.csv"}) {
        Call call = with_failing_calls();
        call.environment["NUTGRAF_BAD"] = name;
        const Words words = {"-q", "-d", "old", "new.jsonl", name};
        Words anew = words;
        anew.emplace_back("--rebuild");
        const Outcome refused = tools.index(anew, call);
        CAPTURE(name, refused.err);
        CHECK(refused.exit_code == 2);
        CHECK(lines_of(refused.err).size() == 1);
        CHECK_THAT(refused.err, ContainsSubstring(name) &&
                                    ContainsSubstring("Input/output error") &&
                                    ContainsSubstring("old is as it was before"));
        CHECK(tools.entries("old") == before);
    }
    Call call = with_failing_calls();
    call.environment["NUTGRAF_BAD"] = "bad.jsonl";
    const Outcome added = tools.index({"-q", "-d", "old", "new.jsonl", "bad.jsonl"}, call);
    CHECK(added.exit_code == 1);
    CHECK_THAT(added.err, ContainsSubstring("bad.jsonl:") && ContainsSubstring("reading failed"));
    const Outcome first = tools.index({"-q", "-d", "fresh", "--rebuild", "bad.jsonl"}, call);
    CHECK(first.exit_code == 1);  // there is nothing to lose
}

TEST_CASE("a source that is not there takes nothing from an index built anew", "[tools]") {
    const Tools tools;
    prepare(tools);
    const auto before = tools.entries("old");
    const Outcome refused = tools.index({"-q", "-d", "old", "--rebuild", "new.jsonl", "moved"});
    CHECK(refused.exit_code == 2);
    CHECK(refused.err ==
          "nutgraf-index: moved: No such file or directory; old is as it was before, since "
          "--rebuild would lose what it has of this; make it readable, or leave it out, and run "
          "again\n");
    CHECK(tools.entries("old") == before);
    CHECK(tools.index({"-q", "-d", "old", "--rebuild", "new.jsonl"}).exit_code == 0);
    CHECK(tools.index({"-q", "-d", "old", "new.jsonl", "moved"}).exit_code == 1);
}

TEST_CASE("whatever is in the place of the bulk writer's memory does no harm", "[tools]") {
    namespace fs = std::filesystem;
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    const fs::path memory = fs::path(tools.dir / "cache") / "nutgraf" / "bulk-writer";
    const std::vector<std::pair<std::string, std::string>> ways = {
        {"a folder", "mkdir -p '" + memory.string() + "/x'"},
        {"a file without end", "ln -s /dev/zero '" + memory.string() + "'"},
        {"a pipe", "mkfifo '" + memory.string() + "'"},
        {"a large file", "head -c 10000000 /dev/zero > '" + memory.string() + "'"},
        {"a link to itself", "ln -s bulk-writer '" + memory.string() + "'"},
        {"not readable", "touch '" + memory.string() + "'; chmod 0 '" + memory.string() + "'"},
        {"a file above", "rmdir '" + memory.parent_path().string() + "'; touch '" +
                             memory.parent_path().string() + "'"},
    };
    for (const auto& [name, command] : ways) {
        fs::remove_all(tools.dir / "cache");
        fs::create_directories(memory.parent_path());
        REQUIRE(std::system(command.c_str()) == 0);
        Call call;
        call.environment["XDG_CACHE_HOME"] = tools.dir / "cache";
        call.timeout = std::chrono::seconds(30);
        const Outcome outcome = tools.index({"-q", "--rebuild", "a.txt"}, call);
        CAPTURE(name, outcome.err);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
    }
}
