// SPDX-License-Identifier: GPL-2.0-or-later
//
// A run that is stopped, and two runs at once.
#include <csignal>
#include <filesystem>
#include <thread>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using namespace std::chrono_literals;

constexpr const char* kInterrupted = "nutgraf-index: interrupted; the index is as it was before\n";
constexpr const char* kRecord = "{\"id\":\"new\",\"text\":\"A new boat.\"}\n";

Call slow_call() {
    Call call;
    call.arguments = {"-"};
    return call;
}

// What becomes of a run that was sent some of its input when a signal comes.
Outcome interrupt(const Tools& tools, const std::string& generation, const std::string& sent,
                  int number) {
    Process process(index_program(), tools.dir.path(), slow_call());
    wait_for(tools.dir / ("nutgraf.db/" + generation + ".unfinished"));
    process.send(sent);
    std::this_thread::sleep_for(200ms);
    process.signal(number);
    return process.wait_with_open_input();
}

}  // namespace

TEST_CASE("a signal ends indexing and leaves nothing behind", "[tools]") {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        for (const std::string sent : {"", "{\"id\":\"new\",", kRecord, "A text without an end"}) {
            CAPTURE(number, sent);
            const Tools tools;
            const Outcome outcome = interrupt(tools, "gen-000001", sent, number);
            CHECK(outcome.exit_code == 2);
            CHECK(outcome.err == kInterrupted);
            CHECK(outcome.out.empty());
            CHECK(tools.entries().empty());
        }
    }
}

TEST_CASE("a signal leaves an existing index as it was", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "a.txt"}).exit_code == 0);
    const auto before = tools.entries("nutgraf.db");
    const Outcome outcome = interrupt(tools, "gen-000002", kRecord, SIGTERM);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err == kInterrupted);
    CHECK(tools.entries("nutgraf.db") == before);
    CHECK(tools.query({"ship"}).exit_code == 0);
    CHECK(tools.query({"boat"}).exit_code == 1);
}

TEST_CASE("a closed terminal may say so several times", "[tools]") {
    const Tools tools;
    Process process(index_program(), tools.dir.path(), slow_call());
    wait_for(tools.dir / "nutgraf.db/gen-000001.unfinished");
    for (int i = 0; i < 20; ++i) process.signal(SIGHUP);
    const Outcome outcome = process.wait_with_open_input();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err == kInterrupted);
    CHECK(tools.entries().empty());
}

TEST_CASE("a run under nohup goes on without a terminal", "[tools]") {
    const Tools tools;
    Call call = slow_call();
    call.ignored = {SIGHUP};
    Process process(index_program(), tools.dir.path(), call);
    wait_for(tools.dir / "nutgraf.db/gen-000001.unfinished");
    process.signal(SIGHUP);
    std::this_thread::sleep_for(200ms);
    process.send(kRecord);
    CHECK(process.wait().exit_code == 0);
    CHECK(tools.query({"boat"}).exit_code == 0);
}

TEST_CASE("a signal ends --inspect at once, also one that waits", "[tools]") {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        for (const std::string sent : {"", kRecord}) {
            CAPTURE(number, sent);
            const Tools tools;
            Call call;
            call.arguments = {"--inspect", "-"};
            Process process(index_program(), tools.dir.path(), call);
            std::this_thread::sleep_for(200ms);
            process.send(sent);
            process.signal(number);
            const Outcome outcome = process.wait_with_open_input();
            CHECK(outcome.exit_code == -number);
            CHECK(outcome.err.empty());
            CHECK(tools.entries().empty());
        }
    }
}

TEST_CASE("a killed run is healed by the next", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "a.txt"}).exit_code == 0);
    {
        Process process(index_program(), tools.dir.path(), slow_call());
        wait_for(tools.dir / "nutgraf.db/gen-000002.unfinished");
        process.send(kRecord);
    }  // SIGKILL
    CHECK(tools.query({"ship"}).exit_code == 0);
    CHECK(tools.query({"boat"}).exit_code == 1);
    CHECK(tools.index({"-q", "a.txt"}).exit_code == 0);
    CHECK(tools.entries("nutgraf.db").size() == 3);
}

TEST_CASE("the second of two writers is turned away, readers are not", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "a.txt"}).exit_code == 0);
    Process first(index_program(), tools.dir.path(), slow_call());
    wait_for(tools.dir / "nutgraf.db/gen-000002.unfinished");
    const Outcome second = tools.index({"a.txt"});
    CHECK(second.exit_code == 2);
    CHECK(second.err ==
          "nutgraf-index: ./nutgraf.db is being written by another nutgraf-index; "
          "try again later\n");
    CHECK(tools.query({"ship"}).exit_code == 0);
    first.send(kRecord);
    CHECK(first.wait().exit_code == 0);
    CHECK(tools.query({"boat"}).exit_code == 0);
}
