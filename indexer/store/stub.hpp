// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace nutgraf {

/// The last part of the name of a generation that is being built.
inline constexpr std::string_view kUnfinished = ".unfinished";

/// Whether generation_name() makes this name. What merely looks alike is somebody else's.
bool is_generation(const std::string& name);

/// The number in the name of a generation.
unsigned long generation_number(const std::string& name);

/// Returns the name of a generation: "gen-000007".
std::string generation_name(unsigned long number);

/// What a stub file says.
struct Stub {
    bool missing = false;         ///< there is none
    std::string generation = {};  ///< that it names; empty if it names none
    std::string problem = {};     ///< why it names none: "is empty", "names something else"
};

/// Reads a stub. Like Xapian it passes over empty lines and those that begin with "#"; there must
/// be one other, "auto gen-NNNNNN", since with anything else in it Xapian would not open that
/// generation, and no other.
Stub read_stub(const std::filesystem::path& path);

/// Returns the line that makes a stub name a generation, without a line end.
std::string stub_line(const std::string& generation);

}  // namespace nutgraf
