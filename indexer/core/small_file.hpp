// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace nutgraf {

/// The most bytes that a stub, or another file of a few lines, may have.
inline constexpr std::size_t kMostSmall = std::size_t{1} << 16;

/// What came of reading a small file.
struct SmallFile {
    std::string bytes = {};
    bool missing = false;      ///< there is nothing by this name
    std::string problem = {};  ///< why it cannot be read: "is a folder", "cannot be read: ..."
};

/// Reads a regular file of at most `most` bytes. Whatever else the name leads to is a problem: it
/// never waits for a pipe, and never reads a device or a file without end.
SmallFile read_small_file(const std::filesystem::path& path, std::size_t most = kMostSmall);

/// Returns what the system says of `error`, an errno, and what to do if the disk is full.
std::string system_reason(int error);

}  // namespace nutgraf
