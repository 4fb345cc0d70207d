// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "progress.hpp"

namespace nutgraf {
namespace {

std::string summary(const IndexOptions& options, const BuildReport& report, double seconds) {
    const BuildProgress& done = report.done;
    char rate[64];
    std::snprintf(rate, sizeof rate, "%.1f s (%.1f MB/s)", seconds,
                  seconds > 0 ? static_cast<double>(done.bytes) / 1e6 / seconds : 0);
    std::string line = "indexed " + with_commas(done.articles) + " articles as " +
                       with_commas(done.passages) + " passages in " + rate;
    if (done.skipped > 0) line += "; skipped " + with_commas(done.skipped);
    if (report.total_articles != done.articles) {
        line += "; " + options.database + " now holds " + with_commas(report.total_articles) +
                " articles, " + with_commas(report.total_passages) + " passages";
    }
    return line;
}

nlohmann::ordered_json json_report(const IndexOptions& options, const BuildReport& report,
                                   const Progress& progress, double seconds) {
    auto skipped = nlohmann::ordered_json::array();
    for (const SkippedArticle& one : progress.skipped()) {
        skipped.push_back({{"where", one.where}, {"reason", one.reason}});
    }
    return {{"schema", 1},
            {"db", options.database},
            {"articles", report.done.articles},
            {"passages", report.done.passages},
            {"skipped", std::move(skipped)},
            {"bytes", report.done.bytes},
            {"seconds", seconds},
            {"total_articles", report.total_articles},
            {"total_passages", report.total_passages}};
}

void install_handlers() {
    struct sigaction action = {};
    action.sa_handler = [](int) { Progress::interrupt(); };
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int run(const IndexOptions& options) {
    install_handlers();
    Progress progress(std::cerr, !options.quiet && ::isatty(STDERR_FILENO) != 0);
    const auto source = open_sources(options.sources);
    BuildReport report;
    try {
        report = build_index(options.database, *source, options.build, progress);
    } catch (...) {
        progress.clear();
        throw;
    }
    progress.clear();
    const double seconds = progress.seconds();
    if (!options.quiet) std::cerr << summary(options, report, seconds) << '\n';
    if (options.json) {
        constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;
        std::cout << json_report(options, report, progress, seconds).dump(2, ' ', false, kReplace)
                  << '\n';
        std::cout.flush();
    }
    return report.done.skipped == 0 ? 0 : 1;
}

}  // namespace nutgraf
