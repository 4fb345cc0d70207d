// SPDX-License-Identifier: GPL-2.0-or-later
//
// Standard streams that are closed, full, or read by nobody.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using Words = std::vector<std::string>;

constexpr int kIn = 0;
constexpr int kOut = 1;
constexpr int kErr = 2;

const std::vector<std::vector<int>> kClosings = {
    {}, {kIn}, {kOut}, {kErr}, {kIn, kOut}, {kIn, kErr}, {kOut, kErr}, {kIn, kOut, kErr}};

bool has(const std::vector<int>& closed, int descriptor) {
    return std::ranges::find(closed, descriptor) != closed.end();
}

// Records of which every other cannot be read, so that there are messages all the time.
void write_records(const Tools& tools) {
    std::string records;
    for (int i = 0; i < 300; ++i) {
        records += "{broken\n{\"id\":\"" + std::to_string(i) + "\",\"text\":\"A ship sails.\"}\n";
    }
    tools.dir.write("in.jsonl", records);
}

// Whether any file below the directory has the text.
bool any_file_has(const std::filesystem::path& directory, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        if (content.find(text) != content.npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("no message gets into a database, whatever streams are closed", "[tools]") {
    for (const std::string writer : {"bulk", "api"}) {
        for (const std::string report : {"-q", "--json", "--report"}) {
            if (kSanitized && (writer == "bulk") != (report == "--json")) continue;  // slow
            for (const auto& closed : kClosings) {
                CAPTURE(writer, report, closed);
                const Tools tools;
                write_records(tools);
                Call call;
                call.closed = closed;
                Words words = {"--writer", writer, report, "in.jsonl"};
                // Xapian's check deletes an object by a smaller type.
                if (!kSanitized) words.emplace_back("--verify");
                const Outcome outcome = tools.index(words, call);
                const bool lost = report != "-q" && has(closed, kOut);
                CHECK(outcome.exit_code == (lost ? 2 : 1));
                CHECK(outcome.err.empty() == has(closed, kErr));
                CHECK_FALSE(any_file_has(tools.dir / "nutgraf.db", "not valid JSON"));
                CHECK(lines_of(tools.query({"--format", "trec", "-n", "400", "ship"}).out).size() ==
                      300);
            }
        }
    }
}

TEST_CASE("results for a closed standard output are an error", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "a.txt"}).exit_code == 0);
    for (const auto& closed : kClosings) {
        CAPTURE(closed);
        Call call;
        call.closed = closed;
        const bool lost = has(closed, kOut);
        const std::string reason =
            lost && !has(closed, kErr) ? "cannot write the results: Bad file descriptor\n" : "";
        const auto message = [&](const std::string& program) {
            return reason.empty() ? "" : program + ": " + reason;
        };
        const Outcome found = tools.query({"ship"}, call);
        CHECK(found.exit_code == (lost ? 2 : 0));
        CHECK(found.err == message("nutgraf-query"));
        CHECK(tools.query({"boat"}, call).exit_code == 1);  // nothing to write
        const Outcome inspected = tools.index({"--inspect", "a.txt"}, call);
        CHECK(inspected.exit_code == (lost ? 2 : 0));
        CHECK(inspected.err == message("nutgraf-index"));
    }
}

TEST_CASE("a closed standard input has nothing to read", "[tools]") {
    const Tools tools;
    Call call;
    call.closed = {kIn};
    const Outcome outcome = tools.index({"-"}, call);
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("Bad file descriptor"));
    CHECK(tools.entries().empty());
}

TEST_CASE("a full disk is an error for whatever is printed", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    REQUIRE(tools.index({"-q", "a.txt"}).exit_code == 0);
    Call full;
    full.output_file = "/dev/full";
    for (const Words& arguments :
         {Words{"--inspect", "a.txt"}, Words{"--help"}, Words{"--version"}}) {
        CAPTURE(arguments);
        const Outcome outcome = tools.index(arguments, full);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err == "nutgraf-index: cannot write the results: No space left on device\n");
    }
    for (const Words& arguments : {Words{"ship"}, Words{"--help"}, Words{"--version"}}) {
        CAPTURE(arguments);
        const Outcome outcome = tools.query(arguments, full);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err == "nutgraf-query: cannot write the results: No space left on device\n");
    }
}

TEST_CASE("a limit on files is an error, not a signal", "[tools]") {
    const Tools tools;
    write_records(tools);
    REQUIRE(tools.index({"-q", "-d", "whole.db", "in.jsonl"}).exit_code == 1);
    Call limited;
    limited.file_limit = 4096;
    limited.output_file = tools.dir / "out";
    const Outcome inspected = tools.index({"--inspect", "in.jsonl"}, limited);
    CHECK(inspected.exit_code == 2);
    CHECK_THAT(inspected.err, ContainsSubstring("cannot write the results: File too large"));
    const Outcome found = tools.query({"-d", "whole.db", "-n", "300", "ship"}, limited);
    CHECK(found.exit_code == 2);
    CHECK(found.err == "nutgraf-query: cannot write the results: File too large\n");
    for (const std::string writer : {"bulk", "api"}) {
        CAPTURE(writer);
        const Outcome indexed =
            tools.index({"-q", "-d", "new.db", "--writer", writer, "in.jsonl"}, limited);
        CHECK(indexed.exit_code == 2);
        CHECK_THAT(lines_of(indexed.err).back(), ContainsSubstring("writ"));  // "cannot write ..."
        CHECK_FALSE(std::filesystem::exists(tools.dir / "new.db"));
    }
}

TEST_CASE("a reader that goes away ends --inspect quietly", "[tools]") {
    const Tools tools;
    Call call;
    call.arguments = {"--inspect", "-"};
    Process process(index_program(), tools.dir.path(), call);
    process.close_output();
    process.send("{\"id\":\"1\",\"text\":\"A ship.\"}\n{\"id\":\"2\",\"text\":\"A boat.\"}\n");
    const Outcome outcome = process.wait();
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
}

TEST_CASE("messages that nobody reads end no run", "[tools]") {
    const Tools tools;
    write_records(tools);
    REQUIRE(tools.index({"-q", "in.jsonl"}).exit_code == 1);
    const auto started = [&](const std::string& program, Words arguments) {
        Call call;
        call.arguments = std::move(arguments);
        return std::make_unique<Process>(program, tools.dir.path(), call);
    };
    const auto index = started(index_program(), {"-d", "other.db", "-"});
    index->close_errors();
    index->send("{broken\n{\"id\":\"1\",\"text\":\"A ship.\"}\n");
    CHECK(index->wait().exit_code == 1);
    const auto query = started(query_program(), {"--strict", "--topics", "-", "--format", "trec"});
    query->close_errors();
    query->send("1\t(ship\n2\tship\n");
    const Outcome outcome = query->wait();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.starts_with("2 Q0 "));
}
