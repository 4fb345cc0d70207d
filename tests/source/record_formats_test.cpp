// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables, TREC documents and mailboxes: what is in them, where it stands, and what is wrong.
#include <iconv.h>

#include <utility>

#include "pack.hpp"
#include "reading.hpp"
#include "source/table_rows.hpp"
#include "support/catch.hpp"

using nutgraf::Article;
using nutgraf::Origin;

namespace {

const std::string kSeparator = "From a@b.example Mon Jan  5 10:02:33 2015\n";

std::string message(const std::string& subject, const std::string& body) {
    return kSeparator + "From: Ann Lee <a@b.example>\nSubject: " + subject + "\n\n" + body + "\n";
}

std::string utf16(std::string text, bool big) {
    const iconv_t converter = ::iconv_open(big ? "UTF-16BE" : "UTF-16LE", "UTF-8");
    std::string out(2 * text.size(), '\0');
    char* from = text.data();
    char* to = out.data();
    std::size_t left = text.size();
    std::size_t room = out.size();
    REQUIRE(::iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1));
    ::iconv_close(converter);
    out.resize(out.size() - room);
    return out;
}

}  // namespace

TEST_CASE("rows are split as RFC 4180 has it", "[source]") {
    const std::vector<std::tuple<std::string, char, Lines>> cases = {
        {"a,b,c\r\n", ',', {"a", "b", "c"}},
        {"a,,\n", ',', {"a", "", ""}},
        {"", ',', {""}},
        {"\"a,b\",\"c\"\"d\"\n", ',', {"a,b", "c\"d"}},
        {"\"two\nlines\";x", ';', {"two\nlines", "x"}},
        {"5\" pipe,6\"", ',', {"5\" pipe", "6\""}},
        {"\"a\"b,c", ',', {"\"a\"b", "c"}},
        {"\"a\" ,\"b\"", ',', {"a", "b"}},
        {"\"He said \"no\" twice\",c", ',', {"\"He said \"no\" twice\"", "c"}},
        {"a,\"open,c", ',', {"a", "\"open", "c"}},
        {"\"\",\"\"\"\"", ',', {"", "\""}},
        {" a\t\"b\tc\"\t", '\t', {" a", "b\tc", ""}},
        {"\"a|b\"|c", '|', {"a|b", "c"}},
    };
    for (const auto& [row, delimiter, values] : cases) {
        CAPTURE(row);
        CHECK(nutgraf::split_row(row, delimiter, 9) == values);
    }
    CHECK(nutgraf::split_row("a,b,c,\"d\n", ',', 2) == Lines{"a", "b", "c,\"d"});
}

TEST_CASE("between tabs a quote is a character if only then there are all values", "[source]") {
    CHECK(nutgraf::split_row("1\t\"no\tmore\"\n", '\t', 3) == Lines{"1", "\"no", "more\""});
    CHECK(nutgraf::split_row("1\t\"no\tmore\"\n", '\t', 2) == Lines{"1", "no\tmore"});
    CHECK(nutgraf::split_row("1\t\"no more\"\n", '\t', 2) == Lines{"1", "no more"});
    CHECK(nutgraf::split_row("1,\"no,more\"\n", ',', 3) == Lines{"1", "no,more"});
}

TEST_CASE("tables", "[source]") {
    const std::vector<std::tuple<std::string, std::string, Lines>> cases = {
        {"t.csv",
         "id,title,text\n1,T,one\n2,T,\"two,\nlines\"\n3,T,three",
         {"1: one", "2: two,\nlines", "3: three"}},
        {"t.csv",
         "Title,TEXT\r\nT,one\r\n\r\nT,\"a\r\nb\"\r\nT,last\r\n",
         {"t.csv:2: one", "t.csv:4: a\r\nb", "t.csv:6: last"}},
        {"t.tsv", "id\ttext\n1\tone, \"two\"\n", {"1: one, \"two\""}},
        {"t.csv", "id,text\n1,one\n2,\"two\n3,three\n", {"1: one", "2: \"two", "3: three"}},
        {"t.csv", "\"text", {"! t.csv: no column is called text, title or the like"}},
        {"t.csv",
         "text" + std::string(10'000, ',') + "\none\n",
         {"! t.csv: more than 10000 columns"}},
        {"t.csv", "id;body\n1;one, two\n", {"1: one, two"}},
        {"t.csv", "\xef\xbb\xbf\"id\",\"contents\"\n1,one\n", {"1: one"}},
        {"t.csv", "\n\nid,text\n1,one\n", {"1: one"}},
        {"t.csv", "id,text\n1,caf\xe9\n", {"1: caf\u00e9"}},
        {"t.csv",
         "id,text\n1,one,two\n2,two,,\n3\n4,four\n",
         {"! t.csv:2: more values than columns", "2: two", "- t.csv:4: empty", "4: four"}},
        {"t.csv",
         "id,words\n1,one\n2,two\n",
         {"! t.csv: no column is called text, title or the like"}},
        {"t.csv", "id,words", {"! t.csv: no column is called text, title or the like"}},
        {"t.csv", "id,text", {}},
        {"t.csv", "", {}},
        {"t.csv", "id|text\n1|one, two\n", {"1: one, two"}},
        {"t.csv",
         "sep=;\r\nid;text, of all\r\n1;one\r\n",
         {"! t.csv: no column is called text, title or the like"}},
        {"t.csv", "sep=;\r\nid;text\r\n1;a, b, c\r\n", {"1: a, b, c"}},
        {"t.csv", "\"sep=~\"\nid~text\n1~one\n", {"1: one"}},
        {"t.csv", "sep=;\n", {}},
        {"table", "sep=;\nid;text\n1;one\n", {"1: one"}},
        {"t.csv", "id,text\r1,one\r2,\"two\rlines\"\r", {"1: one", "2: two\nlines"}},
        {"t.csv", "text\rone\r\rtwo", {"t.csv:2: one", "t.csv:4: two"}},
        {"t.csv", "id,text\r1,caf\xe9\r", {"1: caf\u00e9"}},
        // A quotation that does not close by the book is none.
        {"t.csv",
         "id,text\n1,\"one\n2,\"two\"\n3,\"thr\nee\"\n",
         {"1: \"one", "2: two", "3: thr\nee"}},
        {"t.csv", "id,text\n1,\"one\n2,two \"so\" to say\n", {"1: \"one", "2: two \"so\" to say"}},
        {"t.csv",
         "id,text\n1,\"one \"\"so\"\"\nsaid\"\n2,two\n",
         {"1: one \"so\"\nsaid", "2: two"}},
        {"t.csv", "id,text\n1,\"two\nthree, four\"\n", {"1: two\nthree, four"}},
        {"t.tsv", "id\ttext\n1\t\"one\n2\ttwo\"\n3\tthree\n", {"1: \"one", "2: two\"", "3: three"}},
        {"t.tsv", "id\ttext\n1\t\"one\n2\ttwo\n", {"1: \"one", "2: two"}},
        {"t.tsv", "id\ttext\n1\t\"one\ntwo\"\n3\tthree\n", {"1: one\ntwo", "3: three"}},
        {"t.tsv",
         "id\ttext\tsource\n1\t\"one\ntwo\"\tx\n3\tthree\ty\n",
         {"1: one\ntwo", "3: three"}},
        {"t.tsv",
         "id\ttitle\ttext\n1\t\"No\tone\n2\tx\ttwo\n3\tSo\"\tthree\n4\ty\tfour\n",
         {"1: one", "2: two", "3: three", "4: four"}},
        {"t.tsv", "id\ttext\n1\t\"one\"\n2\t\"t\"\"w\"\"o\"\n", {"1: one", "2: t\"w\"o"}},
        {"table", "id,text\n1,one\n", {"1: one"}},
    };
    for (const auto& [name, bytes, lines] : cases) {
        CAPTURE(bytes);
        CHECK(read_file(name, bytes) == lines);
    }
}

TEST_CASE("columns of tables are keys of records", "[source]") {
    const auto articles = read_articles("t.csv",
                                        "_id,Title,body,Date,source,author,url,lang,topic,\n"
                                        "x1,A title,The text.,\"May 17, 2024\",The Gazette,Ann Lee,"
                                        "https://a.example/b,EN,ships,\n");
    REQUIRE(articles.size() == 1);
    const Article& article = articles[0];
    CHECK(article.id == "x1");
    CHECK(article.title.value == "A title");
    CHECK(article.text == "The text.");
    CHECK(article.date.value == "2024-05-17");
    CHECK(article.source.value == "The Gazette");
    CHECK(article.author.value == "Ann Lee");
    CHECK(article.url.value == "https://a.example/b");
    CHECK(article.language.value == "en");
    CHECK(article.extra == R"({"topic":"ships"})");
    CHECK(article.line == 2);
    CHECK(article.path.ends_with("t.csv"));
}

TEST_CASE("texts of records that are HTML are read as pages", "[source]") {
    const std::vector<std::pair<std::string, Lines>> cases = {
        {R"({"id":"1","content_html":"One <b>two</b><p>three"})", {"1: One two\nthree"}},
        {R"({"id":"1","description":"<p>One</p>\n<p>two &amp; three</p>"})",
         {"1: One\ntwo & three"}},
        {R"({"id":"1","html":"<html><head><meta charset=koi8-r></head><p>caf\u00e9"})",
         {"1: caf\u00e9"}},
        {R"({"id":"1","text":"<p> is a tag, and a < b"})", {"1: <p> is a tag, and a < b"}},
        {R"({"id":"1","content_html":"<p> </p>"})", {"! r.jsonl:1: a page without text"}},
        {R"({"id":"1","text":" "})", {"- r.jsonl:1: empty"}},
        {"{\"id\":\"1\"}\n\n{\"text\":\"t\"}", {"- r.jsonl:1: empty", "r.jsonl:3: t"}},
    };
    for (const auto& [bytes, lines] : cases) {
        CAPTURE(bytes);
        CHECK(read_file("r.jsonl", bytes) == lines);
    }
    const TempDir dir;
    const auto results = read_results({dir.write("t.csv", "id,text\n7,\n8,eight\n")});
    CHECK(std::get<nutgraf::PassedOver>(results.at(0)).id == "7");
    const auto file = read_results({dir.write("blank.txt", " \n")});
    CHECK(std::get<nutgraf::PassedOver>(file.at(0)).id == dir.path() / "blank.txt");
}

TEST_CASE("TREC documents", "[source]") {
    const std::vector<std::pair<std::string, Lines>> cases = {
        {"<DOC>\n<DOCNO> A-1 </DOCNO>\n<TEXT>\nOne.\n</TEXT>\n</DOC>\n"
         "<DOC>\n<DOCNO>A-2</DOCNO>\n<TEXT>Two.</TEXT>\n</DOC>\n",
         {"A-1: \nOne.\n\n", "A-2: Two.\n"}},
        {"<doc><docno>a</docno><text><p>One &amp; two &unknown; 3 < 4</p><p>More</p></text></doc>",
         {"a: \nOne & two &unknown; 3 < 4\nMore\n\n"}},
        {"<DOC id=\"W.1\" type=\"story\"><TEXT>One.</TEXT></DOC>", {"W.1: One.\n"}},
        {"<DOC><TEXT>One.</TEXT><TEXT>Two.</TEXT></DOC>", {"d.trec:1: One.\nTwo.\n"}},
        {"\n\n<DOC><TEXT>One.</TEXT></DOC>", {"d.trec:3: One.\n"}},
        {"<DOC><DOCNO>a<TEXT>No end tags</DOC>", {"a: No end tags\n\n"}},
        {"<DOC><DOCNO>a</DOCNO></DOC><DOC><TEXT>two</TEXT></DOC>",
         {"- d.trec:1: empty", "d.trec:1: two\n"}},
        {"<DOC><TEXT>one</TEXT></DOC>\nodds and ends",
         {"d.trec:1: one\n", "! d.trec:2: not a <DOC>"}},
        {"<DOC><TEXT>one</TEXT></DOC>\n<DOC><TEXT>two",
         {"d.trec:1: one\n", "! d.trec:2: ends inside a <DOC>"}},
        {std::string("<DOC><TEXT>\0\0</TEXT></DOC>", 26), {"! d.trec:1: not a text"}},
        {"", {}},
    };
    for (const auto& [bytes, lines] : cases) {
        CAPTURE(bytes);
        CHECK(read_file("d.trec", bytes) == lines);
    }
}

TEST_CASE("elements of TREC documents are fields", "[source]") {
    const auto articles =
        read_articles("fr94",
                      "<DOC>\n<DOCNO>FR-1</DOCNO>\n<DATE>\n<P>March 4, 1994</P>\n</DATE>\n"
                      "<HEADLINE>\nA  headline\n</HEADLINE>\n<BYLINE>By Ann Lee</BYLINE>\n"
                      "<SOURCE>The Gazette</SOURCE><SECTION>News</SECTION>\n"
                      "<TEXT>\nThe text.\n</TEXT>\n</DOC>\n");
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].title.value == "A headline");
    CHECK(articles[0].title.origin == Origin::kRecord);
    CHECK(articles[0].date.value == "1994-03-04");
    CHECK(articles[0].author.value == "Ann Lee");
    CHECK(articles[0].source.value == "The Gazette");
    CHECK(articles[0].section.value == "News");
}

TEST_CASE("mailboxes", "[source]") {
    const std::string two = message("One", "First.\n") + message("Two", "Second.\n");
    CHECK(read_file("m.mbox", two) == Lines{"m.mbox:1: First.\n\n", "m.mbox:7: Second.\n\n"});
    CHECK(read_file("nameless", two) == Lines{"nameless:1: First.\n\n", "nameless:7: Second.\n\n"});
    CHECK(read_file("m.mbox", message("One", "a\n>From b\n>>From c\n> From d\n>e")) ==
          Lines{"m.mbox:1: a\nFrom b\n>From c\n> From d\n>e\n"});
    CHECK(read_file("m.mbox", message("One", "From here on at 10:30 it rained.")) ==
          Lines{"m.mbox:1: From here on at 10:30 it rained.\n"});
    CHECK(read_file("m.mbox", "") == Lines{});
    CHECK(read_file("m.mbox", kSeparator) == Lines{"- m.mbox:1: empty"});
    const auto articles = read_articles("m.mbox", two);
    REQUIRE(articles.size() == 2);
    CHECK(articles[1].title.value == "Two");
    CHECK(articles[1].author.value == "Ann Lee");
    CHECK(articles[1].line == 7);
}

TEST_CASE("records that are too long are reported, and the rest is read", "[source]") {
    nutgraf::BatchLimits limits;
    limits.article_bytes = 300;
    const std::string large(1'000'000, 'x');
    const std::string why = "larger than 0.0 MB, the most that fits in memory; raise --memory";
    const std::string doc = "<DOC><TEXT>t</TEXT></DOC>\n";
    for (const std::size_t bytes : {1U, 100U, 1U << 20}) {
        limits.bytes = bytes;
        CHECK(read_file("t.csv", "text\none\n\"" + large + "\n\"\ntwo\n" + large, limits) ==
              Lines{"t.csv:2: one", "! t.csv:3: " + why, "t.csv:5: two", "! t.csv:6: " + why});
        CHECK(read_file("t.trec", doc + "<DOC><TEXT>\n" + large + "</TEXT></DOC>\n" + doc,
                        limits) == Lines{"t.trec:1: t\n", "! t.trec:2: " + why, "t.trec:4: t\n"});
        CHECK(read_file("t.mbox", message("1", "one") + message("2", large) + message("3", "three"),
                        limits) ==
              Lines{"t.mbox:1: one\n", "! t.mbox:6: " + why, "t.mbox:11: three\n"});
    }
}

TEST_CASE("records in UTF-16 are read as those in UTF-8", "[source]") {
    std::string story;
    while (story.size() < 300'000) story += "caf\u00e9 \u4e2d \U0001f603 ship ";
    const std::vector<std::pair<std::string, std::string>> files = {
        {"a.csv", "id,text\n1,\"" + story + "\"\n2,\"two\nlines\"\n"},
        {"a.tsv", "\"id\"\ttext\n1\t" + story + "\n"},
        {"a.jsonl", "{\"text\":\"" + story + "\"}\r\n\n{\"text\":\"two\"}"},
        {"a.trec", "<DOC><DOCNO>1</DOCNO><TEXT>" + story + "</TEXT></DOC>\n"},
    };
    for (const auto& [name, bytes] : files) {
        CAPTURE(name);
        const Lines lines = read_file(name, bytes);
        CHECK(read_file(name, "\xef\xbb\xbf" + bytes) == lines);
        for (const bool big : {false, true}) {
            for (const std::string mark : {"", "\xef\xbb\xbf"}) {
                const std::string wide = utf16(mark + bytes, big);
                CHECK(read_file(name, wide) == lines);
                const auto articles = read_articles(name, wide);
                CHECK(articles[0].encoding == (big ? "utf-16be" : "utf-16le"));
                CHECK(read_file(name, compressed(wide, "gzip")).size() == lines.size());
            }
        }
    }
    CHECK(read_file("a.csv", std::string("\xff\xfe") + "i") ==
          Lines{"! a.csv: no column is called text, title or the like"});
}
