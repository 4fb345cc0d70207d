// SPDX-License-Identifier: GPL-2.0-or-later
#include <csignal>
#include <nlohmann/json.hpp>

#include "bench/bench_program.hpp"
#include "support/catch.hpp"

namespace {

// What the lines of the table begin with, from below its heading to an empty line.
std::vector<std::string> labels_of(const std::string& output) {
    std::vector<std::string> labels;
    bool in_table = false;
    for (const std::string& line : lines_of(output)) {
        if (in_table && line.empty()) break;
        if (in_table) labels.push_back(line.substr(0, line.find("  ")));
        in_table = in_table || line.starts_with("medians");
    }
    return labels;
}

}  // namespace

TEST_CASE("compare shows a line for each system and writes them all as JSON", "[tools]") {
    const TempDir dir;
    const Outcome outcome =
        run_bench("compare", dir,
                  {"--sizes", "0.3", "--rounds", "1", "--systems", "nutgraf,stock,fts5",
                   "--threads", "1,2", "--json", "result.json", "--directory", "."});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(labels_of(outcome.out) ==
          std::vector<std::string>{"nutgraf, 1 thread", "nutgraf, 2 threads", "stock", "fts5"});

    const auto result = nlohmann::json::parse(dir.read("result.json"));
    CHECK(result.at("schema") == 1);
    REQUIRE(result.at("sizes").size() == 1);
    CHECK(result["sizes"][0].at("text_bytes") >= 300'000);
    CHECK(result["sizes"][0].at("articles_repeated") == true);
    REQUIRE(result["sizes"][0].at("systems").size() == 4);
    for (const auto& system : result["sizes"][0]["systems"]) {
        CAPTURE(system.dump());
        CHECK(system.at("runs").size() == 1);
        CHECK(system.at("disk_bytes") > 0);
        CHECK(system.contains("content") == std::string(system["name"]).starts_with("nutgraf"));
        if (system.contains("content")) CHECK(system["content"].at("equal") == true);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 1);
}

TEST_CASE("an interrupted comparison leaves nothing behind", "[tools]") {
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
        CAPTURE(signal);
        const TempDir dir;
        Call call;
        call.arguments = {"--sizes", "20", "--directory", ".", "--json", "/dev/null"};
        CHECK(interrupt_bench("compare", dir, call, signal).exit_code == -signal);
        CHECK(is_empty(dir));
    }
}
