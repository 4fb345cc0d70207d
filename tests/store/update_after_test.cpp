// SPDX-License-Identifier: GPL-2.0-or-later
//
// A database may look right and yet break when it is changed, since Xapian then relies on what a
// reader never sees. So databases of one collection, each by another writer, go through the same
// changes, are compacted and changed again, and must stay the same and sound at every commit.
#include <xapian.h>

#include "core/index_impl.hpp"
#include "store/changes.hpp"
#include "store/same_database.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

constexpr unsigned kSeed = 20240517;

using Paths = std::vector<std::string>;

// Changes all databases alike, commits, and compares; `rounds` times.
void change_and_compare(const Paths& paths, unsigned seed, unsigned rounds, int changes) {
    std::vector<Xapian::WritableDatabase> databases;
    for (const std::string& path : paths) {
        databases.emplace_back(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    }
    for (unsigned round = 0; round < rounds; ++round) {
        CAPTURE(seed, round);
        for (Xapian::WritableDatabase& database : databases) {
            // Xapian's errors are no std::exception; Catch could not tell what was thrown.
            nutgraf::with_xapian(nutgraf::ErrorKind::kSystem, "changing a database", [&] {
                nutgraf::Changes(database, seed + round).make(changes);
                database.commit();
            });
        }
        REQUIRE(nutgraf::difference_of(paths) == "");
    }
}

Paths compact(const Paths& paths) {
    Paths compacted;
    for (const std::string& path : paths) {
        compacted.push_back(path + ".compact");
        nutgraf::with_xapian(nutgraf::ErrorKind::kSystem, "compacting " + path,
                             [&] { Xapian::Database(path).compact(compacted.back()); });
    }
    return compacted;
}

void check_life(const nutgraf::Collection& collection, unsigned rounds, int changes) {
    CAPTURE(collection.name);
    const TempDir dir;
    const Paths paths = nutgraf::build_all(collection, dir.path());
    change_and_compare(paths, kSeed, rounds, changes);
    const Paths compacted = compact(paths);
    REQUIRE(nutgraf::difference_of(compacted) == "");
    change_and_compare(compacted, kSeed + 1000, rounds, changes);
}

}  // namespace

TEST_CASE("databases of all writers stay the same through changes", "[same]") {
    check_life(nutgraf::many_articles(1500), 3, 300);
}

TEST_CASE("databases of all writers stay the same through changes, whatever they hold", "[same]") {
    for (const nutgraf::Collection& collection : nutgraf::edge_collections()) {
        check_life(collection, 1, 80);
    }
}

TEST_CASE("databases of all writers are the same when compacted at once", "[same]") {
    const TempDir dir;
    const Paths paths = nutgraf::build_all(nutgraf::many_articles(1000), dir.path());
    const Paths compacted = compact(paths);
    CHECK(nutgraf::difference_of(compacted) == "");
    change_and_compare(compacted, kSeed, 2, 100);
}

TEST_CASE("databases of all writers can lose all documents and start again", "[same]") {
    const TempDir dir;
    const Paths paths = nutgraf::build_all(nutgraf::many_articles(300), dir.path());
    for (const std::string& path : paths) {
        Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        for (Xapian::docid id = database.get_lastdocid(); id > 0; --id)
            database.delete_document(id);
        database.commit();
    }
    CHECK(nutgraf::difference_of(paths) == "");
    change_and_compare(paths, kSeed, 2, 100);
}
