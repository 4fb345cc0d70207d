// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nutgraf::bench {

/// The ways to an index that are compared. README.md says how each is set up, and why.
enum class Kind {
    kStock,         ///< Xapian::TermGenerator and Xapian::WritableDatabase
    kNutgraf,       ///< nutgraf-index
    kNutgrafSmall,  ///< the same with --small
    kNutgrafApi,    ///< nutgraf-index through Xapian's public API
    kFts5,          ///< SQLite's full-text tables
    kLucene,        ///< Lucene, from the start of a Java machine
    kLuceneWarm     ///< Lucene in a Java machine that has indexed all of it before
};

/// A kind of system and what holds for it whatever the number of threads. Sizes are in megabytes
/// of text.
struct Family {
    Kind kind;
    std::string_view name;   ///< on the command line and in the results
    std::string_view title;  ///< in the chart
    bool threaded;           ///< whether it can be told how many threads to use
    double once;             ///< above this size it runs in the first round only
    double most;             ///< above this size it does not run
    double disk;             ///< the most bytes it writes for a byte of text, about
};

/// All of them, in the order of the report.
std::span<const Family> families();

/// The family of that name, or null.
const Family* find_family(std::string_view name);

/// What a family lacks here, and how to get it; empty if it can run.
std::string missing(const Family& family);

/// One contestant.
struct System {
    Family family;
    unsigned threads = 1;
};

/// Its name with its threads: "nutgraf, 2 threads".
std::string label(const System& system);

/// The same with its title.
std::string chart_label(const System& system);

/// Whether it writes a nutgraf database, and so must agree with plain Xapian's.
bool is_nutgraf(const System& system);

}  // namespace nutgraf::bench
