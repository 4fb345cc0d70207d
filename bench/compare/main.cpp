// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compares how long systems take to index the same text. Where it cannot be the same work for all,
// the doubt favours the others: nutgraf is timed as its whole command, from files of articles to
// the published index; libraries are timed with their passages in memory, made by nutgraf
// beforehand; Lucene is timed both as a whole command on such passages and in a Java machine that
// has had time to compile itself. All write to the same file system, which is synced before each
// run, and end with everything durable.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "clean_exit.hpp"
#include "compare/chart.hpp"
#include "compare/needs.hpp"
#include "compare/output_file.hpp"
#include "compare/report.hpp"
#include "temp_directory.hpp"

namespace nutgraf::bench {
namespace {

// After each size, since the next may take hours.
void write_results(const std::vector<SizeResult>& sizes, const Options& options,
                   const std::filesystem::path& scratch) {
    std::cout << to_text(sizes.back()) << std::endl;
    if (!std::cout) throw std::runtime_error("cannot write standard output");
    if (!options.json.empty()) write_file(options.json, to_json(sizes, options).dump(2) + '\n');
    if (!options.svg.empty()) write_file(options.svg, draw_chart(sizes, scratch));
}

int run_program(const Options& options) {
    ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
    std::cerr << check_needs(options);
    const TempDirectory directory(options.directory);
    std::vector<SizeResult> sizes;
    std::cerr << "writing the inputs\n";
    for (const Input& input : write_inputs(options.sources, options.sizes, directory.path())) {
        sizes.push_back(run_contest(input, options, directory.path()));
        write_results(sizes, options, directory.path());
    }
    return all_equal(sizes) ? 0 : 1;
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    nutgraf::bench::clean_up_on_signals();
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
