// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nutgraf {

/// What a run finds in a database directory whose lock it holds.
struct DatabaseFolder {
    std::string current;     ///< the generation in force; empty if there is none yet
    std::string damage;      ///< why it cannot be used: "gen-000002 is not there"; empty if it can
    unsigned long next = 1;  ///< higher than the number of any generation
    /// What runs that were killed have begun. Nobody ever saw it, so it may go at any time.
    std::vector<std::filesystem::path> unfinished;
    /// What is to go once a successor is published: it was replaced, or is no database.
    std::vector<std::filesystem::path> replaced;
    /// What the user should know of, for example generations of which neither is proved, so that
    /// they are left alone.
    std::vector<std::string> notices;
};

/// Looks into a database directory and decides what is what; see database_folder.cpp. If there is
/// no stub, but a run was killed when it had done everything but rename that, does so.
/// Throws Error (kIndex), saying what to do, if it cannot be told which generation is in force,
/// while there is one that might be; Error (kSystem) if the directory cannot be read.
DatabaseFolder look_into(const std::filesystem::path& directory);

/// Throws Error (kIndex) if the directory holds what nutgraf-index does not write, and neither a
/// stub nor an index, so that it is somebody else's.
void refuse_foreign(const std::filesystem::path& directory);

/// Returns the names of the entries of a directory, sorted. Throws Error (kSystem).
std::vector<std::string> names_in(const std::filesystem::path& directory);

/// Removes a file, or a folder and what is in it. That it cannot be done is not told.
void remove_quietly(const std::filesystem::path& path) noexcept;

/// The stub while it is being written.
inline constexpr const char* kNewStubName = "XAPIANDB.new";
inline constexpr const char* kLockName = "lock";

}  // namespace nutgraf
