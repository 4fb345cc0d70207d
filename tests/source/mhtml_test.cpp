// SPDX-License-Identifier: GPL-2.0-or-later
//
// Web pages that browsers have saved in one file.
#include <utility>
#include <vector>

#include "reading.hpp"
#include "support/catch.hpp"

using nutgraf::Article;

namespace {

const std::string kHeaders =
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/ferry\r\n"
    "Subject: =?utf-8?Q?Caf=C3=A9?=\r\nDate: Tue, 17 May 2016 10:00:00 -0000\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";";

std::string part(const std::string& headers, const std::string& body) {
    return "--b\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}

std::string page(const std::string& headers, const std::string& body) {
    return part("Content-Type: text/html" + headers, "<html><body>" + body + "</body></html>");
}

Article article_of(const std::string& name, const std::string& bytes) {
    const auto articles = read_articles(name, bytes);
    REQUIRE(articles.size() == 1);
    return articles[0];
}

}  // namespace

TEST_CASE("pages saved in one file", "[source]") {
    const std::string file =
        kHeaders + "\r\n\tboundary=\"b\"\r\n\r\n" +
        page("\r\nContent-Transfer-Encoding: quoted-printable",
             "<p>The ferry sailed ag=\r\nain.</p>") +
        part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=") +
        page("", "<p>A frame.</p>") + "--b--\r\n";
    for (const std::string name : {"a.mht", "a.MHTML", "nameless"}) {
        CAPTURE(name);
        const Article article = article_of(name, file);
        CHECK(article.text == "The ferry sailed again.");
        CHECK(article.url.value == "https://a.example/ferry");
        CHECK(article.title.value == "Caf\u00e9");
        CHECK(article.id.ends_with(name));
        CHECK_FALSE(article.author);
        CHECK_FALSE(article.date);
    }
}

TEST_CASE("the page of a saved file is the one it starts with", "[source]") {
    const std::string frame = page("\r\nContent-ID: <frame>", "Frame.");
    const std::string root = page("\r\nContent-ID: <root>", "Page.");
    const std::vector<std::pair<std::string, std::string>> cases = {
        {kHeaders + " boundary=b; start=\"<root>\"\r\n\r\n" + frame + root, "Page."},
        {kHeaders + " boundary=b; start=\"<frame>\"\r\n\r\n" + frame + root, "Frame."},
        {kHeaders + " boundary=b; start=\"<lost>\"\r\n\r\n" + frame + root, "Frame."},
        {kHeaders + " boundary=b\r\n\r\n" + part("Content-Type: text/css", "p {}") + root, "Page."},
        {"Subject: s\r\nContent-Type: text/html\r\n\r\n<p>Page.</p>", "Page."},
        {kHeaders + " boundary=b\r\n\r\n" +
             part("Content-Type: multipart/alternative; boundary=c",
                  "--c\r\nContent-Type: text/html\r\n\r\n<p>Page.</p>\r\n--c--"),
         "Page."},
    };
    for (const auto& [file, text] : cases) {
        CAPTURE(file);
        CHECK(article_of("a.mht", file).text == text);
    }
    CHECK(read_file("a.mht", kHeaders + " boundary=b\r\n\r\n--b--") ==
          Lines{"! a.mht: a saved page without a page in it"});
}

TEST_CASE("what a saved page says of itself goes before its file", "[source]") {
    const std::string headers = "Subject: Saved\nContent-Location: https://a.example/b\n";
    const std::string body =
        "<html><head><title>A ferry sails</title></head><body><p>Page.</p></body></html>";
    const Article article =
        article_of("a.mht", headers + "Content-Type: text/html; charset=utf-8\n\n" + body);
    CHECK(article.title.value == "A ferry sails");
    CHECK(article.url.value == "https://a.example/b");
    CHECK_FALSE(article_of("a.mht",
                           "Content-Location: file:///tmp/a.htm\n"
                           "Content-Type: text/html\n\n" +
                               body)
                    .url);
}
