// SPDX-License-Identifier: GPL-2.0-or-later
//
// Medians, because one disturbed run must not count; and ratios formed within each round, because
// the two runs of a round stand close together in time and share what disturbs them.
#include "compare/report.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace nutgraf::bench {
namespace {

using nlohmann::ordered_json;

struct Spread {
    double median = 0;
    double least = 0;
    double most = 0;
};

Spread spread_of(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    const double median =
        values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    return {median, values.front(), values.back()};
}

Spread spread_of(const Series& series, double Cost::*member) {
    std::vector<double> values;
    for (const Cost& cost : series.costs) values.push_back(cost.*member);
    return spread_of(std::move(values));
}

Spread ratios(const Comparison& comparison, double Cost::*member) {
    std::vector<double> values;
    for (std::size_t i = 0; i < comparison.ours.costs.size(); ++i) {
        values.push_back(comparison.ours.costs[i].*member / comparison.plain.costs[i].*member);
    }
    return spread_of(std::move(values));
}

__attribute__((format(printf, 1, 2))) std::string print(const char* format, ...) {
    char line[200];
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return line;
}

double megabytes(double bytes) { return bytes / 1e6; }

std::string row(const Series& series, double text_bytes) {
    const double wall = spread_of(series, &Cost::wall).median;
    const double memory = spread_of(series, &Cost::memory).median;
    return print("%-24s %8.2f %8.2f %8.2f %10.0f %8.1f\n", series.name.c_str(), wall,
                 spread_of(series, &Cost::cpu).median, megabytes(text_bytes) / wall,
                 megabytes(memory), megabytes(static_cast<double>(series.costs.back().disk)));
}

std::string ratio_line(const char* what, const Spread& ratio) {
    return print("  %-6s %.3f (%.3f to %.3f)\n", what, ratio.median, ratio.least, ratio.most);
}

ordered_json to_json(const Spread& spread) {
    return {{"median", spread.median}, {"min", spread.least}, {"max", spread.most}};
}

ordered_json to_json(const Series& series, double text_bytes) {
    auto runs = ordered_json::array();
    for (const Cost& cost : series.costs) {
        runs.push_back({{"wall_seconds", cost.wall},
                        {"cpu_seconds", cost.cpu},
                        {"peak_memory_bytes", cost.memory},
                        {"disk_bytes", cost.disk}});
    }
    const Spread wall = spread_of(series, &Cost::wall);
    return {{"name", series.name},
            {"wall_seconds", to_json(wall)},
            {"cpu_seconds", to_json(spread_of(series, &Cost::cpu))},
            {"megabytes_per_second", megabytes(text_bytes) / wall.median},
            {"peak_memory_bytes", to_json(spread_of(series, &Cost::memory))},
            {"disk_bytes", series.costs.back().disk},
            {"runs", std::move(runs)}};
}

}  // namespace

std::string to_text(const Comparison& comparison) {
    const auto bytes = static_cast<double>(comparison.text_bytes);
    std::string text = print(
        "%.1f MB of text, %zu passages of %zu articles; %zu rounds; a flush every %zu documents; "
        "Xapian %s\n\n",
        megabytes(bytes), comparison.passages, comparison.articles, comparison.ours.costs.size(),
        comparison.flush_threshold, Xapian::version_string());
    text += print("%-24s %8s %8s %8s %10s %8s\n", "medians", "wall s", "CPU s", "MB/s", "memory MB",
                  "disk MB");
    text += row(comparison.plain, bytes) + row(comparison.ours, bytes);
    text += print("\n%s / %s, median and range over the rounds\n", comparison.ours.name.c_str(),
                  comparison.plain.name.c_str());
    text += ratio_line("wall", ratios(comparison, &Cost::wall));
    text += ratio_line("CPU", ratios(comparison, &Cost::cpu));
    text += ratio_line("memory", ratios(comparison, &Cost::memory));
    const ContentCheck& content = comparison.content;
    if (!content.difference.empty())
        return text + "\nCONTENT DIFFERS: " + content.difference + '\n';
    return text + print("\ncontent equal: %llu documents, %llu terms, mean length %.1f\n",
                        static_cast<unsigned long long>(content.documents),
                        static_cast<unsigned long long>(content.terms), content.mean_length);
}

ordered_json to_json(const Comparison& comparison) {
    const auto bytes = static_cast<double>(comparison.text_bytes);
    const ContentCheck& content = comparison.content;
    return {{"schema", 1},
            {"xapian", Xapian::version_string()},
            {"text_bytes", comparison.text_bytes},
            {"articles", comparison.articles},
            {"passages", comparison.passages},
            {"flush_threshold", comparison.flush_threshold},
            {"rounds", comparison.ours.costs.size()},
            {"systems", {to_json(comparison.plain, bytes), to_json(comparison.ours, bytes)}},
            {"ratios",
             {{"wall", to_json(ratios(comparison, &Cost::wall))},
              {"cpu", to_json(ratios(comparison, &Cost::cpu))},
              {"memory", to_json(ratios(comparison, &Cost::memory))}}},
            {"content",
             {{"equal", content.difference.empty()},
              {"difference", content.difference},
              {"documents", content.documents},
              {"terms", content.terms},
              {"mean_length", content.mean_length}}}};
}

}  // namespace nutgraf::bench
