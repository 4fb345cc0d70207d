// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.hpp"

#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <nlohmann/json.hpp>

#include "analysis/utf8.hpp"
#include "inspect.hpp"
#include "nutgraf/error.hpp"
#include "progress.hpp"

namespace nutgraf {
namespace {

// Columns of the terminal that standard error is; 0 if it is none whose last line can be rewritten.
std::size_t terminal_columns() {
    constexpr std::size_t kUsual = 80;
    const char* term = std::getenv("TERM");
    const bool dumb = term == nullptr || std::strcmp(term, "dumb") == 0;
    if (dumb || ::isatty(STDERR_FILENO) == 0) return 0;
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : kUsual;
}

std::string counted(std::uint64_t count, const std::string& noun) {
    return with_commas(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string summary(const IndexOptions& options, const BuildReport& report, double seconds) {
    const BuildProgress& done = report.done;
    char rate[64];
    std::snprintf(rate, sizeof rate, "%.1f s (%.1f MB/s)", seconds,
                  seconds > 0 ? static_cast<double>(done.bytes) / 1e6 / seconds : 0);
    std::string line = "indexed " + counted(done.articles, "article") + " as " +
                       counted(done.passages, "passage") + " in " + rate;
    if (done.skipped > 0) line += "; skipped " + with_commas(done.skipped);
    if (report.total_articles != done.articles) {
        line += "; " + printable(options.database) + " now holds " +
                counted(report.total_articles, "article") + ", " +
                counted(report.total_passages, "passage");
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

// A reader that has gone away is no failure; a full disk is.
void write_report(const nlohmann::ordered_json& report) {
    constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;
    const std::string text = report.dump(2, ' ', false, kReplace);
    errno = 0;
    std::cout << text << std::endl;
    if (std::cout || errno == EPIPE) return;
    throw Error(ErrorKind::kSystem,
                std::string("the index is written, but not the report: ") + std::strerror(errno));
}

// What is given back shall go to the system, so that --memory can be kept: without a fixed
// threshold, glibc comes to keep blocks of up to 32 MB for itself, in each of several arenas.
void tame_allocator() {
#ifdef __GLIBC__
    constexpr int kMapped = 8 << 20;
    ::mallopt(M_MMAP_THRESHOLD, kMapped);
    ::mallopt(M_TRIM_THRESHOLD, kMapped);
    ::mallopt(M_ARENA_MAX, 4);
#endif
}

void install_handlers() {
    struct sigaction action = {};
    action.sa_handler = [](int) { Progress::interrupt(); };
    action.sa_flags = SA_RESETHAND;  // a second signal ends a run that waits for a silent pipe
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int run(const IndexOptions& options) {
    tame_allocator();
    install_handlers();
    if (options.inspect) {
        const auto source = open_sources(options.sources, options.reading);
        return inspect(*source, options.build.find_recurring, std::cout, std::cerr);
    }
    Progress progress(std::cerr, options.quiet ? 0 : terminal_columns(), options.json);
    const auto source = open_sources(options.sources, options.reading);
    BuildReport report;
    try {
        report = build_index(options.database, *source, options.build, progress);
    } catch (const Error& error) {
        progress.clear();
        // The only thing there was has been named, with its reason; that says it all.
        if (error.kind() == ErrorKind::kInput && progress.skips() == 1) return 2;
        throw;
    }
    progress.clear();
    const double seconds = progress.seconds();
    if (!options.quiet) std::cerr << summary(options, report, seconds) << '\n';
    if (options.json) write_report(json_report(options, report, progress, seconds));
    return report.done.skipped == 0 ? 0 : 1;
}

}  // namespace nutgraf
