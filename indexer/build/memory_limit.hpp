// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

namespace nutgraf {

/// Returns how many bytes of memory the control groups of Linux, version 1 or 2 or both, leave to
/// this process: the least limit of its own group and of all above it; SIZE_MAX if there is none.
/// `root` is where "proc" and "sys" are.
std::size_t control_group_limit(const std::filesystem::path& root = "/");

}  // namespace nutgraf
