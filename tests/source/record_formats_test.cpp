// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables, TREC documents and mailboxes: what is in them, where it stands, and what is wrong.
#include <iconv.h>

#include <utility>

#include "pack.hpp"
#include "reading.hpp"
#include "source/csv.hpp"
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
        {"\"a\"b,c", ',', {"ab", "c"}},
        {"\"\",\"\"\"\"", ',', {"", "\""}},
        {" a\t\"b\tc\"\t", '\t', {" a", "b\tc", ""}},
    };
    for (const auto& [row, delimiter, values] : cases) {
        CAPTURE(row);
        CHECK(nutgraf::split_row(row, delimiter, 9) == values);
    }
    CHECK_FALSE(nutgraf::split_row("a,\"open,c", ',', 9));
    CHECK(nutgraf::split_row("a,b,c,\"d\n", ',', 2) == Lines{"a", "b", "c,\"d"});
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
        {"t.csv",
         "id,text\n1,one\n2,\"two\n3,three\n",
         {"1: one", "! t.csv:3: a quoted value does not end"}},
        {"t.csv", "\"text", {"! t.csv: no column is called text, body, contents or title"}},
        {"t.csv",
         "text" + std::string(10'000, ',') + "\none\n",
         {"! t.csv: more than 10000 columns"}},
        {"t.csv", "id;body\n1;one, two\n", {"1: one, two"}},
        {"t.csv", "\xef\xbb\xbf\"id\",\"contents\"\n1,one\n", {"1: one"}},
        {"t.csv", "\n\nid,text\n1,one\n", {"1: one"}},
        {"t.csv", "id,text\n1,caf\xe9\n", {"1: caf\u00e9"}},
        {"t.csv",
         "id,text\n1,one,two\n2,two,,\n3\n4,four\n",
         {"! t.csv:2: more values than columns", "2: two", "! t.csv:4: neither text nor title",
          "4: four"}},
        {"t.csv",
         "id,words\n1,one\n2,two\n",
         {"! t.csv: no column is called text, body, contents or title"}},
        {"t.csv", "id,words", {"! t.csv: no column is called text, body, contents or title"}},
        {"t.csv", "id,text", {}},
        {"t.csv", "", {}},
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
         {"! d.trec:1: no text", "d.trec:1: two\n"}},
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
    CHECK(articles[0].author.value == "By Ann Lee");
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
    CHECK(read_file("m.mbox", kSeparator) == Lines{"! m.mbox:1: empty"});
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
          Lines{"! a.csv: no column is called text, body, contents or title"});
}
