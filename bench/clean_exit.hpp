// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace nutgraf::bench {

/// From now on SIGHUP, SIGINT and SIGTERM first kill the child named by kill_at_exit(), remove all
/// directories of make_directory(), and then end the process as they always do. A signal that is
/// ignored stays ignored. SIGPIPE is ignored, so that writing to a closed pipe fails and ends
/// nothing. To be called first of all in main(), before there are other threads.
void clean_up_on_signals();

/// Makes a fresh directory; `name` ends in "XXXXXX", which becomes something unique. Throws
/// std::system_error if it cannot. Any thread.
std::filesystem::path make_directory(std::string name);

/// Removes a directory of make_directory() with all it holds, as far as that is possible. Any
/// thread.
void remove_directory(const std::filesystem::path& directory);

/// Names the child to be killed if a signal ends the process; 0: none.
void kill_at_exit(pid_t child);

/// In a child of `parent`, right after fork(): signals do what they do by default again, and the
/// child ends when its parent does.
void leave_with_parent(pid_t parent);

}  // namespace nutgraf::bench
