// SPDX-License-Identifier: GPL-2.0-or-later
//
// Times each stage of the way from a file to a hit by itself, in the order of the pipeline. Before
// a stage is timed its result is checked against Xapian or against its own contract; a wrong result
// is reported as an error instead of a time.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include <exception>
#include <iostream>

#include "stages/stage.hpp"

int main(int argc, char** argv) {
    try {
        benchmark::Initialize(&argc, argv);
        if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
        const auto& corpus = nutgraf::bench::stage_corpus();
        benchmark::AddCustomContext("text", std::to_string(corpus.text_bytes) + " bytes");
        benchmark::AddCustomContext("articles", std::to_string(corpus.articles.size()));
        benchmark::AddCustomContext("passages",
                                    std::to_string(nutgraf::bench::stage_passages().size()));
        benchmark::AddCustomContext("xapian", Xapian::version_string());
        benchmark::RunSpecifiedBenchmarks();
        benchmark::Shutdown();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "stages: " << error.what() << '\n';
        return 2;
    }
}
