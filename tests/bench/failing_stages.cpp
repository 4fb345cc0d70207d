// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two stages for bench/stages/main.cpp, one of which is wrong.
#include <benchmark/benchmark.h>

namespace {

void right(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(state.iterations());
}
BENCHMARK(right);

void wrong(benchmark::State& state) { state.SkipWithError("two and two are not five"); }
BENCHMARK(wrong);

}  // namespace
