// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace nutgraf::bench {

/// What a piece of work cost.
struct Cost {
    double wall = 0;    ///< seconds
    double cpu = 0;     ///< seconds, in user and kernel mode, of all threads
    double memory = 0;  ///< bytes; what of, the function that measured it says
};

/// A program that has run to its end.
struct Finished {
    Cost cost;           ///< from start to end; the memory is its peak resident set
    std::string output;  ///< what it wrote on standard output
};

/// Runs a program, found in PATH if its name has no slash, and waits for it. Its standard error is
/// this process's. Throws std::runtime_error, naming the command, if it cannot be started or ends
/// with anything but 0.
Finished run_command(const std::vector<std::string>& words);

/// Runs `work` in a process of its own and returns what it returned. Throws std::runtime_error
/// with the message of what it threw, Xapian's errors included, or if the process was killed.
std::string run_in_child(const std::function<std::string()>& work);

/// Runs `work` in this process. The memory is by how much the peak resident set exceeds the
/// resident set at the start.
Cost timed(const std::function<void()>& work);

/// Writes the file system of `directory` out, so that nobody pays for what another left unwritten.
void sync_file_system(const std::filesystem::path& directory);

}  // namespace nutgraf::bench
