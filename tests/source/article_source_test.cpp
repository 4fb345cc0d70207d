// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/article_source.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "reading.hpp"
#include "standard_input.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Article;
using nutgraf::open_sources;
using nutgraf::SkippedArticle;

std::string utf16le(const std::string& ascii) {
    std::string out = "\xff\xfe";
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

}  // namespace

TEST_CASE("texts and records come in the order of their paths", "[source]") {
    const TempDir dir;
    dir.write("b.txt", "second");
    dir.write("a.txt", "first");
    dir.write("r.jsonl", "{\"id\":\"x\",\"text\":\"third\"}\n{\"text\":\"fourth\"}\n");
    dir.write("s.md", "fifth");
    CHECK(shown({dir.path().string()}, dir) ==
          Lines{"a.txt: first", "b.txt: second", "x: third", "r.jsonl:2: fourth", "s.md: fifth"});
    CHECK(shown({dir / "s.md", dir / "a.txt"}, dir) == Lines{"s.md: fifth", "a.txt: first"});
}

TEST_CASE("a bad article is a report and the rest is read", "[source]") {
    const TempDir dir;
    dir.write("a.txt", "");
    dir.write("b.txt", " \r\n\t\n");
    dir.write("c.txt", std::string("a\0b", 3));
    dir.write("d.jsonl", "{\"text\":\"one\"}\n{broken\n[]\n{\"text\":\"two\"}");
    dir.write("e.jsonl", "");
    dir.write("f.txt", "\xef\xbb\xbf");
    dir.write("g.txt", "good");
    std::string deep = "<html>";
    for (int d = 0; d < 100'000; ++d) deep += "<div>";
    dir.write("h.html", deep + "a");
    CHECK(shown({dir.path().string(), dir / "none"}, dir) ==
          Lines{"! none: No such file or directory", "- a.txt: empty", "- b.txt: empty",
                "! c.txt: not a text file", "d.jsonl:1: one", "! d.jsonl:2: not valid JSON",
                "! d.jsonl:3: not a JSON object", "d.jsonl:4: two", "- f.txt: empty", "g.txt: good",
                "! h.html: HTML too deeply nested, or too intricate for --memory"});
}

TEST_CASE("records are counted by line, however the lines end", "[source]") {
    const std::string one = R"({"text":"one"})";
    const std::string two = R"({"text":"two"})";
    const std::vector<std::pair<std::string, Lines>> files = {
        {one + "\n" + two + "\n", {"r.jsonl:1: one", "r.jsonl:2: two"}},
        {one + "\n" + two, {"r.jsonl:1: one", "r.jsonl:2: two"}},
        {one + "\r\n" + two + "\r\n", {"r.jsonl:1: one", "r.jsonl:2: two"}},
        {"\n \t\n" + one + "\n\n\r\n" + two + "\n\n", {"r.jsonl:3: one", "r.jsonl:6: two"}},
        {"\xef\xbb\xbf" + one + "\n" + two, {"r.jsonl:1: one", "r.jsonl:2: two"}},
        {"\xef\xbb\xbf\n" + one, {"r.jsonl:2: one"}},
        {utf16le(one + "\r\n" + two + "\n"), {"r.jsonl:1: one", "r.jsonl:2: two"}},
        {one + "\n\xff\n" + two,
         {"r.jsonl:1: one", "! r.jsonl:2: not valid JSON", "r.jsonl:3: two"}},
        {"\n\n", {}},
    };
    for (const auto& [bytes, lines] : files) {
        CAPTURE(bytes);
        const TempDir dir;
        CHECK(shown({dir.write("r.jsonl", bytes)}, dir) == lines);
    }
}

TEST_CASE("files that vanish before they are read are reports", "[source]") {
    const TempDir dir;
    for (const std::string name : {"a.txt", "b.jsonl", "c.zip"}) dir.write(name, "A text.");
    const auto source = nutgraf::open_sources({dir.path().string()});
    for (const std::string name : {"a.txt", "b.jsonl", "c.zip"}) {
        std::filesystem::remove(dir.path() / name);
    }
    Lines lines;
    nutgraf::ArticleReader reader(*source);
    while (const auto result = reader.next()) {
        lines.push_back(std::get<SkippedArticle>(*result).reason);
    }
    CHECK(lines == Lines(3, "No such file or directory"));
}

TEST_CASE("an article knows its file, its line and its encoding", "[source]") {
    const TempDir dir;
    dir.write("a.txt",
              "\xef\xbb\xbf"
              "caf\u00e9");
    dir.write("b.txt", "caf\xe9");
    dir.write("c.txt", utf16le("cafe"));
    dir.write("d.jsonl", "\n{\"id\":\"x\",\"text\":\"t\",\"k\":1}\n");
    const auto results = read_results({dir.path().string()});
    REQUIRE(results.size() == 4);
    const auto& marked = std::get<Article>(results[0]);
    CHECK(marked.encoding == "utf-8");
    CHECK(marked.text_offset == 3);
    CHECK(marked.line == 0);
    CHECK(marked.path == dir / "a.txt");
    CHECK(std::get<Article>(results[1]).encoding == "windows-1252");
    CHECK(std::get<Article>(results[1]).text == "caf\u00e9");
    CHECK(std::get<Article>(results[2]).encoding == "utf-16le");
    const auto& record = std::get<Article>(results[3]);
    CHECK(record.path == dir / "d.jsonl");
    CHECK(record.line == 2);
    CHECK(record.id == "x");
    CHECK(record.extra == "{\"k\":1}");
}

TEST_CASE("an id is text even if the file name is not", "[source]") {
    const TempDir dir;
    dir.write("caf\xe9.txt", "x");
    dir.write("caf\xe9.jsonl", "{\"text\":\"y\"}");
    const auto results = read_results({dir.path().string()});
    REQUIRE(results.size() == 2);
    CHECK(std::get<Article>(results[0]).id == dir / "caf\u00e9.jsonl:1");
    CHECK(std::get<Article>(results[1]).id == dir / "caf\u00e9.txt");
    CHECK(std::get<Article>(results[1]).path == dir / "caf\xe9.txt");
}

TEST_CASE("standard input is records if it begins with a brace, else one text", "[source]") {
    const TempDir dir;
    {
        const StandardInput input("{\"text\":\"one\"}\n{\"id\":\"x\",\"text\":\"two\"}\n");
        CHECK(shown({"-"}, dir, {.name = "in"}) == Lines{"in:1: one", "x: two"});
    }
    {
        const StandardInput input("one text\nof two lines");
        CHECK(shown({"-"}, dir, {.name = "in"}) == Lines{"in: one text\nof two lines"});
    }
    {
        const StandardInput input("");
        CHECK(shown({"-"}, dir) == Lines{"- -: empty"});
    }
}

TEST_CASE("articles of standard input without id are called by their content", "[source]") {
    const auto id_of = [](const std::string& bytes) {
        const StandardInput input(bytes);
        const auto results = read_results({"-"});
        REQUIRE(results.size() == 1);
        const auto& article = std::get<Article>(results[0]);
        CHECK(article.path == "-");
        return article.id;
    };
    const std::string id = id_of("one text");
    CHECK(id == "stdin:" + id.substr(6));
    CHECK(id.size() == 6 + 32);
    CHECK(id_of("one text") == id);
    CHECK(id_of("another") != id);
    CHECK(id_of("{\"text\":\"one text\"}") == id_of("\n\n{\"text\":\"one text\"}"));
    CHECK(id_of("{\"text\":\"x\",\"title\":\"a\"}") != id_of("{\"text\":\"x\",\"title\":\"b\"}"));
    CHECK(id_of("{\"text\":\"x\",\"k\":1}") != id_of("{\"text\":\"x\",\"k\":2}"));
    CHECK(id_of("{\"id\":\"-\",\"text\":\"x\"}") == "-");
    CHECK(id_of("{\"id\":\"y\",\"text\":\"x\"}") == "y");
}

TEST_CASE("a file that cannot be opened or read is a report", "[source]") {
    // The memory of this process is a regular file whose first page cannot be read.
    if (std::filesystem::exists("/proc/self/mem")) {
        const auto results = read_results({"/proc/self/mem"});
        REQUIRE(results.size() == 1);
        CHECK(std::get<SkippedArticle>(results[0]).where == "/proc/self/mem");
        CHECK(std::get<SkippedArticle>(results[0]).reason == "reading failed: Input/output error");
    }
    const TempDir dir;
    CHECK(shown({dir.write("gone.txt", "x")}, dir) == Lines{"gone.txt: x"});
    const auto source = open_sources({dir / "gone.txt"});
    std::filesystem::remove(dir / "gone.txt");
    const auto gone = nutgraf::ArticleReader(*source).next();
    REQUIRE(gone);
    CHECK(std::get<SkippedArticle>(*gone).reason == "No such file or directory");

    if (::geteuid() == 0) {
        WARN("not tested: root may read everything");
        return;
    }
    dir.write("closed.txt", "x");
    std::filesystem::permissions(dir / "closed.txt", std::filesystem::perms::none);
    CHECK(shown({dir / "closed.txt"}, dir) == Lines{"! closed.txt: Permission denied"});
}

TEST_CASE("an empty file is passed over, whatever its name says it is", "[source]") {
    for (const std::string name : {"a.txt", "a.html", "a.xhtml", "a.md"}) {
        CHECK(read_file(name, "") == Lines{"- " + name + ": empty"});
        CHECK(read_file(name, " \n\n") == Lines{"- " + name + ": empty"});
    }
}

TEST_CASE("bytes are counted up to the total", "[source]") {
    const TempDir dir;
    dir.write("a.txt", std::string(3'000'000, 'x'));
    dir.write("b.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    dir.write("c.txt", "");
    const auto source = open_sources({dir.path().string()});
    CHECK(source->bytes_total() == 3'000'030);
    CHECK(source->bytes_read() == 0);
    std::uint64_t last = 0;
    nutgraf::ArticleReader reader(*source);
    while (reader.next()) {
        CHECK(source->bytes_read() >= last);
        last = source->bytes_read();
    }
    CHECK(last == source->bytes_total());
    CHECK(open_sources({"-"})->bytes_total() == 0);
}

TEST_CASE("every file of the sample corpus is read", "[source]") {
    const auto results = read_results({NUTGRAF_CORPUS});
    CHECK(results.size() == 49);
    for (const auto& result : results) {
        const auto* article = std::get_if<Article>(&result);
        REQUIRE(article != nullptr);
        CAPTURE(article->id);
        CHECK(article->title);
        CHECK(article->text.size() > 1000);
    }
}
