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

// Folders met on a disk are asked for one by one, on the way down; of the member of an archive only
// the whole path is known.
bool NameFilter::excludes(const std::string& within) const {
    if (options_.exclude.empty()) return false;
    constexpr std::size_t kMostLooked = 4096;  // bytes; the path may be made to take time
    for (std::size_t slash = within.find('/'); slash < std::min(within.size(), kMostLooked);
         slash = within.find('/', slash + 1)) {
        if (matches_any(options_.exclude, within.substr(0, slash))) return true;
    }
    return matches_any(options_.exclude, within);
}

std::optional<PassedReason> NameFilter::passes_over(const std::string& within) const {
    if (excludes(within)) return PassedReason::kExcluded;
    const std::string unpacked = unpacked_name(within);
    if (options_.include.empty() || format_of_name(unpacked) == Format::kArchive) {
        return is_known_name(within) ? std::nullopt : std::optional(PassedReason::kSuffix);
    }
    const bool included =
        matches_any(options_.include, within) || matches_any(options_.include, unpacked);
    return included ? std::nullopt : std::optional(PassedReason::kExcluded);
}

}  // namespace nutgraf
