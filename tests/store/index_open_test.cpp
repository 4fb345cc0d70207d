// SPDX-License-Identifier: GPL-2.0-or-later
//
// What Index::open() says of directories that are no index of this version, and how an opened index
// answers questions about its articles. Databases are made in a directory of the test's own.
#include <sys/stat.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Index;
using nutgraf::IndexState;

// Changes the state that the index at `path` keeps of itself.
template <typename Change>
void edit_state(const std::string& path, Change&& change) {
    std::ifstream stub(path + "/XAPIANDB");
    std::string type;
    std::string name;
    stub >> type >> name;
    Xapian::WritableDatabase database(path + "/" + name, Xapian::DB_OPEN);
    IndexState state = *nutgraf::read_state(database.get_metadata("nutgraf"));
    database.set_metadata("nutgraf", change(state));
    database.commit();
}

std::string open_error(const std::string& path) {
    return error_of([&] { Index::open(path); });
}

void check_message(const std::string& message, const std::string& path, const std::string& says) {
    CAPTURE(message);
    CHECK(message.starts_with("index: "));
    CHECK_THAT(message, ContainsSubstring(path));
    CHECK_THAT(message, ContainsSubstring(says));
    CHECK_THAT(message, ContainsSubstring("nutgraf-index") || ContainsSubstring("--rebuild") ||
                            ContainsSubstring("choose another with -d"));
    CHECK(message.find('\n') == message.npos);
}

}  // namespace

TEST_CASE("a path that is no index is refused with advice", "[open]") {
    const TempDir dir;
    SECTION("nothing there") {
        check_message(open_error(dir / "db"), dir / "db", "no database at");
    }
    SECTION("an empty directory") {
        std::filesystem::create_directory(dir / "db");
        check_message(open_error(dir / "db"), dir / "db", "is not a nutgraf database");
    }
    SECTION("a text file") {
        dir.write("db", "hello\n");
        check_message(open_error(dir / "db"), dir / "db", "is a file, and no nutgraf database");
    }
    SECTION("another program's database") {
        Xapian::WritableDatabase(dir / "db", Xapian::DB_CREATE).commit();
        check_message(open_error(dir / "db"), dir / "db", "was not written by nutgraf-index");
    }
    SECTION("a stub that names nothing") {
        dir.write("db/XAPIANDB", "auto gen-000009\n");
        check_message(open_error(dir / "db"), dir / "db", "cannot open");
    }
    SECTION("a zero byte") {
        index_rows(dir / "db", {{"a", "", "x"}});
        check_message(open_error((dir / "db") + std::string("\0x", 2)), dir / "db", "zero byte");
    }
    SECTION("a path that is too long") {
        check_message(open_error(dir / std::string(300, 'x')), dir / "xxx", "File name too long");
    }
    SECTION("a link to itself") {
        std::filesystem::create_symlink("db", dir / "db");
        check_message(open_error(dir / "db"), dir / "db", "Too many levels of symbolic links");
    }
    SECTION("a pipe") {
        REQUIRE(::mkfifo((dir / "db").c_str(), 0666) == 0);
        check_message(open_error(dir / "db"), dir / "db", "a device or a pipe");
    }
    SECTION("a stub that is a pipe") {
        std::filesystem::create_directory(dir / "db");
        REQUIRE(::mkfifo((dir / "db/XAPIANDB").c_str(), 0666) == 0);
        check_message(open_error(dir / "db"), dir / "db", "is not a regular file");
    }
    SECTION("a stub without end") {
        std::filesystem::create_directory(dir / "db");
        std::filesystem::create_symlink("/dev/zero", dir / "db/XAPIANDB");
        check_message(open_error(dir / "db"), dir / "db", "is not a regular file");
    }
    SECTION("a stub in a loop of links") {
        std::filesystem::create_directory(dir / "db");
        std::filesystem::create_symlink("XAPIANDB", dir / "db/XAPIANDB");
        check_message(open_error(dir / "db"), dir / "db", "Too many levels");
    }
    SECTION("an empty stub") {
        dir.write("db/XAPIANDB", "");
        check_message(open_error(dir / "db"), dir / "db", "");
    }
}

TEST_CASE("an index of another format or analyzer is refused with advice", "[open]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "peace"}});
    REQUIRE(open_error(path).empty());
    SECTION("format from the future") {
        edit_state(path, [](IndexState state) {
            state.format = nutgraf::schema::kFormat + 1;
            return write_state(state);
        });
        check_message(open_error(path), path, "format this version does not read (4, not 3)");
    }
    SECTION("state that is not JSON") {
        edit_state(path, [](const IndexState&) { return std::string("{"); });
        check_message(open_error(path), path, "(unknown, not 3)");
    }
    SECTION("other stems") {
        edit_state(path, [](IndexState state) {
            state.fingerprint[0] = state.fingerprint[0] == '0' ? '1' : '0';
            return write_state(state);
        });
        check_message(open_error(path), path, "another version of the stemmers");
    }
    SECTION("a language that libstemmer does not have") {
        edit_state(path, [](IndexState state) {
            state.language = "klingon";
            return write_state(state);
        });
        check_message(open_error(path), path, "klingon");
    }
    SECTION("damaged files") {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
            if (entry.path().filename() == "iamglass") std::ofstream(entry.path()) << "damage";
        }
        check_message(open_error(path), path, "cannot open");
    }
}

TEST_CASE("an index tells of its articles and passages", "[open]") {
    const TempDir dir;
    const std::string path = dir / "db";
    const std::string long_id(500, 'i');
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += "word" + std::to_string(i) + (i % 20 == 19 ? ".\n\n" : " ");
    const auto report =
        index_rows(path, {{"b", "Title", text, "2024"}, {long_id, "", "x"}, {"a", "T", ""}});
    const Index index = Index::open(path);

    CHECK(index.info().articles == 3);
    CHECK(index.info().passages == report.total_passages);
    CHECK(index.info().language == "auto");
    CHECK(index.info().path == path);
    CHECK(index.info().mean_length > 0);

    using Names = std::vector<std::pair<std::string, std::string>>;
    CHECK(index.articles() == Names{{"a", "a"}, {"b", "b"}, {long_id, long_id}});
    CHECK(index.has_article(long_id));
    CHECK_FALSE(index.has_article(long_id + "i"));
    CHECK_FALSE(index.has_article(""));
    REQUIRE(index.passage(long_id + "#0"));
    CHECK(index.passage(long_id + "#0")->text == "x");
    CHECK_FALSE(index.passage("b"));
    CHECK_FALSE(index.passage("b#99"));
    CHECK_FALSE(index.passage(""));

    std::string joined;
    const auto passages = index.passages_of("b");
    REQUIRE(passages.size() > 1);
    for (const auto& passage : passages) {
        CHECK(passage.start == joined.size());
        CHECK(passage.of == passages.size());
        joined += passage.text;
    }
    CHECK(joined == text);
    CHECK(index.passages_of("a").size() == 1);
    CHECK(index.passages_of("c").empty());
}
