// SPDX-License-Identifier: GPL-2.0-or-later
//
// A build that fails leaves everything as it was, byte for byte, and what a failed one did leave is
// no hindrance to the next.
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include "nutgraf/index_builder.hpp"
#include "store/built_index.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using nutgraf::BuildOptions;

}  // namespace

TEST_CASE("a build that fails leaves nothing behind", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    const bool existing = GENERATE(false, true);
    const bool anew = GENERATE(false, true);
    if (existing) index_rows(path, {{"a", "", "old"}, {"b", "", "old"}});
    const auto before = bytes_below(path);
    const Rows rows = {{"a", "", "new"}, {"c", "", "new"}, {"d", "", "new"}};
    Recorder observer;
    const auto build = [&](Rows some, std::size_t throw_at = SIZE_MAX) {
        RowSource source(std::move(some), throw_at);
        BuildOptions options;
        options.rebuild = anew;
        return error_of([&] { nutgraf::build_index(path, source, options, observer); });
    };
    SECTION("no articles") {
        CHECK_THAT(build({}), ContainsSubstring("input: no articles in the rows"));
    }
    SECTION("the observer ends the run") {
        observer.act = [](const auto& progress) { return progress.articles < 2; };
        CHECK_THAT(build(rows), ContainsSubstring("interrupted: interrupted"));
    }
    SECTION("the observer throws") {
        observer.act = [](const auto&) -> bool { throw std::runtime_error("observer"); };
        CHECK_THROWS_AS(build(rows), std::runtime_error);
    }
    SECTION("the source throws") { CHECK_THROWS_WITH(build(rows, 2), "the source broke"); }
    SECTION("the source throws at once") { CHECK_THROWS_WITH(build(rows, 0), "the source broke"); }
    CHECK(bytes_below(path) == before);
    CHECK(fs::exists(path) == existing);
}

TEST_CASE("an update can be ended while it copies", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old"}});
    const auto before = bytes_below(path);
    RowSource source({{"b", "", "new"}});
    Recorder observer;
    observer.act = [](const auto&) { return false; };
    CHECK(error_of([&] { nutgraf::build_index(path, source, {}, observer); }) ==
          "interrupted: interrupted; the index is as it was before");
    CHECK(source.bytes_read() == 0);
    CHECK(bytes_below(path) == before);
}

TEST_CASE("a build that fails leaves an empty directory empty", "[build]") {
    const TempDir dir;
    fs::create_directory(dir / "db");
    CHECK_FALSE(error_of([&] { index_rows(dir / "db", {}); }).empty());
    CHECK(entries(dir / "db").empty());
}

TEST_CASE("what is not a nutgraf database is left alone", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    const auto refused = [&](const std::string& says) {
        const auto before = bytes_below(path);
        for (const bool anew : {false, true}) {
            BuildOptions options;
            options.rebuild = anew;
            const auto error = error_of([&] { index_rows(path, {{"a", "", "x"}}, options); });
            CHECK_THAT(error, ContainsSubstring("index: " + path));
            CHECK_THAT(error, ContainsSubstring(says));
        }
        CHECK(bytes_below(path) == before);
    };
    SECTION("a directory of other files") {
        dir.write("db/letter.txt", "dear");
        refused("not a nutgraf database (it holds letter.txt)");
    }
    SECTION("a directory whose name only looks alike") {
        dir.write("db/gen-eration/precious.txt", "dear");
        refused("not a nutgraf database (it holds gen-eration)");
    }
    SECTION("a name that grows too long for a number") {
        dir.write("db/gen-" + std::string(40, '9') + "/precious.txt", "dear");
        refused("not a nutgraf database");
    }
    SECTION("a stub of another program's") {
        dir.write("db/XAPIANDB", "auto ../elsewhere\n");
        refused("not a nutgraf database (its XAPIANDB names something else)");
    }
    SECTION("a stub that leads out of the directory") {
        dir.write("elsewhere/precious.txt", "dear");
        dir.write("db/XAPIANDB", "auto gen-000001/../../elsewhere\n");
        refused("names something else");
        CHECK(dir.read("elsewhere/precious.txt") == "dear");
    }
    SECTION("another program's database") {
        Xapian::WritableDatabase(path, Xapian::DB_CREATE).commit();
        refused("not a nutgraf database");
    }
    SECTION("a file") {
        dir.write("db", "dear");
        const auto error = error_of([&] { index_rows(path, {{"a", "", "x"}}); });
        CHECK(error ==
              "index: " + path + " is a file, not a database directory; choose another with -d");
        CHECK(dir.read("db") == "dear");
    }
}

TEST_CASE("a directory that cannot be made is an error of the system", "[build]") {
    const TempDir dir;
    const auto error = error_of([&] { index_rows(dir / "no/such/db", {{"a", "", "x"}}); });
    CHECK_THAT(error, ContainsSubstring("system: cannot create " + (dir / "no/such/db")));
}

TEST_CASE("leftovers of a run that was killed go with the next", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old"}});
    dir.write("db/gen-000002/postlist.glass", "half");
    dir.write("db/gen-000017/postlist.glass", "half");
    dir.write("db/XAPIANDB.new", "auto gen-00");
    SECTION("if it succeeds") {
        index_rows(path, {{"b", "", "new"}});
        CHECK(contents(path) == Strings{"a=old", "b=new"});
        CHECK(entries(path) == Strings{"XAPIANDB", "gen-000018", "lock"});
    }
    SECTION("but not if it fails") {
        const auto before = bytes_below(path);
        CHECK_FALSE(error_of([&] { index_rows(path, {}); }).empty());
        CHECK(bytes_below(path) == before);
    }
}

TEST_CASE("leftovers of a first run that was killed go with the next", "[build]") {
    const TempDir dir;
    dir.write("db/lock", "");
    dir.write("db/gen-000001/postlist.glass", "half");
    index_rows(dir / "db", {{"a", "", "new"}});
    CHECK(contents(dir / "db") == Strings{"a=new"});
    CHECK(entries(dir / "db") == Strings{"XAPIANDB", "gen-000002", "lock"});
}

TEST_CASE("a number that no other can follow is refused", "[build]") {
    const TempDir dir;
    const std::string last = "gen-999999999999999999";
    dir.write("db/" + last + "/postlist.glass", "half");
    CHECK_THAT(error_of([&] {
                   index_rows(dir / "db", {{"a", "", "new"}});
               }),
               ContainsSubstring(dir / "db") && ContainsSubstring("move that away"));
    CHECK(entries(dir / "db") == Strings{last});
}

TEST_CASE("an index whose generation is gone can be rebuilt", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old"}});
    fs::remove_all(path + "/gen-000001");
    CHECK_THAT(error_of([&] {
                   index_rows(path, {{"b", "", "new"}});
               }),
               ContainsSubstring("--rebuild"));
    index_rows(path, {{"b", "", "new"}}, rebuild());
    CHECK(contents(path) == Strings{"b=new"});
}
