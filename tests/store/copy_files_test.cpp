// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/copy_files.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

#include "store/built_index.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

TEST_CASE("a copy has the bytes of all files, and asks now and then", "[copy]") {
    const TempDir dir;
    const std::size_t piece = std::size_t{8} << 20;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, piece, 2 * piece + 3}) {
        dir.write("from/" + std::to_string(size), std::string(size, 'x') + std::to_string(size));
    }
    int asked = 0;
    nutgraf::copy_files(dir / "from", dir / "to", [&] { ++asked; });
    CHECK(bytes_below(dir / "to") == bytes_below(dir / "from"));
    CHECK(asked >= 4);
}

TEST_CASE("a copy ends with what is thrown when it asks", "[copy]") {
    const TempDir dir;
    dir.write("from/a", "x");
    const auto stop = [] { throw std::runtime_error("enough"); };
    CHECK_THROWS_WITH(nutgraf::copy_files(dir / "from", dir / "to", stop), "enough");
}

TEST_CASE("what cannot be copied is named", "[copy]") {
    const TempDir dir;
    dir.write("from/a", "x");
    const auto error = [&](const std::string& from, const std::string& to) {
        return error_of([&] { nutgraf::copy_files(dir / from, dir / to, [] {}); });
    };
    CHECK_THAT(error("nowhere", "to"),
               ContainsSubstring("system: cannot read " + (dir / "nowhere")));
    CHECK_THAT(error("from", "no/where"), ContainsSubstring("cannot create " + (dir / "no/where")));
}
