// SPDX-License-Identifier: GPL-2.0-or-later
//
// Starts each system. What is a program is run as one, from its start to its end; Xapian and SQLite
// are libraries, and get a child process that has the passages in memory before the clock starts.
#include "compare/runner.hpp"

#include <sstream>
#include <stdexcept>

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

// What no other system does is left out: telling debris, languages and copies.
Words nutgraf_words(const System& system) {
    Words words = {"--keep-all", "--duplicates", "off", "--lang", "en", "--writer"};
    if (system.family.kind == Kind::kNutgrafApi) {
        words.emplace_back("api");
        return words;
    }
    words.insert(words.end(), {"bulk", "--jobs", std::to_string(system.threads)});
    if (system.family.kind == Kind::kNutgrafSmall) words.emplace_back("--small");
    return words;
}

Cost run_nutgraf(const System& system, const Input& input, const fs::path& index,
                 const Options& options) {
    Words command = {options.nutgraf, "-q", "-d", index.string(), "--rebuild"};
    const Words words = options.extra ? *options.extra : nutgraf_words(system);
    command.insert(command.end(), words.begin(), words.end());
    command.push_back(input.records.string());
    return run_command(command).cost;
}

Finished run_lucene(const char* mode, const System& system, const Input& input,
                    const fs::path& index) {
    return run_command({NUTGRAF_BENCH_JAVA, "-cp", NUTGRAF_BENCH_LUCENE, "LuceneIndexer", mode,
                        std::to_string(system.threads), input.passages_file.string(),
                        index.string()});
}

// The Java program times its rounds itself: a line of two numbers each.
std::vector<Cost> run_warm_lucene(const System& system, const Input& input, const fs::path& index) {
    const Finished finished = run_lucene("warm", system, input, index);
    std::istringstream lines(finished.output);
    std::vector<Cost> costs;
    for (Cost cost; lines >> cost.wall >> cost.cpu;) {
        cost.memory = finished.cost.memory;
        costs.push_back(cost);
    }
    if (costs.empty()) throw std::runtime_error("LuceneIndexer did not say what it took");
    return costs;
}

// Microseconds and whole bytes are exact enough.
Cost cost_in_child(const std::function<Cost()>& work) {
    std::istringstream in(run_in_child([&] {
        const Cost cost = work();
        std::ostringstream out;
        out << std::fixed << cost.wall << ' ' << cost.cpu << ' ' << cost.memory;
        return out.str();
    }));
    Cost cost;
    in >> cost.wall >> cost.cpu >> cost.memory;
    return cost;
}

}  // namespace

std::vector<Cost> run_system(const System& system, const Input& input, const fs::path& index,
                             const Options& options) {
    sync_file_system(index.parent_path());
    switch (system.family.kind) {
        case Kind::kStock: return {cost_in_child([&] { return run_stock(input, index); })};
        case Kind::kFts5: return {cost_in_child([&] { return run_fts5(input, index); })};
        case Kind::kLucene: return {run_lucene("cold", system, input, index).cost};
        case Kind::kLuceneWarm: return run_warm_lucene(system, input, index);
        default: return {run_nutgraf(system, input, index, options)};
    }
}

std::uint64_t size_on_disk(const fs::path& directory) {
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    return bytes;
}

}  // namespace nutgraf::bench
