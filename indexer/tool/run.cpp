// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.hpp"

#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>

#include "core/small_file.hpp"
#include "inspect.hpp"
#include "nutgraf/error.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "text/utf8.hpp"
#include "tool/standard_streams.hpp"

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

void write_report(const std::string& report) {
    Results results;
    results << report;
    results.send("the index is written, but not the report");
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

// What the signals do that ask for an end. Of those that come with a closed terminal there may be
// several, and nohup has them ignored; of others the second is meant to end the run at once.
void on_ending_signals(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    struct sigaction before = {};
    ::sigaction(SIGHUP, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);
    action.sa_flags = SA_RESETHAND;
    for (const int number : {SIGINT, SIGTERM}) ::sigaction(number, &action, nullptr);
}

// Xapian 1.4 writes changed values in a destructor (~ValueUpdater in glass_values.cc), and what
// fails there ends the program without an exception. All else that ends it so is an error of ours.
std::string database_name;

[[noreturn]] void on_terminate() {
    const int error = errno;
    const bool writing = error == ENOSPC || error == EDQUOT || error == EFBIG || error == EIO;
    if (!writing || std::current_exception() != nullptr) std::abort();
    std::cerr << "nutgraf-index: cannot write " << database_name << ": " << system_reason(error)
              << '\n';
    std::_Exit(2);
}

}  // namespace

int run(const IndexOptions& options) {
    tame_allocator();
    if (options.inspect) {
        on_ending_signals(SIG_DFL);  // nothing is left behind
        const auto source = open_sources(options.sources, options.reading);
        Results results;
        return inspect(*source, options.build, options.json, results, std::cerr);
    }
    on_ending_signals([](int) { Progress::interrupt(); });
    database_name = printable(options.database);
    std::set_terminate(on_terminate);
    Progress progress(std::cerr, options.quiet ? 0 : terminal_columns(), options.json);
    const auto source = open_sources(options.sources, options.reading);
    RunReport report;
    try {
        report.built = build_index(options.database, *source, options.build, progress);
    } catch (const Error& error) {
        progress.clear();
        // The only thing there was has been named, with its reason; that says it all.
        if (error.kind() == ErrorKind::kInput && progress.skips() == 1) return 2;
        throw;
    }
    progress.clear();
    report.skipped = progress.skipped();
    report.seconds = progress.seconds();
    if (!options.quiet) std::cerr << summary(options, report) << '\n';
    if (options.json)
        write_report(json_report(options, report));
    else if (options.report)
        write_report(text_report(options, report));
    return report.built.done.skipped == 0 ? 0 : 1;
}

}  // namespace nutgraf
