// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who takes part. What goes through Xapian's API takes minutes where others take seconds; beyond
// what a round can bear it runs once, and beyond that not at all.
#include "compare/system.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace nutgraf::bench {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

constexpr std::array kFamilies = {
    Family{Kind::kStock, "stock", "Xapian, plain", false, 24, 100},
    Family{Kind::kNutgraf, "nutgraf", "nutgraf", true, kNoLimit, kNoLimit},
    Family{Kind::kNutgrafSmall, "nutgraf-small", "nutgraf --small", true, kNoLimit, kNoLimit},
    Family{Kind::kNutgrafApi, "nutgraf-api", "nutgraf --writer api", false, 24, 100},
    Family{Kind::kFts5, "fts5", "SQLite FTS5", false, kNoLimit, kNoLimit},
#ifdef NUTGRAF_BENCH_LUCENE
    Family{Kind::kLucene, "lucene", "Lucene, cold", true, kNoLimit, kNoLimit},
    Family{Kind::kLuceneWarm, "lucene-warm", "Lucene, warm", true, kNoLimit, kNoLimit},
#endif
};

std::string with_threads(std::string_view name, const System& system) {
    std::string text(name);
    if (!system.family.threaded) return text;
    text += ", " + std::to_string(system.threads);
    return text + (system.threads == 1 ? " thread" : " threads");
}

}  // namespace

std::span<const Family> families() { return kFamilies; }

const Family* find_family(std::string_view name) {
    const auto found = std::ranges::find(kFamilies, name, &Family::name);
    return found == kFamilies.end() ? nullptr : &*found;
}

std::string label(const System& system) { return with_threads(system.family.name, system); }
std::string chart_label(const System& system) { return with_threads(system.family.title, system); }

bool is_nutgraf(const System& system) {
    const Kind kind = system.family.kind;
    return kind == Kind::kNutgraf || kind == Kind::kNutgrafSmall || kind == Kind::kNutgrafApi;
}

}  // namespace nutgraf::bench
