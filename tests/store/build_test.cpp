// SPDX-License-Identifier: GPL-2.0-or-later
//
// build_index() from rows in memory: what the index holds afterwards, and that a build that fails
// leaves everything as it was, byte for byte. Runs that are killed are in crash_test.cpp.
#include <fcntl.h>
#include <rapidcheck.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "nutgraf/index_builder.hpp"
#include "store/generation.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

#ifdef __SANITIZE_ADDRESS__
// Xapian::Database::check() of 1.4.22 deletes a table as its base class, which is Xapian's to mend.
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace {

namespace fs = std::filesystem;
using nutgraf::BuildOptions;
using nutgraf::Index;

// Every file below a directory with its bytes.
std::map<std::string, std::string> bytes_below(const std::string& path) {
    std::map<std::string, std::string> all;
    if (!fs::exists(path)) return all;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string name = entry.path().lexically_relative(path).string();
        all[name] = entry.is_directory() ? "" : std::string(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

std::set<std::string> entries(const std::string& path) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(path)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

// Each article with the text of its passages, as "id=text".
std::set<std::string> contents(const std::string& path) {
    const Index index = Index::open(path);
    std::set<std::string> all;
    for (const auto& [id, file] : index.articles()) {
        std::string text;
        for (const auto& passage : index.passages_of(id)) text += passage.text;
        all.insert(id + '=' + text);
    }
    CHECK(all.size() == index.info().articles);
    return all;
}

std::string path_of_generation(const std::string& path) {
    for (const std::string& name : entries(path)) {
        if (name.starts_with("gen-")) return path + '/' + name;
    }
    return {};
}

std::size_t damage(const std::string& path) {
    std::ostringstream report;
    return Xapian::Database::check(path_of_generation(path), 0, &report);
}

BuildOptions rebuild() {
    BuildOptions options;
    options.rebuild = true;
    return options;
}

BuildOptions in_language(const std::string& language, bool anew = false) {
    BuildOptions options;
    options.language = language;
    options.rebuild = anew;
    return options;
}

using Contents = std::set<std::string>;

// Holds the lock of a database in another process until it goes out of scope.
class LockHolder {
public:
    explicit LockHolder(const std::string& lock) {
        int ready[2];
        REQUIRE(::pipe(ready) == 0);
        child_ = ::fork();
        if (child_ == 0) {
            const int file = ::open(lock.c_str(), O_RDWR | O_CREAT, 0666);
            ::flock(file, LOCK_EX);
            const bool told = ::write(ready[1], "x", 1) == 1;
            while (told) ::pause();
            ::_exit(1);
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~LockHolder() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    LockHolder(const LockHolder&) = delete;
    LockHolder& operator=(const LockHolder&) = delete;

private:
    pid_t child_ = -1;
};

}  // namespace

TEST_CASE("a new index holds the articles of its source", "[build]") {
    const TempDir dir;
    const auto report =
        index_rows(dir / "db", {{"a", "Peace", "talks"}, {"b", "", "war"}, {"c", "T", ""}});
    CHECK(contents(dir / "db") == Contents{"a=talks", "b=war", "c="});
    CHECK(report.done.articles == 3);
    CHECK(report.done.passages == 3);
    CHECK(report.done.skipped == 0);
    CHECK(report.done.bytes == 3);
    CHECK(report.done.bytes_total == 3);
    CHECK(report.total_articles == 3);
    CHECK(report.total_passages == 3);
    CHECK(entries(dir / "db") == Contents{"XAPIANDB", "gen-000001", "lock"});
}

TEST_CASE("an update replaces, adds and keeps articles", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    std::string long_text;
    for (int i = 0; i < 1000; ++i) long_text += "alpha beta gamma. ";
    index_rows(path, {{"a", "", long_text}, {"b", "", "keep"}, {std::string(300, 'n'), "", "old"}});
    const auto report = index_rows(
        path, {{"a", "", "short"}, {"c", "", "new"}, {std::string(300, 'n'), "", "new"}});
    CHECK(contents(path) == Contents{"a=short", "b=keep", "c=new", std::string(300, 'n') + "=new"});
    CHECK(report.done.articles == 3);
    CHECK(report.total_articles == 4);
    CHECK(report.total_passages == 4);
    CHECK(entries(path) == Contents{"XAPIANDB", "gen-000002", "lock"});
    CHECK(damage(path) == 0);
}

TEST_CASE("a rebuild leaves out what was there", "[build]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "", "old"}, {"b", "", "old"}});
    index_rows(dir / "db", {{"b", "", "new"}}, rebuild());
    CHECK(contents(dir / "db") == Contents{"b=new"});
}

TEST_CASE("stock Xapian opens and checks a database, new or updated", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "Peace", "talks"}, {"b", "", "war"}});
    for (int round = 0; round < 3; ++round) {
        CHECK(damage(path) == 0);
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
    CHECK_FALSE(fs::exists(path));
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
    CHECK(language() == "none");  // an index keeps its language when it is built anew
}

TEST_CASE("of two articles with one id the first counts", "[build]") {
    const TempDir dir;
    RowSource source({{"a", "", "first"}, {"b", "", "x"}, {"a", "", "second"}});
    Recorder observer;
    const auto report = nutgraf::build_index(dir / "db", source, {}, observer);
    CHECK(contents(dir / "db") == Contents{"a=first", "b=x"});
    CHECK(report.done.skipped == 1);
    REQUIRE(observer.skipped.size() == 1);
    CHECK(observer.skipped[0].where == "a");
    CHECK_THAT(observer.skipped[0].reason, ContainsSubstring("\"a\""));
}

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
        CHECK(error == "index: " + path + " is a file, not a database directory");
        CHECK(dir.read("db") == "dear");
    }
}

TEST_CASE("a directory that cannot be made is an error of the system", "[build]") {
    const TempDir dir;
    const auto error = error_of([&] { index_rows(dir / "no/such/db", {{"a", "", "x"}}); });
    CHECK_THAT(error, ContainsSubstring("system: cannot create " + (dir / "no/such/db")));
}

TEST_CASE("two runs do not write at once", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old"}});
    const auto before = bytes_below(path);
    {
        const LockHolder other(path + "/lock");
        const auto error = error_of([&] { index_rows(path, {{"a", "", "new"}}); });
        CHECK(error ==
              "system: " + path + " is being written by another nutgraf-index; try again later");
        CHECK(bytes_below(path) == before);
        CHECK(contents(path) == Contents{"a=old"});
    }
    index_rows(path, {{"a", "", "new"}});
    CHECK(contents(path) == Contents{"a=new"});
}

TEST_CASE("two runs in one process do not write at once", "[build]") {
    const TempDir dir;
    const nutgraf::Generation first(dir / "db");
    CHECK_THAT(error_of([&] { nutgraf::Generation second(dir / "db"); }),
               ContainsSubstring("system: "));
    CHECK(entries(dir / "db") == Contents{"lock"});
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
        CHECK(contents(path) == Contents{"a=old", "b=new"});
        CHECK(entries(path) == Contents{"XAPIANDB", "gen-000018", "lock"});
    }
    SECTION("and if it fails") {
        CHECK_FALSE(error_of([&] { index_rows(path, {}); }).empty());
        CHECK(contents(path) == Contents{"a=old"});
        CHECK(entries(path) == Contents{"XAPIANDB", "gen-000001", "lock"});
    }
}

TEST_CASE("leftovers of a first run that was killed go with the next", "[build]") {
    const TempDir dir;
    dir.write("db/lock", "");
    dir.write("db/gen-000001/postlist.glass", "half");
    index_rows(dir / "db", {{"a", "", "new"}});
    CHECK(contents(dir / "db") == Contents{"a=new"});
    CHECK(entries(dir / "db") == Contents{"XAPIANDB", "gen-000002", "lock"});
}

TEST_CASE("an index whose generation is gone can be rebuilt", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old"}});
    fs::remove_all(path_of_generation(path));
    CHECK_THAT(error_of([&] {
                   index_rows(path, {{"b", "", "new"}});
               }),
               ContainsSubstring("--rebuild"));
    index_rows(path, {{"b", "", "new"}}, rebuild());
    CHECK(contents(path) == Contents{"b=new"});
}

TEST_CASE("a reader keeps what it opened while others are published", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old words"}});
    const Index reader = Index::open(path);
    for (int round = 0; round < 3; ++round) {
        index_rows(path, {{"a", "", "new words"}, {"b", "", "more"}}, rebuild());
        CHECK(reader.passage("a#0")->text == "old words");
        CHECK_FALSE(reader.has_article("b"));
        CHECK(Index::open(path).has_article("b"));
    }
}

TEST_CASE("readers that open while others are published see one state or the other", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "round 0"}, {"b", "", "round 0"}});
    std::atomic<bool> done = false;
    std::atomic<int> opened = 0;
    std::string problem;
    std::thread reader([&] {
        while (!done && problem.empty()) {
            try {
                const Index index = Index::open(path);
                const auto a = index.passage("a#0");
                const auto b = index.passage("b#0");
                if (!a || !b || a->text != b->text) problem = "torn";
                ++opened;
            } catch (const std::exception& error) {
                problem = error.what();
            }
        }
    });
    for (int round = 1; round <= 15; ++round) {
        const std::string text = "round " + std::to_string(round);
        index_rows(path, {{"a", "", text}, {"b", "", text}});
    }
    done = true;
    reader.join();
    CHECK(problem.empty());
    CHECK(opened > 0);
}

TEST_CASE("an article of any size and id is kept whole", "[build]") {
    const TempDir dir;
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "word" + std::to_string(i % 977) + ' ';
    const Rows rows = {{std::string(3'000, 'i'), std::string(5'000, 't'), text},
                       {"spaceless", "", std::string(300'000, 'x')},
                       {"odd # id \"\\\u00fc", "\u4e2d\u6587", "\u4e2d\u6587"}};
    index_rows(dir / "db", rows);
    Contents expected;
    for (const Row& row : rows) expected.insert(row.id + '=' + row.text);
    CHECK(contents(dir / "db") == expected);
    CHECK(damage(dir / "db") == 0);
}
