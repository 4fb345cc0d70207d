// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/name_filter.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "source/format.hpp"

namespace nutgraf {
namespace {

// A pattern may mean the path or the file name alone; in it, * stands for slashes, too.
bool matches_any(const std::vector<std::string>& patterns, const std::string& within) {
    const std::string name = within.substr(within.rfind('/') + 1);
    return std::ranges::any_of(patterns, [&](const std::string& pattern) {
        return ::fnmatch(pattern.c_str(), within.c_str(), 0) == 0 ||
               ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
    });
}

}  // namespace

bool NameFilter::excludes(const std::string& within) const {
    return matches_any(options_.exclude, within);
}

bool NameFilter::admits(const std::string& within) const {
    if (excludes(within)) return false;
    const std::string unpacked = unpacked_name(within);
    if (options_.include.empty() || format_of_name(unpacked) == Format::kArchive) {
        return is_known_name(within);
    }
    return matches_any(options_.include, within) || matches_any(options_.include, unpacked);
}

}  // namespace nutgraf
