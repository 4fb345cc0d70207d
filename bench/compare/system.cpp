// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who takes part. What goes through Xapian's API takes minutes where others take seconds; beyond
// what a round can bear it runs once, and beyond that not at all.
#include "compare/system.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <sstream>

namespace nutgraf::bench {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

constexpr std::array kFamilies = {
    Family{Kind::kStock, "stock", "Xapian, plain", false, 24, 100, 14},  // compacted, too
    Family{Kind::kNutgraf, "nutgraf", "nutgraf", true, kNoLimit, kNoLimit, 7},
    Family{Kind::kNutgrafSmall, "nutgraf-small", "nutgraf --small", true, kNoLimit, kNoLimit, 7},
    Family{Kind::kNutgrafApi, "nutgraf-api", "nutgraf --writer api", false, 24, 100, 9},
    Family{Kind::kFts5, "fts5", "SQLite FTS5", false, kNoLimit, kNoLimit, 4},
    Family{Kind::kLucene, "lucene", "Lucene, cold", true, kNoLimit, kNoLimit, 3},
    Family{Kind::kLuceneWarm, "lucene-warm", "Lucene, warm", true, kNoLimit, kNoLimit, 3},
};

std::string with_threads(std::string_view name, const System& system) {
    std::string text(name);
    if (!system.family.threaded) return text;
    text += ", " + std::to_string(system.threads);
    return text + (system.threads == 1 ? " thread" : " threads");
}

// The first entry of a class path that is not there.
std::string missing_path(const std::string& class_path) {
    std::istringstream entries(class_path);
    for (std::string entry; std::getline(entries, entry, ':');) {
        if (!std::filesystem::exists(entry)) return entry;
    }
    return {};
}

}  // namespace

std::string missing(const Family& family) {
    if (family.kind != Kind::kLucene && family.kind != Kind::kLuceneWarm) return {};
    const std::string install = ": sudo apt install openjdk-17-jdk-headless liblucene8-java";
    if (std::string_view(NUTGRAF_BENCH_LUCENE).empty()) {
        return "there was no JDK or no Lucene 8 when this was built" + install +
               ", then configure and build again";
    }
    const std::string path = missing_path(NUTGRAF_BENCH_JAVA ":" NUTGRAF_BENCH_LUCENE);
    return path.empty() ? "" : "there is no " + path + install;
}

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
