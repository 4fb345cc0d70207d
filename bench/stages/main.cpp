// SPDX-License-Identifier: GPL-2.0-or-later
//
// Times each stage of the way from a file to a hit by itself, in the order of the pipeline. Before
// a stage is timed its result is checked against Xapian or against its own contract; a wrong result
// is reported as an error instead of a time, and the program ends with 1.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "clean_exit.hpp"
#include "stages/failures.hpp"
#include "stages/stage.hpp"

namespace nutgraf::bench {
namespace {

// Seconds for each stage, unless the command line says otherwise.
constexpr const char* kMinTime = "--benchmark_min_time=1";

// Returns whether the command line is understood.
bool initialize(int argc, char** argv) {
    static std::string min_time = kMinTime;
    std::vector<char*> arguments(argv, argv + argc);
    arguments.insert(arguments.begin() + 1, min_time.data());
    auto count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    return !benchmark::ReportUnrecognizedArguments(count, arguments.data());
}

void describe_input() {
    const Corpus& corpus = stage_corpus();
    benchmark::AddCustomContext("text", std::to_string(corpus.text_bytes) + " bytes");
    benchmark::AddCustomContext("articles", std::to_string(corpus.articles.size()));
    benchmark::AddCustomContext("passages", std::to_string(stage_passages().size()));
    benchmark::AddCustomContext("xapian", Xapian::version_string());
}

int run_stages() {
    describe_input();
    FailureReporter reporter;
    const std::size_t run = benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
    if (run == 0) throw std::runtime_error("no stage to run; --benchmark_list_tests names them");
    for (const std::string& failure : reporter.failures()) {
        std::cerr << "stages: failed: " << failure << '\n';
    }
    return reporter.failures().empty() ? 0 : 1;
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    using namespace nutgraf::bench;
    clean_up_on_signals();
    try {
        return initialize(argc, argv) ? run_stages() : 2;
    } catch (const std::exception& error) {
        std::cerr << "stages: " << error.what() << '\n';
        return 2;
    }
}
