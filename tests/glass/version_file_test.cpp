// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/version_file.hpp"

#include <xapian.h>

#include <filesystem>
#include <fstream>

#include "glass/hex.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace glass = nutgraf::glass;
using Roots = std::array<glass::TableRoot, glass::kTables>;

const std::string kUuid = "0123456789abcdef";

// What stands behind the UUID.
std::string rest_of(std::uint32_t revision, const Roots& roots,
                    const glass::DatabaseStatistics& statistics) {
    const std::string all = glass::version_file(kUuid, revision, roots, statistics);
    CHECK(hex(all.substr(0, 16)) == hex(bytes_of("0f 0d 'Xapian Glass' 04 6e")));
    CHECK(all.substr(16, 16) == kUuid);
    return hex(all.substr(32));
}

}  // namespace

TEST_CASE("the version file of an empty database", "[version_file]") {
    CHECK(glass::version_file(kUuid, 0, {}, {}).size() == 77);
    CHECK(rest_of(0, {}, {}) ==
          "00 00 03 00 04 00 00 00 03 00 04 12 00 00 03 00 04 12 00 00 03 00 04 00 00 "
          "00 03 00 04 12 00 00 03 00 04 12 00 00 00 00 00 00 00 00 00");
}

TEST_CASE("the version file of an empty database is Xapian's", "[version_file]") {
    const TempDir dir;
    Xapian::WritableDatabase(dir / "db", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).close();
    const std::string theirs = dir.read("db/iamglass");
    REQUIRE(theirs.size() >= 32);
    CHECK(hex(theirs) == hex(glass::version_file(theirs.substr(16, 16), 0, {}, {})));
}

TEST_CASE("the version file of three documents", "[version_file]") {
    Roots roots{};
    roots[0] = {.root = 0, .level = 0, .entries = 20, .blocks = 1};
    const glass::DatabaseStatistics statistics{.documents = 3,
                                               .last_docid = 3,
                                               .least_length = 4,
                                               .most_length = 10,
                                               .most_wdf = 3,
                                               .total_length = 22};
    const std::string rest = rest_of(1, roots, statistics);
    CHECK(rest.starts_with("01 00 02 14 04 00 06 01 01 00 00 00 00 00 03 00 04 12 00"));
    CHECK(rest.ends_with("03 00 04 03 07 00 16 00"));
}

TEST_CASE("the version file of large tables", "[version_file]") {
    Roots roots{};
    roots[3] = {.root = 300, .level = 2, .entries = 100'000, .blocks = 301};
    const glass::DatabaseStatistics statistics{.documents = 2,
                                               .last_docid = 302,
                                               .least_length = 1,
                                               .most_length = 200,
                                               .most_wdf = 200,
                                               .total_length = 0x1'0000'0000};
    // block 300, level 2 and sequential, entries, 4 * 2048, not compressed, 301 used and none free
    CHECK_THAT(rest_of(1, roots, statistics),
               ContainsSubstring("ac 02 0a a0 8d 06 04 00 07 01 ad 02 00 00 00 00"));
    CHECK(rest_of(1, roots, statistics).ends_with("02 ac 02 01 c8 01 00 00 80 80 80 80 10 00"));
}

TEST_CASE("tables have Xapian's names", "[version_file]") {
    const TempDir dir;
    {
        Xapian::WritableDatabase database(dir / "db", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        Xapian::Document document;
        document.add_posting("a", 1);
        document.set_data("data");
        database.add_document(document);
        database.add_spelling("word");
        database.add_synonym("a", "b");
        database.commit();
    }
    for (std::size_t i = 0; i < glass::kTables; ++i) {
        CAPTURE(i);
        CHECK(std::filesystem::exists(dir.path() / "db" /
                                      glass::table_name(static_cast<glass::Table>(i))));
    }
    CHECK(std::filesystem::exists(dir.path() / "db" / glass::kVersionFileName));
}

TEST_CASE("a UUID is random and says so", "[version_file]") {
    const std::string one = glass::make_uuid();
    const std::string two = glass::make_uuid();
    CHECK(one.size() == 16);
    CHECK(one != two);
    for (const std::string& uuid : {one, two}) {
        CHECK((static_cast<unsigned char>(uuid[6]) >> 4) == 4);
        CHECK((static_cast<unsigned char>(uuid[8]) >> 6) == 2);
    }
}
