// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/message.hpp"

#include <utility>

#include "reading.hpp"
#include "source/transfer.hpp"
#include "support/catch.hpp"
#include "support/repeated.hpp"
#include "text/charset.hpp"

using nutgraf::Article;
using nutgraf::Origin;

namespace {

std::string text_of(const std::string& message) {
    const Lines lines = read_file("m.eml", message);
    REQUIRE(lines.size() == 1);
    return lines[0];
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

TEST_CASE("the text of a message", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Subject: s\n\nText.", "Text."},
        {"\n\nSubject: s\n\nText.", "Text."},
        {"Content-Type: text/plain; charset=iso-8859-2\n\n\xb1", "\u0105"},
        {"Content-Type: text/plain; charset=\"no-such\"\n\ncaf\xe9", "caf\u00e9"},
        {"Content-Type: text/plain; charset=shift_jis\n\n\x93\xfa\x96\x7b", "\u65e5\u672c"},
        {"Content-Transfer-Encoding: Quoted-Printable\n\na=\nb=C3=A9 =3D", "ab\u00e9 ="},
        {"Content-Transfer-Encoding: base64\n\nY2Fm\nw6k=\n", "caf\u00e9"},
        {"Content-Transfer-Encoding: base64 (of old)\n\nQQ==\nQg==\n", "AB"},
        {"Content-Type: text/plain; charset=koi8-r\n\n\xd0\xbf\xd1\x80\xd0\xb8",
         "\u043f\u0440\u0438"},
        {"Content-Type: text\n\nText.", "Text."},
        {"Subject: s\rFrom: a\r\rOne.\rTwo.", "One.\nTwo."},
        {"Subject: s\nNo blank line stands\nbefore this: text.",
         "No blank line stands\nbefore this: text."},
        {"Subject: s\nlost end of it\nTo: a\n\nText.", "Text."},
    };
    for (const auto& [message, text] : cases) {
        CAPTURE(message);
        CHECK(text_of(message) == "m.eml: " + text);
    }
    CHECK(text_of("Content-Type: text/html\n\n<p>Page.</p>").starts_with("m.eml: "));
    CHECK(text_of("Subject: s\n\n") == "m.eml: ");
    CHECK(text_of("Content-Type: image/png\n\nx") == "! m.eml: a message without text");
    CHECK(text_of("") == "- m.eml: empty");
}

TEST_CASE("messages of parts within parts within parts come to an end", "[source]") {
    const std::string deep = repeated("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 1000);
    CHECK(text_of(deep) == "- m.eml: empty");
    const std::string wide = kMixed + repeated("--b\n\n", 100'000);
    CHECK(text_of(wide) == "- m.eml: empty");
    CHECK(text_of(kMixed + repeated("--b\n\nx\n", 100'000)) ==
          "m.eml: " + repeated("x\n\n", 99'999) + "x\n");
    const std::string page = "--b\nContent-Type: text/html\n\n<p>x\n";
    CHECK(text_of(kMixed + repeated(page, 100'000)) ==
          "! m.eml: too many web pages in one message");
    CHECK(text_of(repeated("Content-Type: message/rfc822\n\n", 100'000)) ==
          "! m.eml: parts nested too deeply");
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
    CHECK(decode_base64("aGk=aGk=") == "hihi");
    CHECK(decode_quoted_printable("a=20b=\r\nc= \t\nd=zz=") == "a bcd=zz");
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
    CHECK(decode_charset("\x83\x65", "x-sjis") == "\u30c6");
    CHECK(decode_charset("\xa4", "euc-jp") == "\ufffd");
    CHECK(decode_charset("a\xff z", "gb2312") == "a\ufffd z");
    CHECK_FALSE(decode_charset("a", "utf-16//IGNORE"));
    CHECK_FALSE(decode_charset("a", std::string(1000, 'x')));
    CHECK(decode_charset(repeated("\xe0", 10'000), "koi8-r") == repeated("\u042e", 10'000));
}

TEST_CASE("messages of a Maildir are read where they are met", "[source]") {
    const TempDir dir;
    dir.write("mail/cur/1700000000.M1P1.host:2,S", "Subject: s\n\nSeen.");
    dir.write("mail/new/1700000001.M2P2.host", "Subject: s\n\nNew.");
    dir.write("mail/tmp/1700000002.M3P3.host", "Subject: s\n\nNot yet there.");
    dir.write("mail/dovecot.index", "Subject: s\n\nNo message.");
    Lines texts;
    for (const auto& result : read_results({(dir.path() / "mail").string()})) {
        if (const auto* article = std::get_if<Article>(&result)) texts.push_back(article->text);
    }
    CHECK(texts == Lines{"Seen.", "New."});
}
