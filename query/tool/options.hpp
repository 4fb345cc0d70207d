// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "nutgraf/printer.hpp"
#include "nutgraf/searcher.hpp"
#include "nutgraf/topic.hpp"

namespace nutgraf {

/// When to use colours.
enum class Color { kAuto, kAlways, kNever };

/// What the command line of nutgraf-query asks for.
struct QueryOptions {
    std::string database;
    std::string topic;        ///< the words of the command line; empty if topics come from a file
    std::string topics_file;  ///< "-" is standard input
    TopicSyntax syntax = TopicSyntax::kFull;
    SearchOptions search;
    OutputFormat format = OutputFormat::kText;
    Color color = Color::kAuto;
    std::string tag;

    bool evaluate = false;
    std::string judgments_file;
    std::string against_file;
    bool per_topic = false;
};

/// Reads the command line. If it asks for help or the version, or is wrong, prints what is to be
/// printed, sets `exit_code` and returns false.
bool read_command_line(int argc, const char* const* argv, QueryOptions& options, int& exit_code);

}  // namespace nutgraf
