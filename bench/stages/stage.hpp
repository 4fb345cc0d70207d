// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

#include "bench_corpus.hpp"

namespace nutgraf::bench {

inline constexpr const char* kLanguage = "english";

/// What all stages work on: the articles of $NUTGRAF_BENCH_CORPUS, or made-up ones. Read once.
const Corpus& stage_corpus();

/// Its passages.
const std::vector<PassageRef>& stage_passages();

/// Its articles as the lines of a JSONL file.
const std::vector<std::string>& stage_records();

/// Writes stage_records() to a file.
void write_records(const std::string& path);

/// Reports bytes of text and items (tokens, passages, articles) a second; both are what a single
/// iteration works off.
void report(benchmark::State& state, std::size_t bytes, std::size_t items);

}  // namespace nutgraf::bench
