// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line. It ends in a list of contestants: each family that was asked for, once for each
// number of threads if it knows threads, with limits changed by --once and --most.
#include "compare/options.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <sstream>

namespace nutgraf::bench {
namespace {

// As given; what it means comes out in settle().
struct Words {
    std::vector<std::string> systems;
    std::vector<unsigned> threads = {1, 2};
    std::vector<std::string> once;
    std::vector<std::string> most;
    std::string extra;
};

std::string all_names() {
    std::string names;
    for (const Family& family : families()) {
        names += (names.empty() ? "" : ",") + std::string(family.name);
    }
    return names;
}

void declare(CLI::App& app, Options& options, Words& words) {
    app.add_option("SOURCE", options.sources,
                   "Articles: files and folders that nutgraf-index reads\n"
                   "(default: the sample corpus, repeated)")
        ->check(CLI::ExistingPath);
    app.add_option("--sizes", options.sizes, "Megabytes of text to index")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::Range(0.1, 10'000.0))
        ->capture_default_str();
    app.add_option("--rounds", options.rounds, "Times to run each system")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--systems", words.systems, "Which of " + all_names())
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--threads", words.threads, "Numbers of threads, where a system has a choice")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    app.add_option("--once", words.once, "SYSTEM=MB: above that, in the first round only")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--most", words.most, "SYSTEM=MB: above that, not at all")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--nutgraf", options.nutgraf, "The program nutgraf-index")
        ->capture_default_str();
    app.add_option("--extra", words.extra, "Words for nutgraf-index in place of those it is given");
    app.add_option("--directory", options.directory, "Where to write (default: $TMPDIR or /tmp)");
    app.add_option("--json", options.json, "Write the result to this file, too");
    app.add_option("--svg", options.svg, "Draw the result in this file (needs gnuplot)");
}

const Family& family_of(const std::string& name) {
    if (const Family* found = find_family(name)) return *found;
    throw CLI::ValidationError("no system " + name + "; there are " + all_names());
}

std::map<std::string, double> read_limits(const std::vector<std::string>& settings) {
    std::map<std::string, double> limits;
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        double megabytes = 0;
        std::istringstream number(equals == setting.npos ? "" : setting.substr(equals + 1));
        if (!(number >> megabytes)) throw CLI::ValidationError(setting + " is not SYSTEM=MB");
        limits[std::string(family_of(setting.substr(0, equals)).name)] = megabytes;
    }
    return limits;
}

// Those named, all of which must be able to run, or else all that can.
std::vector<Family> choose(const std::vector<std::string>& names, std::vector<Family>& left_out) {
    std::vector<Family> chosen;
    for (const std::string& name : names) {
        chosen.push_back(family_of(name));
        const std::string reason = missing(chosen.back());
        if (!reason.empty()) throw CLI::ValidationError(name + " cannot run; " + reason);
    }
    if (!names.empty()) return chosen;
    for (const Family& family : families()) {
        (missing(family).empty() ? chosen : left_out).push_back(family);
    }
    return chosen;
}

void add_systems(const Words& words, Options& options) {
    const auto once = read_limits(words.once);
    const auto most = read_limits(words.most);
    std::vector<System>& systems = options.systems;
    for (Family& family : choose(words.systems, options.left_out)) {
        const std::string name(family.name);
        if (const auto found = once.find(name); found != once.end()) family.once = found->second;
        if (const auto found = most.find(name); found != most.end()) family.most = found->second;
        if (!family.threaded) systems.push_back({family, 1});
        for (const unsigned threads : words.threads) {
            if (family.threaded) systems.push_back({family, threads});
        }
    }
}

}  // namespace

bool read_command_line(int argc, char** argv, Options& options, int& exit_code) {
    CLI::App app("Compares how fast systems index the same text.", "compare");
    Words words;
    options.nutgraf = NUTGRAF_BENCH_INDEXER;
    declare(app, options, words);
    try {
        app.parse(argc, argv);
        add_systems(words, options);
        if (app.count("--extra") > 0) {
            std::istringstream in(words.extra);
            options.extra.emplace();
            for (std::string word; in >> word;) options.extra->push_back(word);
        }
        return true;
    } catch (const CLI::ParseError& error) {
        exit_code = error.get_exit_code() == 0 ? app.exit(error) : 2;
        if (exit_code != 0) std::cerr << "compare: " << error.what() << "; see --help\n";
        return false;
    }
}

}  // namespace nutgraf::bench
