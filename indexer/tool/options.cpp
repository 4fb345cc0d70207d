// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <utility>

#include "nutgraf/stemmer.hpp"
#include "nutgraf/version.hpp"
#include "progress.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"
#include "tool/command_line.hpp"

namespace nutgraf {
namespace {

constexpr const char* kAbout =
    "Index articles, so that nutgraf-query can rank their passages.\n"
    "\n"
    "Examples:\n"
    "  nutgraf-index -d news.db articles/     files and folders: text, HTML,\n"
    "                                         JSONL, WARC ..., also in .gz, .tar\n"
    "  nutgraf-index -d news.db more.jsonl    add to it, replacing by id\n"
    "  curl -s example.org/wire.jsonl.gz | nutgraf-index -d news.db -\n";

constexpr const char* kSources = "SOURCE";

constexpr const char* kAfter =
    "Exit status: 0 all articles indexed; 1 some skipped, each named with its reason;\n"
    "2 failed, and the database is as it was before (unless only the report failed).";

// Makes bytes of "500MB" or "2GB"; units are powers of 1024.
CLI::Validator size_from(std::size_t least) {
    return CLI::Validator(
        [least](std::string& text) -> std::string {
            std::string bytes = text;
            unsigned long long size = 0;
            try {
                if (text.empty() || !ascii::is_digit(text.front())) throw CLI::ValidationError("");
                CLI::AsSizeValue{false}(bytes);
                size = std::stoull(bytes);
            } catch (const std::exception&) {  // no number, no such unit, or too much
                return "must be a size such as 500MB or 2GB, not " + text;
            }
            if (size < least) {
                return "must be at least " + std::to_string(least >> 20) + "MB, not " + text;
            }
            text = bytes;
            return {};
        },
        "");
}

const std::map<std::string, WriterChoice> kWriters = {
    {"auto", WriterChoice::kAuto}, {"api", WriterChoice::kApi}, {"bulk", WriterChoice::kBulk}};

void declare_building(CLI::App& app, BuildOptions& build) {
    app.add_flag_callback(
        "--no-positions", [&build] { build.format.positions = false; },
        "Leave out positions: half the size, but a phrase finds\n"
        "its words anywhere in a passage");
    app.add_flag_callback(
        "--no-termlists", [&build] { build.format.termlists = false; },
        "Leave out the terms of each passage: smaller and faster\n"
        "to build, but to be changed only by --rebuild");
    app.add_flag("--small", build.format.small, "Compress more, at the cost of time");
    app.add_option("--jobs", build.jobs, "Threads (default: one for each processor)")
        ->type_name("N")
        ->check(whole_number(1, 1024));
    app.add_option("--memory", build.memory,
                   "Most memory to use, such as 500MB or 2GB, at least 256MB\n"
                   "(default: a quarter of what there is)")
        ->type_name("SIZE")
        ->transform(size_from(kLeastMemory));
    app.add_option_function<std::string>(
           "--writer", [&build](const std::string& name) { build.writer = kWriters.at(name); },
           "What writes the index: bulk, api (Xapian's own, slow), or\n"
           "auto: bulk for a new index (default)")
        ->type_name("NAME")
        ->check(one_of({"auto", "bulk", "api"}));
    app.add_flag("--verify", build.verify, "Check the index with Xapian before publishing it");
}

void declare_patterns(CLI::App& app, const char* name, std::vector<std::string>& patterns,
                      const char* help) {
    app.add_option(name, patterns, help)
        ->type_name("GLOB")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check(not_empty());
}

void declare_reading(CLI::App& app, IndexOptions& options) {
    SourceOptions& reading = options.reading;
    declare_patterns(app, "--include", reading.include,
                     "In folders and archives, read what matches, by path\n"
                     "there or name, instead of known suffixes; repeatable");
    declare_patterns(app, "--exclude", reading.exclude,
                     "Leave out files and folders that match; repeatable");
    app.add_flag("--follow", reading.follow, "Follow links to folders");
    app.add_option("--name", reading.name,
                   "What standard input is called: its path, and the\n"
                   "beginning of the ids of articles that have none")
        ->type_name("NAME")
        ->check(not_empty());
    app.add_flag(
        "--keep-all",
        [&options](std::int64_t) {
            options.build.extract.keep_all = true;
            options.build.find_recurring = false;
        },
        "Index all text, also what looks like no part of a story");
}

void declare(CLI::App& app, IndexOptions& options) {
    app.set_version_flag("--version", std::string("nutgraf-index ") + version());
    app.get_formatter()->column_width(20);
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    declare_words(app, kSources, options.sources, "Files and folders; - is standard input")
        ->check(not_empty());
    declare_database(app, options.database);
    app.add_option_function<std::string>(
           "--lang",
           [&options](const std::string& name) {
               options.build.language = name;
               options.build.extract.find_language = ascii::to_lower(name) == kAutoLanguage;
           },
           "Stem all words as those of one language, such as en or\n"
           "german, or none of them, and tell no article's language;\n"
           "auto: each article by its own (default: the database's,\n"
           "auto for a new one)")
        ->type_name("NAME");
    declare_reading(app, options);
    app.add_option_function<std::string>(
           "--duplicates",
           [&options](const std::string& how) { options.build.find_copies = how == "find"; },
           "find: mark passages that are copies of earlier ones\n"
           "(default), or off")
        ->type_name("HOW")
        ->check(one_of({"find", "off"}));
    declare_building(app, options.build);
    app.add_flag("--inspect", options.inspect,
                 "Index nothing; print the articles as they are understood:\n"
                 "fields, and what of the text is kept, and what dropped");
    app.add_flag("--rebuild", options.build.rebuild, "Forget what the database held before");
    app.add_flag("--report", options.report,
                 "Print how many articles have each field, how it was found\n"
                 "and how sure that is; languages, what is dropped, copies");
    app.add_flag("--json", options.json,
                 "Print that and the run's figures as JSON; with --inspect,\n"
                 "an article a line");
    app.add_flag("-q,--quiet", options.quiet,
                 "Neither progress nor summary; skips are still named");
}

void check(const IndexOptions& options) {
    if (options.sources.empty())
        throw CLI::ValidationError("give a SOURCE: a file or a folder of articles");
    if (!options.reading.name.empty() && std::ranges::count(options.sources, "-") == 0) {
        throw CLI::ValidationError("--name is what standard input is called; give - as a SOURCE");
    }
    if (options.report && options.inspect) {
        throw CLI::ValidationError(
            "--report tells of what was indexed, and --inspect indexes nothing");
    }
}

// What is wrong with the command line. CLI11's words for the commonest mistakes are no help.
std::string reason(const CLI::App& app, const CLI::ParseError& error) {
    const std::vector<std::string> unknown = app.remaining();
    if (!unknown.empty()) return "unknown option " + unknown.front();
    const std::string message = error.what();
    const bool no_value = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
    return no_value ? message.substr(0, message.find(':')) + " needs a value" : message;
}

}  // namespace

bool read_command_line(int argc, const char* const* argv, IndexOptions& options, int& exit_code) {
    CLI::App app(kAbout, "nutgraf-index");
    app.footer(kAfter);
    declare(app, options);
    try {
        parse_arguments(app, argc, argv);
        options.sources = given_words(app, kSources);
        check(options);
        return true;
    } catch (const CLI::Success& success) {  // --help, --version
        exit_code = print_help(app, success);
    } catch (const CLI::ParseError& error) {
        std::cerr << "nutgraf-index: " << printable(reason(app, error))
                  << "; see nutgraf-index --help\n";
        exit_code = 2;
    }
    return false;
}

}  // namespace nutgraf
