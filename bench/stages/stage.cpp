// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the stages share: their input, made when the first of them asks, and the way they report.
#include "stages/stage.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace nutgraf::bench {
namespace {

constexpr std::size_t kDefaultBytes = 4'000'000;

Corpus load() {
    const char* path = std::getenv("NUTGRAF_BENCH_CORPUS");
    return path != nullptr && *path != '\0' ? read_corpus({path}) : make_corpus(kDefaultBytes);
}

}  // namespace

const Corpus& stage_corpus() {
    static const Corpus corpus = load();
    return corpus;
}

const std::vector<PassageRef>& stage_passages() {
    static const std::vector<PassageRef> passages = split_corpus(stage_corpus());
    return passages;
}

const std::vector<std::string>& stage_records() {
    static const std::vector<std::string> records = [] {
        std::vector<std::string> lines;
        for (const Article& article : stage_corpus().articles) lines.push_back(to_record(article));
        return lines;
    }();
    return records;
}

void write_records(const std::string& path) {
    std::ofstream out(path, std::ios::binary);
    for (const std::string& record : stage_records()) out << record << '\n';
    out.flush();
    if (!out) throw std::runtime_error("cannot write " + path);
}

void report(benchmark::State& state, std::size_t bytes, std::size_t items) {
    const auto iterations = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(iterations * static_cast<std::int64_t>(bytes));
    state.SetItemsProcessed(iterations * static_cast<std::int64_t>(items));
}

}  // namespace nutgraf::bench
