// SPDX-License-Identifier: GPL-2.0-or-later
#include <csignal>
#include <nlohmann/json.hpp>

#include "bench/bench_program.hpp"
#include "support/catch.hpp"

namespace {

Call on(const std::string& texts) {
    Call call;
    call.environment["NUTGRAF_BENCH_CORPUS"] = texts;
    return call;
}

}  // namespace

TEST_CASE("every stage works", "[tools]") {
    const TempDir dir;
    const Outcome outcome =
        run_bench("stages", dir, {"--benchmark_min_time=0", "--benchmark_format=json"},
                  on(corpus("articles")));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.find("failed") == std::string::npos);
    const auto stages = nlohmann::json::parse(outcome.out).at("benchmarks");
    CHECK(stages.size() >= 23);
    for (const auto& stage : stages) {
        CAPTURE(stage.dump());
        CHECK(!stage.contains("error_occurred"));
        CHECK(stage.at("iterations") >= 1);
    }
}

TEST_CASE("a stage that fails is named, and so is its reason", "[tools]") {
    const TempDir dir;
    Call call = on(corpus("articles"));
    call.arguments = {"--benchmark_min_time=0"};
    const Outcome outcome = Process(NUTGRAF_FAILING_STAGES, dir.path(), call).wait();
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.err,
               ContainsSubstring("\nstages: failed: wrong: two and two are not five\n"));
    CHECK(outcome.err.find("failed: right") == std::string::npos);
}

TEST_CASE("a run of no stage is an error", "[tools]") {
    const TempDir dir;
    const Outcome outcome =
        run_bench("stages", dir, {"--benchmark_filter=^tokeniser$"}, on(corpus("articles")));
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("no stage to run; --benchmark_list_tests"));
}

TEST_CASE("stages leave nothing behind when they are interrupted", "[tools]") {
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
        CAPTURE(signal);
        const TempDir dir;
        Call call = on(corpus("articles"));
        call.environment["TMPDIR"] = dir.path().string();
        call.arguments = {"--benchmark_filter=^source$", "--benchmark_min_time=1000"};
        CHECK(interrupt_bench("stages", dir, call, signal).exit_code == -signal);
        CHECK(is_empty(dir));
    }
}
