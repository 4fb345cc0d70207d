// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes the numbers as gnuplot likes them: a block for each line of the chart, its name first,
// then size and throughput. How it looks is up to chart.gp, which knows a style for each system by
// its place in the list of families, so that a system looks the same whoever else is there.
#include "compare/chart.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "compare/process.hpp"
#include "compare/statistics.hpp"

namespace nutgraf::bench {
namespace {

struct Line {
    System system;
    std::vector<std::pair<double, double>> points;  // megabytes, megabytes a second
};

std::vector<Line> lines_of(const std::vector<SizeResult>& sizes) {
    std::map<std::string, Line> lines;
    for (const SizeResult& size : sizes) {
        for (const Result& result : size.results) {
            Line& line = lines.insert({label(result.system), {result.system, {}}}).first->second;
            line.points.emplace_back(1e-6 * static_cast<double>(size.input.text_bytes),
                                     throughput(result, size));
        }
    }
    std::vector<Line> sorted;
    for (auto& [name, line] : lines) {
        std::ranges::sort(line.points);
        sorted.push_back(std::move(line));
    }
    // The key then lists them as the lines end, from top to bottom.
    std::ranges::sort(sorted, std::greater(),
                      [](const Line& line) { return line.points.back().second; });
    return sorted;
}

// Ten for each family, so that the number of threads can follow.
int style_of(const System& system) {
    const auto kind = static_cast<int>(system.family.kind);
    return 10 * (kind + 1) + (system.family.threaded && system.threads > 1 ? 2 : 1);
}

void write_block(std::ostream& out, const Line& line) {
    out << '"' << chart_label(line.system) << "\"\n";
    for (const auto& [megabytes, speed] : line.points) out << megabytes << ' ' << speed << '\n';
    out << "\n\n";
}

// A tic at each size that was run.
std::string tics_of(const std::vector<SizeResult>& sizes) {
    std::string tics;
    for (const SizeResult& size : sizes) {
        const auto bytes = static_cast<double>(size.input.text_bytes);
        tics += (tics.empty() ? "" : ", ") + std::to_string(bytes * 1e-6);
    }
    return tics;
}

std::string setting(const char* name, const std::string& value) {
    return name + ("='" + value + "'");
}

}  // namespace

std::string draw_chart(const std::vector<SizeResult>& sizes, const std::filesystem::path& scratch) {
    const std::string data = (scratch / "chart.dat").string();
    const std::string svg = (scratch / "chart.svg").string();
    std::ofstream out(data);
    std::string styles;
    for (const Line& line : lines_of(sizes)) {
        write_block(out, line);
        styles += std::to_string(style_of(line.system)) + ' ';
    }
    out.flush();
    if (!out) throw std::runtime_error("cannot write " + data);
    run_command({"gnuplot", "-e", setting("data", data), "-e", setting("svg", svg), "-e",
                 setting("styles", styles), "-e", setting("sizes", tics_of(sizes)),
                 NUTGRAF_BENCH_CHART});
    std::ifstream drawn(svg);
    return {std::istreambuf_iterator<char>(drawn), {}};
}

}  // namespace nutgraf::bench
