// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is different on a terminal: progress, colours, the width of lines.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

constexpr const char* kEscape = "\x1b";

bool has_colors(const std::string& text) { return text.find(kEscape) != text.npos; }

// What a slow run shows on standard error.
std::string slow_run(Call call) {
    const Tools tools;
    call.arguments.push_back("-");
    Process process(index_program(), tools.dir.path(), call);
    for (int i = 0; i < 4; ++i) {
        process.send("{\"id\":" + std::to_string(i) + ",\"text\":\"A ship.\"}\n");
        std::this_thread::sleep_for(120ms);
    }
    const Outcome outcome = process.wait();
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.empty());
    return outcome.err;
}

std::size_t characters(const std::string& text) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

}  // namespace

TEST_CASE("progress is shown on a terminal and cleared in the end", "[tools]") {
    Call call;
    call.terminal = Terminal::kErrors;
    const std::string shown = slow_run(call);
    CHECK_THAT(shown, ContainsSubstring("\r\x1b[K0.0 MB"));
    CHECK_THAT(shown, ContainsSubstring("articles"));
    CHECK_THAT(shown, ContainsSubstring("\r\x1b[Kindexed 4 articles as 4 passages"));

    call.columns = 20;
    const std::string narrow = slow_run(call);
    CHECK_THAT(narrow, ContainsSubstring("\r\x1b[K0.0 MB  0.0 MB/s  0\r"));
}

TEST_CASE("progress is not shown where it cannot be rewritten", "[tools]") {
    Call call;
    CHECK_FALSE(has_colors(slow_run(call)));
    call.terminal = Terminal::kErrors;
    call.environment["TERM"] = "dumb";
    CHECK_FALSE(has_colors(slow_run(call)));
    call.environment.clear();
    call.arguments = {"-q"};
    CHECK(slow_run(call).empty());
}

TEST_CASE("colours are used on a terminal that wants them", "[tools]") {
    struct Case {
        bool terminal;
        std::string color;
        std::string name;
        std::optional<std::string> value;
        bool colors;
    };
    const std::vector<Case> cases = {
        {true, "auto", "TERM", "xterm", true},   {true, "auto", "TERM", "dumb", false},
        {true, "auto", "TERM", {}, false},       {true, "auto", "NO_COLOR", "1", false},
        {true, "auto", "NO_COLOR", "", true},    {true, "never", "TERM", "xterm", false},
        {true, "always", "NO_COLOR", "1", true}, {false, "auto", "TERM", "xterm", false},
        {false, "always", "TERM", "dumb", true}, {false, "never", "TERM", "xterm", false},
    };
    const Tools tools;
    for (const Case& one : cases) {
        CAPTURE(one.terminal, one.color, one.name, one.value.value_or("(none)"));
        Call call;
        if (one.terminal) call.terminal = Terminal::kOutput;
        call.environment[one.name] = one.value;
        const Outcome outcome =
            tools.query({"-d", corpus_database(), "--color=" + one.color, "ship"}, call);
        CHECK(outcome.exit_code == 0);
        CHECK(has_colors(outcome.out) == one.colors);
    }
}

TEST_CASE("structured output has no colours, even on demand", "[tools]") {
    const Tools tools;
    for (const std::string format : {"json", "jsonl", "csv", "trec"}) {
        const Outcome outcome =
            tools.query({"-d", corpus_database(), "--color=always", "--format", format, "ship"});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.out.size() > 100);
        CHECK_FALSE(has_colors(outcome.out));
    }
}

TEST_CASE("text is wrapped to the terminal, at most at a hundred columns", "[tools]") {
    const Tools tools;
    for (const int width : {40, 80, 200}) {
        Call call;
        call.terminal = Terminal::kOutput;
        call.columns = static_cast<unsigned short>(width);
        const Outcome outcome =
            tools.query({"-d", corpus_database(), "--color=never", "-n", "20", "ship"}, call);
        std::size_t longest = 0;
        for (const std::string& line : lines_of(outcome.out)) {
            if (line.find(" passage ") != line.npos || line.find(".txt") != line.npos ||
                line.find(".jsonl") != line.npos) {
                continue;  // paths are not broken
            }
            longest = std::max(longest, characters(line));
        }
        const auto room = static_cast<std::size_t>(std::min(width, 100));
        CHECK(longest <= room);
        CHECK(longest > room - 15);
    }
    const Outcome piped = tools.query({"-d", corpus_database(), "ship"});
    const auto lines = lines_of(piped.out);
    CHECK(std::ranges::any_of(lines, [](const std::string& line) { return line.size() > 200; }));
}
