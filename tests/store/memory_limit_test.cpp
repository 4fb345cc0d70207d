// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the control groups of a made-up machine leave to a process.
#include "build/memory_limit.hpp"

#include <cstdint>
#include <map>
#include <string>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

TEST_CASE("the least limit of the group and of those above it counts", "[memory]") {
    struct Case {
        std::string name;
        std::string groups;                         // /proc/self/cgroup
        std::map<std::string, std::string> limits;  // below /sys/fs/cgroup
        std::size_t expected;
    };
    const std::vector<Case> cases = {
        {"no groups", "", {}, SIZE_MAX},
        {"no limits", "0::/a\n", {{"a/memory.max", "max\n"}}, SIZE_MAX},
        {"its own", "0::/a/b\n", {{"a/b/memory.max", "1000\n"}}, 1000},
        {"of the group above",
         "0::/a/b\n",
         {{"a/memory.max", "500\n"}, {"a/b/memory.max", "1000\n"}},
         500},
        {"of the container", "0::/seen/from/outside\n", {{"memory.max", "700\n"}}, 700},
        {"from where it is slowed down",
         "0::/a\n",
         {{"a/memory.max", "900\n"}, {"a/memory.high", "800\n"}},
         800},
        {"not of another group", "0::/a\n", {{"b/memory.max", "1\n"}}, SIZE_MAX},
        {"not of one beyond", "0::/../b\n", {{"memory.max", "9\n"}, {"b/memory.max", "1\n"}}, 9},
        {"version 1",
         "5:cpu:/c\n4:memory:/a/b\n",
         {{"memory/a/b/memory.limit_in_bytes", "300\n"},
          {"memory/memory.limit_in_bytes", "9223372036854771712\n"},
          {"memory/c/memory.limit_in_bytes", "1\n"}},
         300},
        {"with other controllers",
         "4:cpu,memory:/a\n",
         {{"memory/a/memory.limit_in_bytes", "300\n"}},
         300},
        {"both versions",
         "4:memory:/a\n0::/b\n",
         {{"memory/a/memory.limit_in_bytes", "300\n"}, {"b/memory.max", "200\n"}},
         200},
        {"damaged", "nothing\n0\n::\n", {{"memory.max", "\xff\n"}}, SIZE_MAX},
    };
    for (const Case& one : cases) {
        const TempDir root;
        CAPTURE(one.name);
        root.write("proc/self/cgroup", one.groups);
        for (const auto& [file, bytes] : one.limits) root.write("sys/fs/cgroup/" + file, bytes);
        CHECK(nutgraf::control_group_limit(root.path()) == one.expected);
    }
}

TEST_CASE("a machine without control groups has no limit", "[memory]") {
    const TempDir root;
    CHECK(nutgraf::control_group_limit(root.path()) == SIZE_MAX);
}
