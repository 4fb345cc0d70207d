// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compares how long systems take to index the same text. Where it cannot be the same work for all,
// the doubt favours the others: nutgraf is timed as its whole command, from files of articles to
// the published index; libraries are timed with their passages in memory, made by nutgraf
// beforehand; Lucene is timed both as a whole command on such passages and in a Java machine that
// has had time to compile itself. All write to the same file system, which is synced before each
// run, and end with everything durable.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "compare/chart.hpp"
#include "compare/report.hpp"
#include "temp_directory.hpp"

namespace nutgraf::bench {
namespace {

void write_json(const std::vector<SizeResult>& sizes, const Options& options) {
    std::ofstream out(options.json);
    out << to_json(sizes, options).dump(2) << '\n';
    out.flush();
    if (!out) throw std::runtime_error("cannot write " + options.json);
}

int run_program(const Options& options) {
    // Ctrl-C then ends the run in progress, and its failure this program, which cleans up.
    std::signal(SIGINT, SIG_IGN);
    ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
    if (!options.svg.empty()) run_command({"gnuplot", "--version"});  // before hours have passed
    const TempDirectory directory(options.directory);
    std::vector<SizeResult> sizes;
    std::cerr << "writing the inputs\n";
    for (const Input& input : write_inputs(options.sources, options.sizes, directory.path())) {
        sizes.push_back(run_contest(input, options, directory.path()));
        std::cout << to_text(sizes.back()) << std::endl;
        // After each size, since the next may take hours.
        if (!options.json.empty()) write_json(sizes, options);
        if (!options.svg.empty()) draw_chart(sizes, options.svg, directory.path());
    }
    return all_equal(sizes) ? 0 : 1;
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    try {
        nutgraf::bench::Options options;
        int exit_code = 0;
        if (!nutgraf::bench::read_command_line(argc, argv, options, exit_code)) return exit_code;
        return nutgraf::bench::run_program(options);
    } catch (const std::exception& error) {
        std::cerr << "compare: " << error.what() << '\n';
    }
    return 2;
}
