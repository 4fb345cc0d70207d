// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line of /proc/self/cgroup is "0::/group" for version 2 and "4:memory:/group" for a controller
// of version 1 (cgroups(7)). In a container the group may be told as seen from outside, so that
// there is no such folder here; then the container's limits are in the top folder.
#include "build/memory_limit.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <sstream>
#include <string>

#include "core/small_file.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

// A file with a number, or "max".
std::size_t limit_in(const fs::path& file) {
    const std::string text = read_small_file(file).bytes;
    std::size_t limit = SIZE_MAX;
    std::from_chars(text.data(), text.data() + text.size(), limit);
    return limit;
}

// The least of the group's limits and of those above it, up to the folder `top`.
std::size_t least_limit(const fs::path& top, const fs::path& group,
                        std::initializer_list<const char*> files) {
    std::size_t least = SIZE_MAX;
    fs::path folder = top;
    const auto look = [&] {
        for (const char* file : files) least = std::min(least, limit_in(folder / file));
    };
    look();
    for (const fs::path& part : group.relative_path()) {
        if (part == "..") break;  // outside of what is shown here
        folder /= part;
        look();
    }
    return least;
}

bool has_memory(const std::string& controllers) {
    return (',' + controllers + ',').find(",memory,") != std::string::npos;
}

// What a line of /proc/self/cgroup says.
std::size_t limit_of(const fs::path& root, const std::string& line) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == line.npos ? first : line.find(':', first + 1);
    if (second == line.npos) return SIZE_MAX;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const fs::path group = line.substr(second + 1);
    const fs::path mounted = root / "sys/fs/cgroup";
    if (controllers.empty()) return least_limit(mounted, group, {"memory.max", "memory.high"});
    if (!has_memory(controllers)) return SIZE_MAX;
    return least_limit(mounted / "memory", group, {"memory.limit_in_bytes"});
}

}  // namespace

std::size_t control_group_limit(const fs::path& root) {
    std::istringstream lines(read_small_file(root / "proc/self/cgroup").bytes);
    std::size_t least = SIZE_MAX;
    for (std::string line; std::getline(lines, line);) {
        least = std::min(least, limit_of(root, line));
    }
    return least;
}

}  // namespace nutgraf
