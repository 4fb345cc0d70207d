// SPDX-License-Identifier: GPL-2.0-or-later
//
// Databases that a benchmark writes live in a directory of their own, so that runs never meet.
#include "temp_directory.hpp"

#include "clean_exit.hpp"

namespace nutgraf::bench {

TempDirectory::TempDirectory(const std::filesystem::path& parent) {
    const auto base = parent.empty() ? std::filesystem::temp_directory_path() : parent;
    path_ = make_directory((base / "nutgraf-bench-XXXXXX").string());
}

TempDirectory::~TempDirectory() { remove_directory(path_); }

}  // namespace nutgraf::bench
