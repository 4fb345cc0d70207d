// SPDX-License-Identifier: GPL-2.0-or-later
//
// The table shows what a reader asks for first; what it leaves out is in the JSON.
#include "compare/report.hpp"

#include <sqlite3.h>
#include <xapian.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "compare/statistics.hpp"

namespace nutgraf::bench {
namespace {

using nlohmann::ordered_json;

__attribute__((format(printf, 1, 2))) std::string print(const char* format, ...) {
    char line[200];
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return line;
}

double megabytes(double bytes) { return bytes / 1e6; }
double megabytes(std::uint64_t bytes) { return megabytes(static_cast<double>(bytes)); }

std::set<unsigned> thread_counts(const SizeResult& size) {
    std::set<unsigned> counts;
    for (const Result& result : size.results) {
        if (result.system.family.kind == Kind::kNutgraf) counts.insert(result.system.threads);
    }
    return counts;
}

std::string header(const SizeResult& size) {
    std::string line = print("%-24s %4s %8s %17s %8s %7s %7s %7s", "medians", "runs", "wall s",
                             "(range)", "CPU s", "MB/s", "mem MB", "disk MB");
    for (const unsigned threads : thread_counts(size)) {
        line += print("  %19s", print("/ nutgraf, %u thr.", threads).c_str());
    }
    return line + '\n';
}

std::string ratio_cell(const std::vector<Ratio>& ratios, unsigned threads) {
    const auto found = std::ranges::find(ratios, threads, &Ratio::threads);
    if (found == ratios.end()) return print("  %19s", "");
    const Spread& wall = found->wall;
    return print("  %5.2f %13s", wall.median, print("(%.2f-%.2f)", wall.least, wall.most).c_str());
}

std::string row(const Result& result, const SizeResult& size) {
    const Spread wall = spread_of(result, &Cost::wall);
    std::string line = print(
        "%-24s %4zu %8.2f %17s %8.2f %7.2f %7.0f %7.1f", label(result.system).c_str(),
        result.runs.size(), wall.median, print("(%.2f-%.2f)", wall.least, wall.most).c_str(),
        spread_of(result, &Cost::cpu).median, throughput(result, size),
        megabytes(spread_of(result, &Cost::memory).median), megabytes(result.runs.back().disk));
    const auto ratios = ratios_to_nutgraf(result, size);
    for (const unsigned threads : thread_counts(size)) line += ratio_cell(ratios, threads);
    return line + '\n';
}

std::string notes(const Result& result) {
    const std::string name = label(result.system);
    if (result.compacted) {
        return print("%s: %.1f MB on disk after compacting\n", name.c_str(),
                     megabytes(*result.compacted));
    }
    if (!result.content) return {};
    const ContentCheck& content = *result.content;
    if (!content.difference.empty()) {
        return name + ": CONTENT DIFFERS FROM STOCK'S: " + content.difference + '\n';
    }
    return print(
        "%s: content equal to stock's: %llu documents, %llu terms, %llu postings, "
        "%llu positions\n",
        name.c_str(), static_cast<unsigned long long>(content.documents),
        static_cast<unsigned long long>(content.terms),
        static_cast<unsigned long long>(content.postings),
        static_cast<unsigned long long>(content.positions));
}

ordered_json to_json(const Spread& spread) {
    return {{"median", spread.median}, {"min", spread.least}, {"max", spread.most}};
}

ordered_json to_json(const ContentCheck& content) {
    return {{"equal", content.difference.empty()}, {"difference", content.difference},
            {"documents", content.documents},      {"terms", content.terms},
            {"postings", content.postings},        {"positions", content.positions}};
}

ordered_json runs_of(const Result& result) {
    auto runs = ordered_json::array();
    for (const Run& run : result.runs) {
        runs.push_back({{"round", run.round},
                        {"wall_seconds", run.cost.wall},
                        {"cpu_seconds", run.cost.cpu},
                        {"peak_memory_bytes", run.cost.memory},
                        {"disk_bytes", run.disk}});
    }
    return runs;
}

ordered_json to_json(const Result& result, const SizeResult& size) {
    auto ratios = ordered_json::array();
    for (const Ratio& ratio : ratios_to_nutgraf(result, size)) {
        ratios.push_back({{"nutgraf_threads", ratio.threads}, {"wall", to_json(ratio.wall)}});
    }
    ordered_json object = {{"name", result.system.family.name},
                           {"threads", result.system.threads},
                           {"wall_seconds", to_json(spread_of(result, &Cost::wall))},
                           {"cpu_seconds", to_json(spread_of(result, &Cost::cpu))},
                           {"megabytes_per_second", throughput(result, size)},
                           {"peak_memory_bytes", to_json(spread_of(result, &Cost::memory))},
                           {"disk_bytes", result.runs.back().disk},
                           {"ratios_to_nutgraf", std::move(ratios)},
                           {"runs", runs_of(result)}};
    if (result.compacted) object["compacted_disk_bytes"] = *result.compacted;
    if (result.content) object["content"] = to_json(*result.content);
    return object;
}

ordered_json to_json(const SizeResult& size) {
    auto systems = ordered_json::array();
    for (const Result& result : size.results) systems.push_back(to_json(result, size));
    return {{"megabytes", size.input.megabytes},     {"text_bytes", size.input.text_bytes},
            {"articles", size.input.articles},       {"passages", size.input.passages},
            {"articles_repeated", size.input.grown}, {"systems", std::move(systems)}};
}

}  // namespace

std::string to_text(const SizeResult& size) {
    const Input& input = size.input;
    std::string text = print("%.1f MB of text, %zu articles%s, %zu passages\n\n",
                             megabytes(std::uint64_t{input.text_bytes}), input.articles,
                             input.grown ? " (some of them repeated)" : "", input.passages);
    text += header(size);
    for (const Result& result : size.results) text += row(result, size);
    text += '\n';
    for (const Result& result : size.results) text += notes(result);
    return text;
}

ordered_json to_json(const std::vector<SizeResult>& sizes, const Options& options) {
    ordered_json object = {
        {"schema", 1},
        {"cores", std::thread::hardware_concurrency()},
        {"rounds", options.rounds},
        {"versions", {{"xapian", Xapian::version_string()}, {"sqlite", ::sqlite3_libversion()}}},
        {"sizes", ordered_json::array()}};
    if (const std::string lucene = NUTGRAF_BENCH_LUCENE_VERSION; !lucene.empty()) {
        object["versions"]["lucene"] = lucene;
    }
    if (options.extra) object["nutgraf_words"] = *options.extra;
    for (const SizeResult& size : sizes) object["sizes"].push_back(to_json(size));
    return object;
}

bool all_equal(const std::vector<SizeResult>& sizes) {
    for (const SizeResult& size : sizes) {
        for (const Result& result : size.results) {
            if (result.content && !result.content->difference.empty()) return false;
        }
    }
    return true;
}

}  // namespace nutgraf::bench
