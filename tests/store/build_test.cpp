// SPDX-License-Identifier: GPL-2.0-or-later
//
// build_index() from rows in memory: what the index holds afterwards. Builds that fail are in
// failed_build_test.cpp, several at once in concurrent_build_test.cpp, runs that are killed in
// crash_test.cpp.
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "nutgraf/index_builder.hpp"
#include "store/built_index.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/dump.hpp"
#include "support/temp_dir.hpp"

#ifdef __SANITIZE_ADDRESS__
// Xapian::Database::check() of 1.4.22 deletes a table as its base class, which is Xapian's to mend.
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace {

using nutgraf::BuildOptions;
using nutgraf::Index;

BuildOptions in_language(const std::string& language, bool anew = false) {
    BuildOptions options;
    options.language = language;
    options.rebuild = anew;
    return options;
}

}  // namespace

TEST_CASE("a new index holds the articles of its source", "[build]") {
    const TempDir dir;
    const auto report =
        index_rows(dir / "db", {{"a", "Peace", "talks"}, {"b", "", "war"}, {"c", "T", ""}});
    CHECK(contents(dir / "db") == Strings{"a=talks", "b=war", "c="});
    CHECK(report.done.articles == 3);
    CHECK(report.done.passages == 3);
    CHECK(report.done.skipped == 0);
    CHECK(report.done.bytes == 3);
    CHECK(report.done.bytes_total == 3);
    CHECK(report.total_articles == 3);
    CHECK(report.total_passages == 3);
    CHECK(entries(dir / "db") == Strings{"XAPIANDB", "gen-000001", "lock"});
}

TEST_CASE("an update replaces, adds and keeps articles", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    std::string long_text;
    for (int i = 0; i < 1000; ++i) long_text += "alpha beta gamma. ";
    index_rows(path, {{"a", "", long_text}, {"b", "", "keep"}, {std::string(300, 'n'), "", "old"}});
    const auto report = index_rows(
        path, {{"a", "", "short"}, {"c", "", "new"}, {std::string(300, 'n'), "", "new"}});
    CHECK(contents(path) == Strings{"a=short", "b=keep", "c=new", std::string(300, 'n') + "=new"});
    CHECK(report.done.articles == 3);
    CHECK(report.total_articles == 4);
    CHECK(report.total_passages == 4);
    CHECK(entries(path) == Strings{"XAPIANDB", "gen-000002", "lock"});
    CHECK(nutgraf::check(path).errors == 0);
}

TEST_CASE("a rebuild leaves out what was there", "[build]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "old"}, {"b", "", "old"}});
    index_rows(dir / "db", {{"b", "", "new"}}, rebuild());
    CHECK(contents(dir / "db") == Strings{"b=new"});
}

TEST_CASE("stock Xapian opens and checks a database, new or updated", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "Peace", "talks"}, {"b", "", "war"}});
    for (int round = 0; round < 3; ++round) {
        CHECK(nutgraf::check(path).errors == 0);
        CHECK(Xapian::Database(path).term_exists("Zpeac"));
        CHECK(Xapian::Database(path).get_doccount() == 2);
        index_rows(path, {{"b", "", "war " + std::to_string(round)}});
    }
}

TEST_CASE("the language of an index is chosen once", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    const auto language = [&] { return Index::open(path).info().language; };
    const auto error = [&](const BuildOptions& options) {
        return error_of([&] { index_rows(path, {{"a", "", "x"}}, options); });
    };
    CHECK_THAT(error(in_language("klingon")),
               ContainsSubstring("usage: unknown language 'klingon'"));
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(error(in_language("de")).empty());
    CHECK(language() == "german");
    CHECK(error({}).empty());
    CHECK(error(in_language("german")).empty());
    const auto before = bytes_below(path);
    CHECK(error(in_language("en")) ==
          "usage: " + path + " is indexed as german, not english; use --rebuild to index it anew");
    CHECK(bytes_below(path) == before);
    CHECK(error(in_language("none", true)).empty());
    CHECK(language() == "none");
    CHECK(error(rebuild()).empty());
    CHECK(language() == "auto");  // it is forgotten with the rest
}

TEST_CASE("of articles with one id the last counts, whoever writes", "[build]") {
    using nutgraf::WriterChoice;
    const Rows rows = {{"a", "", "first"}, {"b", "", "x"},     {"a", "", "second"},
                       {"c", "", "y"},     {"a", "", "third"}, {"d", "", "first"}};
    for (const WriterChoice writer : {WriterChoice::kBulk, WriterChoice::kApi}) {
        const TempDir dir;
        RowSource source(rows);
        Recorder observer;
        BuildOptions options;
        options.writer = writer;
        const auto report = nutgraf::build_index(dir / "db", source, options, observer);
        CHECK(contents(dir / "db") == Strings{"a=third", "b=x", "c=y", "d=first"});
        CHECK(nutgraf::check(dir / "db").errors == 0);
        CHECK(observer.skipped.empty());
        CHECK(report.done.articles == 4);
        CHECK(report.done.passages == 4);
        CHECK(report.done.passed_over.total() == 2);
        CHECK(report.total_articles == 4);
        CHECK(report.total_passages == 4);
        // As if each had come in a run of its own.
        for (const Row& row : rows) index_rows(dir / "one by one", {row});
        CHECK(contents(dir / "one by one") == contents(dir / "db"));
    }
}

TEST_CASE("without term lists the first article of an id counts", "[build]") {
    const TempDir dir;
    RowSource source({{"a", "", "first"}, {"b", "", "x"}, {"a", "", "second"}});
    Recorder observer;
    BuildOptions options;
    options.format.termlists = false;
    const auto report = nutgraf::build_index(dir / "db", source, options, observer);
    CHECK(contents(dir / "db") == Strings{"a=first", "b=x"});
    CHECK(report.done.skipped == 1);
    REQUIRE(observer.skipped.size() == 1);
    CHECK_THAT(observer.skipped[0].reason, ContainsSubstring("\"a\" came before"));
}

TEST_CASE("without term lists an empty article does not take the place of one with text",
          "[build]") {
    const TempDir dir;
    std::ofstream(dir / "a.jsonl") << R"({"id":"a","text":""})" << '\n'
                                   << R"({"id":"b","text":"x"})" << '\n'
                                   << R"({"id":"a","text":"text"})" << '\n';
    const auto source = nutgraf::open_sources({dir / "a.jsonl"});
    Recorder observer;
    BuildOptions options;
    options.format.termlists = false;
    nutgraf::build_index(dir / "db", *source, options, observer);
    CHECK(contents(dir / "db") == Strings{"a=text", "b=x"});
    CHECK(observer.skipped.empty());
}

TEST_CASE("an article of any size and id is kept whole", "[build]") {
    const TempDir dir;
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "word" + std::to_string(i % 977) + ' ';
    const Rows rows = {{std::string(3'000, 'i'), std::string(5'000, 't'), text},
                       {"spaceless", "", std::string(300'000, 'x')},
                       {"odd # id \"\\\u00fc", "\u4e2d\u6587", "\u4e2d\u6587"}};
    index_rows(dir / "db", rows);
    Strings expected;
    for (const Row& row : rows) expected.insert(row.id + '=' + row.text);
    CHECK(contents(dir / "db") == expected);
    CHECK(nutgraf::check(dir / "db").errors == 0);
}
