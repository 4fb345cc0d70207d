// SPDX-License-Identifier: GPL-2.0-or-later
//
// Of each layout a set of a page or two, as its repository would have them.
#include "extraction/layout.hpp"

#include <zlib.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "extraction/files.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace nutgraf::bench;

void write_gzip(const std::string& path, const std::string& bytes) {
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
}

// The pages of a folder, which must be of that layout.
std::vector<GoldPage> read_as(const Layout& layout, const std::string& folder) {
    REQUIRE(layout_of(folder).name == layout.name);
    return layout.read(folder);
}

}  // namespace

TEST_CASE("a list of pages is read") {
    const TempDir dir;
    dir.write("gold.jsonl",
              R"({"_id":"1","title":"Ferry sinks","author":null,"date":"2024-03-04",)"
              R"("text":"The ferry sank at noon.","with":["sank"],"without":["Menu","Share"]})"
              "\n"
              R"({"_id":"2","author":"Jane Doe"})"
              "\n");
    dir.write("html/README", "pages");
    write_gzip(dir / "html/1.html.gz", "<p>The ferry sank at noon.</p>");
    const std::vector<GoldPage> gold = read_as(kListLayout, dir.path());
    REQUIRE(gold.size() == 2);
    CHECK(gold[0].id == "1");
    CHECK(gold[0].title == "Ferry sinks");
    CHECK(gold[0].author.empty());
    CHECK(gold[0].date == "2024-03-04");
    CHECK(gold[0].text == "The ferry sank at noon.");
    CHECK(gold[0].with == std::vector<std::string>{"sank"});
    CHECK(gold[0].without == std::vector<std::string>{"Menu", "Share"});
    CHECK(read_file(gold[0].file) == "<p>The ferry sank at noon.</p>");
    CHECK(gold[1].author == "Jane Doe");
    CHECK(!gold[1].text);
    CHECK_THROWS_AS(read_file(gold[1].file), std::runtime_error);
}

TEST_CASE("wcxb's pages are read, those to develop with if it is the whole repository") {
    const TempDir dir;
    const std::string gold =
        R"({"file_id":"0007","ground_truth":{"title":"Ferry sinks","author":"Jane Doe",)"
        R"("publish_date":"2024-03-04","main_content":"It sank.","with":["sank"],"without":null}})";
    dir.write("dev/ground-truth/0007.json", gold);
    dir.write("dev/html/README", "pages");
    dir.write("test/ground-truth/0008.json", gold);
    write_gzip(dir / "dev/html/0007.html.gz", "<p>It sank.</p>");
    for (const std::string& folder : {dir.path().string(), dir / "dev"}) {
        CAPTURE(folder);
        const std::vector<GoldPage> pages = read_as(kWcxbLayout, folder);
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].id == "0007");
        CHECK(pages[0].title == "Ferry sinks");
        CHECK(pages[0].author == "Jane Doe");
        CHECK(pages[0].date == "2024-03-04");
        CHECK(pages[0].text == "It sank.");
        CHECK(pages[0].with == std::vector<std::string>{"sank"});
        CHECK(pages[0].without.empty());
        CHECK(read_file(pages[0].file) == "<p>It sank.</p>");
    }
    CHECK(read_as(kWcxbLayout, dir / "test")[0].id == "0008");
}

TEST_CASE("trafilatura's pages are read") {
    const TempDir dir;
    dir.write("tests/evaldata.json",
              R"({"https://b.example/": {"file": "b.html", "with": ["sank"], "without": ["Menu"],)"
              R"( "title": "Ferry sinks", "author": ["Jane Doe", "John Roe"], "date": null},)"
              R"( "https://a.example/": {"file": "a.html", "author": "Jane Doe",)"
              R"( "date": "2024-03-04"}})");
    dir.write("tests/cache/a.html", "kept");
    dir.write("tests/eval/a.html", "not read: cache comes first");
    dir.write("tests/eval/b.html", "read");
    const std::vector<GoldPage> pages = read_as(kTrafilaturaLayout, dir.path());
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].id == "b.html");
    CHECK(pages[0].title == "Ferry sinks");
    CHECK(pages[0].author == "Jane Doe; John Roe");
    CHECK(pages[0].date.empty());
    CHECK(!pages[0].text);
    CHECK(pages[0].with == std::vector<std::string>{"sank"});
    CHECK(pages[0].without == std::vector<std::string>{"Menu"});
    CHECK(read_file(pages[0].file) == "read");
    CHECK(pages[1].author == "Jane Doe");
    CHECK(pages[1].date == "2024-03-04");
    CHECK(read_file(pages[1].file) == "kept");
}

TEST_CASE("htmldate's pages are read, from both its files") {
    const TempDir dir;
    dir.write("tests/eval_default.json",
              R"({"https://a.example/": {"file": "a.html", "date": "2024-03-04"}})");
    dir.write("tests/eval_mediacloud_2020.json",
              R"({"https://b.example/?q=\"NaN": {"file": "b.html", "date": NaN},)"
              R"( "https://a.example/": {"file": "a.html", "date": "2020-01-01"}})");
    dir.write("tests/test_set/b.html", "b");
    dir.write("tests/eval/a.html", "a");
    const std::vector<GoldPage> pages = read_as(kHtmldateLayout, dir.path());
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].id == "b.html");
    CHECK(pages[0].date.empty());
    CHECK(read_file(pages[0].file) == "b");
    CHECK(pages[1].date == "2024-03-04");
    CHECK(read_file(pages[1].file) == "a");
}

TEST_CASE("readability's pages are read") {
    const TempDir dir;
    const std::string pages_dir = "test/test-pages/";
    for (const std::string id : {"late", "early"}) {
        dir.write(pages_dir + id + "/source.html", "<p>" + id);
        dir.write(pages_dir + id + "/expected.html", "<div><p>It s<b>an</b>k</p><p>" + id);
        dir.write(pages_dir + id + "/expected-metadata.json",
                  R"({"title":"Ferry sinks","byline":null,"publishedTime":"2024-03-04T10:00Z"})");
    }
    const std::vector<GoldPage> pages = read_as(kReadabilityLayout, dir.path());
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].id == "early");
    CHECK(pages[0].title == "Ferry sinks");
    CHECK(pages[0].author.empty());
    CHECK(pages[0].date == "2024-03-04");
    CHECK_THAT(*pages[0].text, ContainsSubstring("It sank\n"));
    CHECK(read_file(pages[0].file) == "<p>early");
    CHECK(pages[1].id == "late");
}

TEST_CASE("what is wrong with a set is named") {
    struct Row {
        std::string file;
        std::string bytes;
        std::string message;
    };
    for (const Row& row : std::vector<Row>{
             {"README", "no set", " holds no set of pages; give a folder with gold.jsonl"},
             {"gold.jsonl", "{\"_id\":\"1\"}\nnonsense\n", "gold.jsonl:2: "},
             {"gold.jsonl", "{\"_id\":\"1\",\"title\":[]}\n", "gold.jsonl:1: "},
             {"ground-truth/1.json", "{}", "ground-truth/1.json: "},
             {"tests/evaldata.json", "{", "evaldata.json: "},
             {"tests/evaldata.json", R"({"https://a/":{}})", "evaldata.json: https://a/: "},
             {"tests/eval_default.json", "[NaN", "eval_default.json: "},
             {"tests/eval_default.json", R"({"https://a/":{}})", "https://a/: "},
             {"test/test-pages/1/source.html", "", "1/expected-metadata.json"},
         }) {
        CAPTURE(row.file, row.bytes);
        const TempDir dir;
        dir.write(row.file, row.bytes);
        const std::string folder = dir.path();
        CHECK_THROWS_WITH(layout_of(folder).read(folder), ContainsSubstring(row.message));
    }
    CHECK_THROWS_WITH(layout_of("none"), ContainsSubstring("none does not exist; give a folder"));
}
