// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the headers of messages say: words in other charsets, parameters, senders, days.
#include <optional>
#include <utility>
#include <vector>

#include "reading.hpp"
#include "source/encoded_words.hpp"
#include "source/headers.hpp"
#include "support/catch.hpp"
#include "text/mail_date.hpp"

using nutgraf::Article;
using nutgraf::HeaderValue;

namespace {

Article article_of(const std::string& headers) {
    const auto articles = read_articles("m.eml", headers + "\nThe text.\n");
    REQUIRE(articles.size() == 1);
    return articles[0];
}

}  // namespace

TEST_CASE("encoded words", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"plain", "plain"},
        {"=?utf-8?q?a_b=2E?=", "a b."},
        {"=?UTF-8?B?Y2Fmw6k=?=", "caf\u00e9"},
        {"=?utf-8*en?q?a?=", "a"},
        {"=?utf-8?q?a?= =?utf-8?q?b?=\t=?utf-8?q?c?= d", "abc d"},
        {"=?utf-8?q?a?==?utf-8?q?b?=", "ab"},
        {"x =?utf-8?q?a?= y", "x a y"},
        {"=?koi8-r?B?88/T?=", "\u0421\u043e\u0441"},
        // Cut within a character, in either encoding or one of each.
        {"=?utf-8?q?caf=C3?= =?UTF-8?q?=A9s?=", "caf\u00e9s"},
        {"=?utf-8?B?w4Q=?= =?utf-8?B?wyc=?=", "\u00c4\u00c3'"},
        {"=?utf-8?B?Y2Fmww==?= =?utf-8?Q?=A9?=", "caf\u00e9"},
        {"=?gb2312?B?1g==?= =?gb2312?B?0Ln6x/I=?=", "\u4e2d\u56fd\u7403"},
        {"=?utf-8?q?a?= =?iso-8859-1?q?=E9?= =?utf-8?q?b?=", "a\u00e9b"},
        // What is none.
        {"=?utf-8?q?a?= and =?utf-8?q?b?=", "a and b"},
        {"=?no-such?q?a?=", "=?no-such?q?a?="},
        {"=?no-such?q?a?= =?no-such?q?b?=", "=?no-such?q?a?= =?no-such?q?b?="},
        {"=?utf-8?x?a?=", "=?utf-8?x?a?="},
        {"=?utf-8?q?a", "=?utf-8?q?a"},
        {"=?", "=?"},
        {"=?\?=?=", "=?\?=?="},
        {"=?utf-8?q?\?=", ""},
    };
    for (const auto& [text, decoded] : cases) {
        CAPTURE(text);
        CHECK(nutgraf::decode_words(text) == decoded);
    }
    const std::string word(3000, 'a');
    CHECK(nutgraf::decode_words("=?utf-8?q?" + word + "?=") == word);
}

TEST_CASE("parameters of headers", "[source]") {
    const std::vector<std::tuple<std::string, std::string, std::string>> cases = {
        {"text/html; charset=utf-8", "charset", "utf-8"},
        {"text/html; CHARSET = \"utf-8\"", "charset", "utf-8"},
        {"a/b; x=1; y=2", "y", "2"},
        {"a/b; x=\"a;y=1\"; y=2", "y", "2"},
        {"a/b; x=\"q\\\"\\\\\"", "x", "q\"\\"},
        {"a/b (c; x=1); x=2 (plain (text))", "x", "2"},
        {"a/b; x=1;; y=2;", "y", "2"},
        {"a/b; x", "x", ""},
        {"a/b; x*=utf-8''caf%C3%A9", "x", "caf\u00e9"},
        {"a/b; x*=iso-8859-1'fr'caf%E9%2", "x", "caf\u00e9%2"},
        {"a/b; x*0=one; x*1=\" two\"", "x", "one two"},
        {"a/b; x*1=two; x*0=one", "x", "onetwo"},
        {"a/b; x*0*=utf-8''caf%C3; x*1*=%A9; x*2=%41", "x", "caf\u00e9%41"},
        {"a/b; x=plain; x*=utf-8''caf%C3%A9", "x", "caf\u00e9"},
        {"a/b; x*0=1; x*10=3; x*2=2", "x", "123"},
        {"", "x", ""},
    };
    for (const auto& [header, name, value] : cases) {
        CAPTURE(header);
        CHECK(HeaderValue(header)[name] == value);
    }
    CHECK(HeaderValue("Text/HTML (a page) ; x=1").value() == "text/html");
}

TEST_CASE("days of messages", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Tue, 17 May 2016 10:00:00 +0200", "2016-05-17"},
        {"17 May 2016 10:00 GMT", "2016-05-17"},
        {"Tue,17 May 16 10:00:00 +0200 (CEST)", "2016-05-17"},
        {"1 Jan 49 00:00:00 +0000", "2049-01-01"},
        {"1 Jan 50 00:00:00 +0000", "1950-01-01"},
        {"Fri, 31 Dec 99 23:59:59 EST", "1999-12-31"},
        {"1 Jan 100 00:00:00 GMT", "2000-01-01"},
        {"17-May-98 10:00:00", "1998-05-17"},
        {"Tue May 17 10:00:00 2016", "2016-05-17"},
        {"Tue May 17 10:00:00 +0200 2016", "2016-05-17"},
        {"2016-05-17 10:00:00", "2016-05-17"},
        {"31 Feb 2016 10:00:00", "2016-02"},
        {"yesterday", ""},
        {"", ""},
    };
    for (const auto& [text, day] : cases) {
        CAPTURE(text);
        const auto date = nutgraf::read_mail_date(text);
        CHECK((date ? nutgraf::to_iso(*date) : "") == day);
    }
}

TEST_CASE("who wrote a message", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Ann Lee <ann@b.example>", "Ann Lee"},
        {"\"Lee, Ann\" <ann@b.example>", "Lee, Ann"},
        {"<ann@b.example>", "ann@b.example"},
        {"ann@b.example", "ann@b.example"},
        {"ann@b.example (Ann Lee)", "Ann Lee"},
        {"ann at b.example (Ann Lee)", "Ann Lee"},
        {"=?utf-8?Q?Ann_L=C3?=\n =?utf-8?Q?=A9e?= <ann@b.example>", "Ann L\u00e9e"},
    };
    for (const auto& [from, name] : cases) {
        CAPTURE(from);
        CHECK(article_of("From: " + from + "\n").author.value == name);
    }
}

TEST_CASE("headers in raw bytes are in what the text is in", "[source]") {
    const std::string type = "Content-Type: text/plain; charset=";
    CHECK(article_of("Subject: caf\xc3\xa9\n").title.value == "caf\u00e9");
    CHECK(article_of("Subject: caf\xe9\n").title.value == "caf\u00e9");
    CHECK(article_of("Subject: \xf3\xcf\xd3\n" + type + "koi8-r\n").title.value ==
          "\u0421\u043e\u0441");
    CHECK(article_of("Subject: \x1b$BF|K\\\x1b(B\n" + type + "iso-2022-jp\n").title.value ==
          "\u65e5\u672c");
    CHECK(article_of("Subject: \xf3\xcf\xd3\n" + type + "no-such\n").title.value ==
          "\u00f3\u00cf\u00d3");
}

TEST_CASE("where headers end", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"A: 1\nB: 2\n\ntext", "text"},
        {"A: 1\r\n 2\r\n\r\ntext", "text"},
        {"\ntext", "text"},
        {"text\n\nmore", "text\n\nmore"},
        {"A: 1\ntext\nmore\n\nyet more", "text\nmore\n\nyet more"},
        {"A: 1\nno header\nB: 2\n\ntext", "text"},
        {"From a\nA: 1\n\ntext", "text"},
        {"A: 1", ""},
        {"", ""},
    };
    for (const auto& [message, body] : cases) {
        CAPTURE(message);
        CHECK(message.substr(nutgraf::header_bytes(message)) == body);
    }
}
