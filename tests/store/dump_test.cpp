// SPDX-License-Identifier: GPL-2.0-or-later
//
// The dump that other tests rely on: each kind of thing in a database shows in it, and a message
// about a difference leads to the place.
#include "support/dump.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::first_difference;

Xapian::Document small_document() {
    Xapian::Document document;
    document.set_data("two \"words\"\n");
    document.add_posting("peace", 1);
    document.add_posting("talks", 2, 3);
    document.add_boolean_term("Qa");
    document.add_value(0, "zero");
    document.add_value(300, "late");
    return document;
}

}  // namespace

TEST_CASE("a dump shows what a database holds", "[dump]") {
    const TempDir dir;
    Xapian::WritableDatabase database(dir / "db", Xapian::DB_CREATE);
    database.add_document(small_document());
    database.set_metadata("key", "\xff");
    database.commit();
    CHECK(nutgraf::dump(database) == R"(documents 1
last document 1
total length 4
average length 4
lengths from 4 to 4
positions yes
metadata "key": "\xff"
term "Qa": documents 1, occurrences 0, wdf at most 0
  1:0 length 4
term "peace": documents 1, occurrences 1, wdf at most 1
  1:1 length 4 at 1
term "talks": documents 1, occurrences 3, wdf at most 3
  1:3 length 4 at 2
document 1: length 4, terms 3
  data "two \x22words\x22\x0a"
  value 0 "zero"
  value 300 "late"
  "Qa":0 positions 0
  "peace":1 positions 1 at 1
  "talks":3 positions 1 at 2
slot 0: documents 1, from "zero" to "zero"
  1 "zero"
slot 1: documents 0, from "" to ""
slot 2: documents 0, from "" to ""
slot 3: documents 0, from "" to ""
slot 4: documents 0, from "" to ""
slot 5: documents 0, from "" to ""
slot 300: documents 1, from "late" to "late"
  1 "late"
)");
}

TEST_CASE("whatever changes in a database changes its dump", "[dump]") {
    using Change = std::function<void(Xapian::WritableDatabase&, Xapian::Document&)>;
    const std::vector<Change> changes = {
        [](auto&, auto& document) { document.set_data("other"); },
        [](auto&, auto& document) { document.add_term("peace"); },
        [](auto&, auto& document) { document.add_boolean_term("Qb"); },
        [](auto&, auto& document) { document.add_posting("peace", 2, 0); },
        [](auto&, auto& document) { document.remove_posting("talks", 2, 0); },
        [](auto&, auto& document) { document.add_value(300, "later"); },
        [](auto&, auto& document) { document.remove_value(0); },
        [](auto& database, auto&) { database.set_metadata("key", "value"); },
        [](auto& database, auto&) { database.add_spelling("peace"); },
        [](auto& database, auto&) { database.add_synonym("peace", "calm"); },
        [](auto& database, auto& document) { database.replace_document(7, document); },
    };
    const TempDir dir;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        CAPTURE(at);
        Xapian::WritableDatabase database(dir / std::to_string(at), Xapian::DB_CREATE);
        database.add_document(small_document());
        database.commit();
        const std::string before = nutgraf::dump(database);
        Xapian::Document document = database.get_document(1);
        changes[at](database, document);
        database.replace_document(1, document);
        database.commit();
        CHECK(first_difference(before, nutgraf::dump(database)) != "");
    }
}

TEST_CASE("a database without documents has a dump", "[dump]") {
    const TempDir dir;
    Xapian::WritableDatabase database(dir / "db", Xapian::DB_CREATE);
    database.commit();
    CHECK_THAT(nutgraf::dump(database), ContainsSubstring("documents 0\nlast document 0\n"));
    CHECK(nutgraf::check(dir / "db").errors == 0);
}

TEST_CASE("a difference is shown with what stands above it", "[dump]") {
    const std::string text = "documents 2\nterm \"a\": x\n  1:1\n  2:1\n  3:1\nterm \"b\"\n";
    CHECK(first_difference(text, text) == "");
    CHECK(first_difference("", "") == "");
    std::string other = text;
    other[other.find("3:1") + 2] = '9';
    CHECK(first_difference(text, other) ==
          "line 5, below\nterm \"a\": x\n  2:1\nfirst:    3:1\nsecond:   3:9\n");
    CHECK_THAT(first_difference(text, text + "more\n"), ContainsSubstring("second: more"));
    CHECK_THAT(first_difference("", "new\n"), ContainsSubstring("first:  \nsecond: new"));
    const std::string near(500, 'x');
    CHECK_THAT(first_difference(near + "a" + near, near + "b" + near),
               ContainsSubstring("\nsecond: ..." + std::string(60, 'x') + 'b' +
                                 std::string(99, 'x') + "..."));
}

TEST_CASE("damage to a database is found by the check", "[dump]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "Peace", "talks"}, {"b", "", "war"}});
    CHECK(nutgraf::check(dir / "db").errors == 0);
    CHECK(nutgraf::check(dir / "none").errors == 1);
    const std::string table = dir / "db/gen-000001/position.glass";
    REQUIRE(std::filesystem::exists(table));
    std::fstream(table, std::ios::in | std::ios::out | std::ios::binary).seekp(0) << "damage";
    const auto report = nutgraf::check(dir / "db");
    CHECK(report.errors > 0);
    CHECK_FALSE(report.text.empty());
}
