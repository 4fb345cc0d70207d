// SPDX-License-Identifier: GPL-2.0-or-later
//
// Databases that a benchmark writes live in a directory of their own, so that runs never meet.
#include "temp_directory.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace nutgraf::bench {

TempDirectory::TempDirectory(const std::filesystem::path& parent) {
    const auto base = parent.empty() ? std::filesystem::temp_directory_path() : parent;
    std::string name = (base / "nutgraf-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "cannot create " + name);
    }
    path_ = name;
}

TempDirectory::~TempDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace nutgraf::bench
