// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "nutgraf/index_builder.hpp"

namespace nutgraf {

/// What the command line of nutgraf-index asks for.
struct IndexOptions {
    std::string database;
    std::vector<std::string> sources;
    SourceOptions reading;
    BuildOptions build;
    bool inspect = false;  ///< print the articles as understood instead of indexing
    bool report = false;   ///< tell on standard output what the articles are made of
    bool json = false;     ///< that, and all else there is to report, as JSON
    bool quiet = false;    ///< neither progress nor summary
};

/// Reads the command line. If it asks for help or the version, or is wrong, prints what is to be
/// printed, sets `exit_code` and returns false.
bool read_command_line(int argc, const char* const* argv, IndexOptions& options, int& exit_code);

}  // namespace nutgraf
