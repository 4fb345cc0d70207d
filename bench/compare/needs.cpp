// SPDX-License-Identifier: GPL-2.0-or-later
//
// A run takes minutes to hours. Whatever would end it is looked for first.
#include "compare/needs.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "compare/contest.hpp"
#include "compare/output_file.hpp"
#include "compare/process.hpp"
#include "temp_directory.hpp"

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kInputBytes = 3;  // articles and passages, for a byte of text

void require_program(const std::string& program, const std::string& remedy) {
    try {
        run_command({program, "--version"});
    } catch (const std::runtime_error&) {
        throw std::runtime_error(program + " does not run; " + remedy);
    }
}

// What the systems have on the disk at one size: databases that are compared stay until the end.
double indexes_of(const Options& options, double megabytes) {
    double sum = 0;
    double most = 0;
    for (const System& system : options.systems) {
        if (megabytes > system.family.most) continue;
        sum += system.family.disk;
        most = std::max(most, system.family.disk);
    }
    return megabytes * (megabytes <= kMostChecked ? sum : most);
}

std::string gigabytes(double bytes) {
    std::ostringstream out;
    out.precision(bytes < 1e10 ? 2 : 3);
    out << bytes / 1e9 << " GB";
    return out.str();
}

// Makes a directory there and removes it again.
fs::path place_to_write(const Options& options) {
    try {
        return fs::canonical(TempDirectory(options.directory).path().parent_path());
    } catch (const std::system_error& error) {
        throw std::runtime_error(std::string(error.what()) + "; choose a place with --directory");
    }
}

std::string check_space(const Options& options) {
    const fs::path place = place_to_write(options);
    const auto needed = static_cast<double>(disk_needed(options));
    const auto free = static_cast<double>(fs::space(place).available);
    const std::string both = "up to " + gigabytes(needed) + " in " + place.string() + ", where " +
                             gigabytes(free) + " are free";
    if (needed <= free) return both;
    throw std::runtime_error("this would write " + both +
                             "; choose another place with --directory, or smaller --sizes");
}

std::string plan_of(const Options& options) {
    std::ostringstream out;
    for (std::size_t i = 0; i < options.sizes.size(); ++i) {
        out << (i == 0 ? "" : ", ") << options.sizes[i];
    }
    out << " MB of text, " << options.systems.size() << " systems, " << options.rounds
        << (options.rounds == 1 ? " round" : " rounds");
    return out.str();
}

}  // namespace

std::uint64_t disk_needed(const Options& options) {
    double inputs = 0;
    double indexes = 0;
    for (const double megabytes : options.sizes) {
        inputs += megabytes * kInputBytes;
        indexes = std::max(indexes, indexes_of(options, megabytes));
    }
    return static_cast<std::uint64_t>(1e6 * (inputs + indexes));
}

std::string check_needs(const Options& options) {
    require_program(options.nutgraf, "build it, or name another with --nutgraf");
    if (!options.svg.empty()) {
        require_program("gnuplot", "for --svg: sudo apt install gnuplot-nox");
    }
    for (const std::string& file : {options.json, options.svg}) {
        if (!file.empty()) require_writable(file);
    }
    std::string lines = plan_of(options) + "; " + check_space(options) + '\n';
    for (const Family& family : options.left_out) {
        lines += "without " + std::string(family.name) + ": " + missing(family) + '\n';
    }
    return lines;
}

}  // namespace nutgraf::bench
