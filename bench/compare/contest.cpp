// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever disturbs the machine should hit all systems alike: so they take turns, and the turn
// begins with another one in each round.
#include "compare/contest.hpp"

#include <cstdio>
#include <iostream>

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

class Contest {
public:
    Contest(const Input& input, const Options& options, const fs::path& directory)
        : options_(options), directory_(directory), result_{input, {}} {
        for (const System& system : options.systems) {
            if (input.megabytes <= system.family.most)
                result_.results.push_back({system, {}, {}, {}});
        }
    }

    SizeResult run() {
        const std::size_t count = result_.results.size();
        for (unsigned round = 0; round < options_.rounds; ++round) {
            const std::size_t first = round * count / options_.rounds;
            for (std::size_t i = 0; i < count; ++i) take_turn((first + i) % count, round);
        }
        check_contents();
        for (std::size_t i = 0; i < count; ++i) fs::remove_all(index_of(i));
        return std::move(result_);
    }

private:
    fs::path index_of(std::size_t number) const {
        return directory_ / ("index-" + std::to_string(number));
    }

    void take_turn(std::size_t number, unsigned round) {
        Result& result = result_.results[number];
        const System& system = result.system;
        if (round > 0 && result_.input.megabytes > system.family.once) return;
        const fs::path index = index_of(number);
        fs::remove_all(index);
        const auto costs = run_system(system, result_.input, index, options_);
        const std::uint64_t disk = size_on_disk(index);
        for (const Cost& cost : costs) {
            result.runs.push_back({round, cost, disk});
            std::fprintf(stderr, "%g MB, round %u: %s: %.2f s\n", result_.input.megabytes,
                         round + 1, label(system).c_str(), cost.wall);
        }
        if (system.family.kind == Kind::kStock && round == 0) {
            result.compacted = compacted_size(index);
        }
        if (!to_be_checked()) fs::remove_all(index);
    }

    bool to_be_checked() const { return result_.input.megabytes <= kMostChecked; }

    void check_contents() {
        if (!to_be_checked()) return;
        for (std::size_t stock = 0; stock < result_.results.size(); ++stock) {
            if (result_.results[stock].system.family.kind == Kind::kStock) check_against(stock);
        }
    }

    void check_against(std::size_t stock) {
        for (std::size_t i = 0; i < result_.results.size(); ++i) {
            Result& result = result_.results[i];
            if (!is_nutgraf(result.system)) continue;
            std::cerr << "comparing the contents of " << label(result.system) << '\n';
            result.content = compare_in_child(index_of(stock).string(), index_of(i).string());
        }
    }

    const Options& options_;
    fs::path directory_;
    SizeResult result_;
};

}  // namespace

SizeResult run_contest(const Input& input, const Options& options, const fs::path& directory) {
    return Contest(input, options, directory).run();
}

}  // namespace nutgraf::bench
