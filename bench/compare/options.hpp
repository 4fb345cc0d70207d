// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compare/system.hpp"

namespace nutgraf::bench {

/// What the command line asks for.
struct Options {
    std::vector<std::string> sources;               ///< empty: the repository's own articles
    std::vector<double> sizes = {6, 24, 100, 400};  ///< megabytes of text
    std::vector<System> systems;
    std::vector<Family> left_out;  ///< not asked for by name, and missing()
    unsigned rounds = 5;
    std::string nutgraf;  ///< the program nutgraf-index
    /// What nutgraf-index is told in place of the words that make out its systems.
    std::optional<std::vector<std::string>> extra;
    std::string directory;  ///< to write in; empty: the system's
    std::string json;       ///< file to write, if not empty
    std::string svg;        ///< the same
};

/// Reads the command line. If there is nothing to run, returns false and sets the exit code: 0
/// after --help, 2 after a mistake, which it has reported. Asking for a system that is missing()
/// is one.
bool read_command_line(int argc, char** argv, Options& options, int& exit_code);

}  // namespace nutgraf::bench
