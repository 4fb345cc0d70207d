// SPDX-License-Identifier: GPL-2.0-or-later
//
// Medians, because one disturbed run must not count; and ratios formed within each round, because
// the runs of a round stand close together in time and share what disturbs them.
#include "compare/statistics.hpp"

#include <algorithm>
#include <map>

namespace nutgraf::bench {
namespace {

// Median wall seconds by round.
std::map<unsigned, double> walls_by_round(const Result& result) {
    std::map<unsigned, std::vector<double>> all;
    for (const Run& run : result.runs) all[run.round].push_back(run.cost.wall);
    std::map<unsigned, double> medians;
    for (const auto& [round, walls] : all) medians[round] = spread_of(walls).median;
    return medians;
}

std::optional<Spread> ratio(const Result& result, const Result& base) {
    const auto base_walls = walls_by_round(base);
    std::vector<double> ratios;
    for (const auto& [round, wall] : walls_by_round(result)) {
        const auto found = base_walls.find(round);
        if (found != base_walls.end()) ratios.push_back(wall / found->second);
    }
    if (ratios.empty()) return {};
    return spread_of(std::move(ratios));
}

}  // namespace

Spread spread_of(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    const double median =
        values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    return {median, values.front(), values.back()};
}

Spread spread_of(const Result& result, double Cost::*member) {
    std::vector<double> values;
    for (const Run& run : result.runs) values.push_back(run.cost.*member);
    return spread_of(std::move(values));
}

std::vector<Ratio> ratios_to_nutgraf(const Result& result, const SizeResult& size) {
    std::vector<Ratio> ratios;
    if (result.system.family.kind == Kind::kNutgraf) return ratios;
    for (const Result& base : size.results) {
        if (base.system.family.kind != Kind::kNutgraf) continue;
        const unsigned threads = base.system.threads;
        if (result.system.family.threaded && result.system.threads != threads) continue;
        if (const auto wall = ratio(result, base)) ratios.push_back({threads, *wall});
    }
    return ratios;
}

double throughput(const Result& result, const SizeResult& size) {
    return 1e-6 * static_cast<double>(size.input.text_bytes) /
           spread_of(result, &Cost::wall).median;
}

}  // namespace nutgraf::bench
