// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "nutgraf/version.hpp"

namespace nutgraf {
namespace {

constexpr const char* kAbout =
    "Index articles, so that nutgraf-query can rank their passages.\n"
    "\n"
    "Examples:\n"
    "  nutgraf-index -d news.db articles/          files and folders (.txt, .md, .jsonl)\n"
    "  nutgraf-index -d news.db more.jsonl         add to it; the same articles are replaced\n"
    "  zcat wire.jsonl.gz | nutgraf-index -d news.db -\n";

constexpr const char* kAfter =
    "Exit status: 0 all articles indexed; 1 some skipped, each named with its reason;\n"
    "2 failed, and the database is as it was before.";

std::string default_database() {
    const char* set = std::getenv("NUTGRAF_DB");
    return set != nullptr && *set != '\0' ? set : "./nutgraf.db";
}

void declare(CLI::App& app, IndexOptions& options) {
    app.set_version_flag("--version", std::string("nutgraf-index ") + version());
    app.add_option("SOURCE", options.sources, "Files and folders of articles; - is standard input")
        ->required();
    app.add_option("-d,--db", options.database,
                   "The database directory (default: $NUTGRAF_DB, else ./nutgraf.db)");
    app.add_option("--lang", options.build.language,
                   "Language of the stemmer, such as en, german or none (default: that of the "
                   "database, English for a new one)");
    app.add_flag("--rebuild", options.build.rebuild,
                 "Start anew: forget what the database held before");
    app.add_flag("--json", options.json, "Print a report as JSON on standard output");
    app.add_flag("-q,--quiet", options.quiet,
                 "Neither progress nor summary; skips are still named");
}

}  // namespace

bool read_command_line(int argc, const char* const* argv, IndexOptions& options, int& exit_code) {
    CLI::App app(kAbout, "nutgraf-index");
    app.footer(kAfter);
    options.database = default_database();
    declare(app, options);
    try {
        app.parse(argc, argv);
        return true;
    } catch (const CLI::Success& success) {  // --help, --version
        exit_code = app.exit(success);
    } catch (const CLI::ParseError& error) {
        std::cerr << "nutgraf-index: " << error.what() << "; see nutgraf-index --help\n";
        exit_code = 2;
    }
    return false;
}

}  // namespace nutgraf
