// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every way to write a database must write the same one: not the same files, but nothing that a
// reader could tell apart, and nothing that Xapian's own check objects to.
#include "store/same_database.hpp"

#include <rapidcheck.h>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

std::string difference_for(const nutgraf::Collection& collection,
                           nutgraf::Bounds bounds = nutgraf::Bounds::kEqual) {
    const TempDir dir;
    return nutgraf::difference_of(nutgraf::build_all(collection, dir.path()), bounds);
}

}  // namespace

TEST_CASE("all writers make the same database at the limits of the format", "[same]") {
    for (const nutgraf::Collection& collection : nutgraf::edge_collections()) {
        CAPTURE(collection.name);
        CHECK(difference_for(collection) == "");
    }
}

TEST_CASE("all writers make the same database of many articles", "[same]") {
    CHECK(difference_for(nutgraf::many_articles(3000)) == "");
}

TEST_CASE("all writers make the same database of the sample corpus", "[same]") {
    CHECK(difference_for(nutgraf::collection_of(NUTGRAF_CORPUS)) == "");
}

TEST_CASE("all writers make the same database of random articles", "[same]") {
    CHECK(rc::check("for any articles", [] {
        const auto collection = nutgraf::distinct(*nutgraf::any_collection());
        RC_ASSERT(difference_for(collection) == "");
    }));
}

TEST_CASE("all writers replace articles that come again alike", "[same]") {
    CHECK(rc::check("for any articles", [] {
        auto collection = *nutgraf::any_collection();
        for (nutgraf::Article& article : collection.articles) {
            if (*rc::gen::weightedElement<bool>({{1, true}, {2, false}})) article.id = "again";
        }
        RC_ASSERT(difference_for(collection, nutgraf::Bounds::kAny) == "");
    }));
}

// Document ids of three bytes and trees of three levels. Slow, so only when asked for by its tag.
TEST_CASE("all writers make the same database of a great many articles", "[.large]") {
    CHECK(difference_for(nutgraf::many_articles(40'000, std::string(60, 'c'))) == "");
}
