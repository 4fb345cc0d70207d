// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/message.hpp"

#include <utility>

#include "reading.hpp"
#include "source/charset.hpp"
#include "source/transfer.hpp"
#include "support/catch.hpp"
#include "support/repeated.hpp"

using nutgraf::Article;
using nutgraf::Origin;

namespace {

std::string text_of(const std::string& message) {
    const Lines lines = read_file("m.eml", message);
    REQUIRE(lines.size() == 1);
    return lines[0];
}

std::string part(const std::string& type, const std::string& body) {
    return "--b\r\nContent-Type: " + type + "\r\n\r\n" + body + "\r\n";
}

const std::string kMixed = "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\npreamble\r\n";

}  // namespace

TEST_CASE("headers of messages are fields", "[source]") {
    const auto articles = read_articles(
        "m.eml",
        "From: =?utf-8?Q?Ann_L=C3=A9e?= <ann@b.example>\r\nMessage-ID: <17@b.example>\r\n"
        "Subject: Storm in\r\n the =?iso-8859-1?B?aGFyYm91ciBvZiBN/Gw=?=\r\n"
        "Date: Tue, 17 May 2016 10:00:00 +0200\r\n\r\nThe text.\r\n");
    REQUIRE(articles.size() == 1);
    const Article& article = articles[0];
    CHECK(article.id == "17@b.example");
    CHECK(article.title.value == "Storm in the harbour of M\u00fcl");
    CHECK(article.title.origin == Origin::kMeta);
    CHECK(article.author.value == "Ann L\u00e9e");
    CHECK(article.date.value == "2016-05-17");
    CHECK(article.text == "The text.\r\n");
}

TEST_CASE("encoded words", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"plain", "plain"},
        {"=?utf-8?q?a_b=2E?=", "a b."},
        {"=?UTF-8?B?Y2Fmw6k=?=", "caf\u00e9"},
        {"=?utf-8*en?q?a?=", "a"},
        {"=?utf-8?q?a?= =?utf-8?q?b?=\t=?utf-8?q?c?= d", "abc d"},
        {"x =?utf-8?q?a?= y", "x a y"},
        {"=?koi8-r?B?88/T?=", "\u0421\u043e\u0441"},
        {"=?no-such?q?a?=", "=?no-such?q?a?="},
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
}

TEST_CASE("the text of a message is its first plain part, else its page", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Subject: s\n\nText.", "Text."},
        {"\n\nSubject: s\n\nText.", "Text."},
        {"Content-Type: text/plain; charset=iso-8859-2\n\n\xb1", "\u0105"},
        {"Content-Type: text/plain; charset=\"no-such\"\n\ncaf\xe9", "caf\u00e9"},
        {"Content-Type: text/plain; charset=shift_jis\n\n\x93\xfa\x96\x7b", "\u65e5\u672c"},
        {"Content-Transfer-Encoding: Quoted-Printable\n\na=\nb=C3=A9 =3D", "ab\u00e9 ="},
        {"Content-Transfer-Encoding: base64\n\nY2Fm\nw6k=\n", "caf\u00e9"},
        {kMixed + part("text/plain", "One.") + part("text/plain", "Two.") + "--b--\r\n",
         "One.\r\n"},
        {kMixed + part("image/png", "x") + part("text/plain", "One.") + "--b--", "One.\r\n"},
        {kMixed + part("text/plain\r\nContent-Disposition: attachment", "x") +
             part("text/plain", "One."),
         "One.\r\n"},
        {kMixed +
             part(
                 "multipart/alternative; boundary=c",
                 "--c\r\nContent-Type: text/html\r\n\r\n<p>Page.</p>\r\n--c\r\n\r\nOne.\r\n--c--") +
             "--b--",
         "One.\r\n"},
    };
    for (const auto& [message, text] : cases) {
        CAPTURE(message);
        CHECK(text_of(message) == "m.eml: " + text);
    }
    CHECK(text_of("Content-Type: text/html\n\n<p>Page.</p>").starts_with("m.eml: "));
    CHECK(text_of("Subject: s\n\n") == "- m.eml: empty");
    CHECK(text_of("Content-Type: image/png\n\nx") == "! m.eml: a message without text");
    CHECK(text_of("Content-Type: multipart/mixed\n\nx") == "! m.eml: a message without text");
    CHECK(text_of("") == "- m.eml: empty");
}

TEST_CASE("messages of parts within parts within parts come to an end", "[source]") {
    const std::string deep = repeated("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 1000);
    CHECK(text_of(deep) == "! m.eml: a message without text");
    const std::string wide = kMixed + repeated("--b\n\n", 100'000);
    CHECK(text_of(wide) == "- m.eml: empty");
    CHECK(text_of(repeated("X: y\n ", 200'000)) == "- m.eml: empty");
    CHECK(text_of("Subject: " + repeated("=?utf-8?q?", 100'000) + "\n\nText.") == "m.eml: Text.");
}

TEST_CASE("transfer encodings", "[source]") {
    using nutgraf::decode_base64;
    using nutgraf::decode_quoted_printable;
    using nutgraf::join_chunks;
    CHECK(decode_base64("aGk=") == "hi");
    CHECK(decode_base64("a G\nk") == "hi");
    CHECK(decode_base64("=") == "");
    CHECK(decode_quoted_printable("a=20b=\r\nc=zz=") == "a bc=zz=");
    CHECK(decode_quoted_printable("=4") == "\4");
    CHECK(join_chunks("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n") == "abcde");
    CHECK(join_chunks("3\r\nab") == "ab");
    CHECK(join_chunks("ffffffffffffffffff\r\nab") == "ffffffffffffffffff\r\nab");
    CHECK(join_chunks("Add more words\r\n") == "Add more words\r\n");
    CHECK(join_chunks("") == "");
}

TEST_CASE("charsets", "[source]") {
    using nutgraf::decode_charset;
    CHECK(decode_charset("caf\xe9", "ISO-8859-1") == "caf\u00e9");
    CHECK(decode_charset("caf\xc3\xa9", "latin1") == "caf\u00e9");
    CHECK(decode_charset("a\x80", "windows-1252") == "a\u20ac");
    CHECK(decode_charset("\xa4", "euc-jp") == "\ufffd");
    CHECK(decode_charset("a\xff z", "gb2312") == "a\ufffd z");
    CHECK_FALSE(decode_charset("a", "utf-16//IGNORE"));
    CHECK_FALSE(decode_charset("a", std::string(1000, 'x')));
    CHECK(decode_charset(repeated("\xe0", 10'000), "koi8-r") == repeated("\u042e", 10'000));
}
