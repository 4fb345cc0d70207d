// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/record.hpp"

#include <rapidcheck.h>

#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "support/catch.hpp"
#include "support/repeated.hpp"
#include "text/encoding.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Field;
using nutgraf::read_record;

// "key=value" of what is known, separated by " | "; or "! reason".
std::string shown(const std::string& line) {
    const auto record = read_record(line);
    if (const auto* reason = std::get_if<std::string>(&record)) return "! " + *reason;
    const Article& article = std::get<Article>(record);
    std::string all;
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) all += (all.empty() ? "" : " | ") + std::string(key) + '=' + value;
    };
    const auto add_field = [&](const char* key, const Field& field) {
        if (field) add(key, field.value);
    };
    add("id", article.id);
    add_field("title", article.title);
    add("text", article.text);
    add_field("source", article.source);
    add_field("author", article.author);
    add_field("date", article.date);
    add_field("url", article.url);
    add_field("lang", article.language);
    add("extra", article.extra);
    return all;
}

struct Case {
    std::string line;
    std::string result;
};

const std::vector<Case> kRecords = {
    {R"({"text":"t"})", "text=t"},
    {R"({"title":"a headline alone"})", "title=a headline alone"},
    {R"({"_id":"1","id":"2","text":"t"})", R"(id=1 | text=t | extra={"id":"2"})"},
    {R"({"id":"2","body":"t"})", "id=2 | text=t"},
    {R"({"id":2,"contents":"t"})", "id=2 | text=t"},
    {R"({"id":18446744073709551615,"text":"t"})", "id=18446744073709551615 | text=t"},
    {R"({"id":-1,"text":"t"})", "id=-1 | text=t"},
    {R"({"id":" a \n b ","text":"t"})", "id=a b | text=t"},
    {R"({"id":"","text":"t"})", "text=t"},
    {R"({"id":null,"text":"t"})", "text=t"},
    {R"({"_id":null,"id":"a","text":"t"})", "id=a | text=t"},
    {R"({"text":null,"body":"t"})", "text=t"},
    {R"({"text":null,"title":"a"})", "title=a"},
    {R"({"text":"t","body":"u"})", R"(text=t | extra={"body":"u"})"},
    {R"({"text":" two\n lines ","title":" two\n lines "})", "title=two lines | text= two\n lines "},
    {R"({"text":"t","title":"","author":null,"source":"  "})", "text=t"},
    {R"({"text":"t","title":7})", "title=7 | text=t"},
    {R"({"text":"t","title":7.5})", R"(text=t | extra={"title":7.5})"},
    {R"({"text":"t","title":{"de":"a"}})", R"(text=t | extra={"title":{"de":"a"}})"},
    {R"({"text":"t","author":["Jane Doe","John  Roe"]})", "text=t | author=Jane Doe, John Roe"},
    {R"({"text":"t","author":["","Jane Doe"," "]})", "text=t | author=Jane Doe"},
    {R"({"text":"t","author":[]})", "text=t"},
    {R"({"text":"t","author":[1]})", R"(text=t | extra={"author":[1]})"},
    {R"({"text":"t","lang":"EN","url":"https://a.b/","source":"Gazette"})",
     "text=t | source=Gazette | url=https://a.b/ | lang=en"},
    // Dates.
    {R"({"text":"t","date":"2024-03-04T10:00Z"})", "text=t | date=2024-03-04"},
    {R"({"text":"t","date":"Mon, 4 Mar 2024 10:00"})", "text=t | date=2024-03-04"},
    {R"({"text":"t","date":"March 2024"})", "text=t | date=2024-03"},
    {R"({"text":"t","date":2024})", "text=t | date=2024"},
    {R"({"text":"t","date":"last  week"})", R"(text=t | extra={"date":"last  week"})"},
    {R"({"text":"t","date":"03/04/2024"})", R"(text=t | extra={"date":"03/04/2024"})"},
    {R"({"text":"t","date":1709546400})", R"(text=t | extra={"date":1709546400})"},
    {R"({"text":"t","date":{"y":2024}})", R"(text=t | extra={"date":{"y":2024}})"},
    {R"({"text":"t","date":null})", "text=t"},
    // What else there is is kept.
    {R"({"text":"t","desk":"x","n":[1,{"a":null}],"f":true})",
     R"(text=t | extra={"desk":"x","f":true,"n":[1,{"a":null}]})"},
    // Unusual but JSON.
    {R"( {"text" : "t" } )", "text=t"},
    {R"({"text":"a","text":"b"})", "text=b"},
    {R"({"text":"caf\u00e9 \ud83d\ude00 \u0041"})", "text=caf\u00e9 \U0001f600 A"},
    {R"({"text":"t","n":123456789012345678901234567890})",
     R"(text=t | extra={"n":1.2345678901234568e+29})"},
    // Bytes that are not UTF-8.
    {"{\"text\":\"caf\xe9 it\x92s\"}", "text=caf\u00e9 it\u2019s"},
    {"{\"text\":\"caf\u00e9 caf\xe9\",\"caf\xe9\":1}",
     "text=caf\u00e9 caf\u00e9 | extra={\"caf\u00e9\":1}"},
    // Refused.
    {"", "! not valid JSON"},
    {"{", "! not valid JSON"},
    {"text", "! not valid JSON"},
    {R"({"text":"t"} x)", "! not valid JSON"},
    {R"({"text":"t",})", "! not valid JSON"},
    {R"({'text':'t'})", "! not valid JSON"},
    {R"({"text":"t","n":NaN})", "! not valid JSON"},
    {"{\"text\":\"raw\ttab\"}", "! not valid JSON"},
    {"[]", "! not a JSON object"},
    {"\"t\"", "! not a JSON object"},
    {"null", "! not a JSON object"},
    {"7", "! not a JSON object"},
    {"{}", ""},
    {R"({"text":" \n ","title":" "})", ""},
    {R"({"id":"a","teaser":"t"})", R"(id=a | extra={"teaser":"t"})"},
    // Half surrogate pairs.
    {R"({"text":"a \ud83d b"})", "text=a \ufffd b"},
    {R"({"text":"\ude00\ud83d\ud83d\ude00"})", "text=\ufffd\ufffd\U0001f600"},
    {R"({"text":"\\ud83d \uD83Dx\uDE00"})", "text=\\ud83d \ufffdx\ufffd"},
    {R"({"text":"t","k\udc00":["\ud800"]})", "text=t | extra={\"k\ufffd\":[\"\ufffd\"]}"},
    {"{\"text\":\"caf\xe9 \\ud83d\"}", "text=caf\u00e9 \ufffd"},
    {R"({"text":"\ud83"})", "! not valid JSON"},
    // Keys in other spellings and of other programs; what counts more goes first.
    {R"({"ID":"1","Title":"a","TEXT":"t"})", "id=1 | title=a | text=t"},
    {R"({"title":"a","Title":"b","text":"t"})", R"(title=a | text=t | extra={"Title":"b"})"},
    {R"({"headline":"a","title":"b","body":"t"})", R"(title=b | text=t | extra={"headline":"a"})"},
    {R"({"guid":"g","link":"https://a.b/","pubDate":"Mon, 4 Mar 2024 10:00","description":"t"})",
     "id=g | text=t | date=2024-03-04 | url=https://a.b/"},
    {R"({"description":"d","content":"t"})", R"(text=t | extra={"description":"d"})"},
    {R"({"text":"","content":"t"})", "text=t"},
    {R"({"body":{"sections":[]},"plaintext":"t","publishing_date":"2024-03-04","publisher":"P"})",
     R"(text=t | source=P | date=2024-03-04 | extra={"body":{"sections":[]}})"},
    {R"({"content":"t","source":{"id":null,"name":"Gazette"},"author":"A","publishedAt":"2024-03-04"})",
     R"(text=t | source=Gazette | author=A | date=2024-03-04 | extra={"source":{"id":null,"name":"Gazette"}})"},
    {R"({"content_text":"t","authors":[{"name":"A"},{"name":"B"}],"date_published":"2024-03-04","language":"EN"})",
     R"(text=t | author=A, B | date=2024-03-04 | lang=en | extra={"authors":[{"name":"A"},{"name":"B"}]})"},
    {R"({"text":"t","source":"https://a.b/c","source-hostname":"a.b","sitename":"Gazette"})",
     R"(text=t | source=Gazette | url=https://a.b/c | extra={"source-hostname":"a.b"})"},
    {R"({"text":"t","url":"https://a.b/","source":"https://c.d/"})",
     R"(text=t | url=https://a.b/ | extra={"source":"https://c.d/"})"},
    {R"({"headline":"a","articleBody":"t","datePublished":"2024-03-04","inLanguage":"de"})",
     "title=a | text=t | date=2024-03-04 | lang=de"},
    {R"({"text":"t","date":"soon","published":true,"published_at":"2024-03-04"})",
     R"(text=t | date=2024-03-04 | extra={"date":"soon","published":true})"},
    {R"({"_id":{"$oid":"5f"},"text":"t","date":{"$date":"2024-03-04T00:00:00Z"}})",
     "id=5f | text=t | date=2024-03-04"},
    {R"({"_index":"n","_id":"1","_source":{"title":"a","text":"t","id":"x"}})",
     R"(id=1 | title=a | text=t | extra={"_index":"n","id":"x"})"},
    {R"({"id":{"x":1},"guid":"g","text":"t"})", R"(id=g | text=t | extra={"id":{"x":1}})"},
    {R"({"content_html":"One <b>two</b>"})", "text=<div>One <b>two</b></div>"},
    {R"({"content_html":"<p>One</p>","content_text":"t"})",
     R"(text=t | extra={"content_html":"<p>One</p>"})"},
    {R"({"text":7})", "! the text is not a string"},
    {R"({"text":["a","b"]})", "! the text is not a string"},
    {R"({"id":1.5,"text":"t"})", "! the id is neither a string nor a whole number"},
    {R"({"id":["a"],"text":"t"})", "! the id is neither a string nor a whole number"},
    {R"({"id":true,"text":"t"})", "! the id is neither a string nor a whole number"},
    {R"({"id":"a\u0000b","text":"t"})", "! the id holds a zero byte"},
};

}  // namespace

TEST_CASE("a record gives its fields or the reason why not", "[source]") {
    for (const auto& [line, result] : kRecords) {
        CAPTURE(line);
        CHECK(shown(line) == result);
    }
}

TEST_CASE("escapes of UTF-16 mean what UTF-16 does", "[source]") {
    CHECK(rc::check("for any units", [] {
        const auto units = *rc::gen::nonEmpty(rc::gen::container<std::vector<unsigned>>(
            rc::gen::element(0x41U, 0xe9U, 0xd83dU, 0xde00U, 0xd800U, 0xdfffU, 0x5cU, 0x22U)));
        std::string escapes;
        std::string bytes;
        for (const unsigned unit : units) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", unit);
            escapes += escape;
            bytes += {static_cast<char>(unit & 0xff), static_cast<char>(unit >> 8)};
        }
        const auto record = read_record("{\"text\":\"" + escapes + "\"}");
        RC_ASSERT(std::get<Article>(record).text ==
                  nutgraf::decode_utf16(bytes, nutgraf::Utf16::kLittle));
    }));
}

TEST_CASE("fields of a record say that they come from it", "[source]") {
    const auto record = read_record(R"({"text":"t","title":"a","date":"2024"})");
    const Article& article = std::get<Article>(record);
    CHECK(article.title.origin == nutgraf::Origin::kRecord);
    CHECK(article.date.origin == nutgraf::Origin::kRecord);
    CHECK(article.author.origin == nutgraf::Origin::kAbsent);
    CHECK(article.encoding == "utf-8");
    CHECK(article.text_offset == 0);
}

TEST_CASE("deep nesting is refused and takes no stack", "[source]") {
    for (const std::string open : {"[", "{\"a\":"}) {
        const std::string close = open == "[" ? "]" : "}";
        for (const std::size_t depth : {100, 1'000, 100'000}) {
            CAPTURE(open, depth);
            const std::string nested = repeated(open, depth) + "1" + repeated(close, depth);
            const bool fits = depth == 100;
            const std::string line = "{\"text\":\"t\",\"x\":" + nested + "}";
            CHECK((shown(line) == "! nested too deeply") != fits);
            CHECK((shown("{\"text\":\"t\",\"title\":" + nested + "}") == "! nested too deeply") !=
                  fits);
            CHECK((shown(nested) == "! nested too deeply") != fits);
            CHECK(shown(repeated(open, depth)) ==
                  (fits ? "! not valid JSON" : "! nested too deeply"));
        }
    }
    // Brackets in strings are text.
    const std::string brackets = repeated("[{", 10'000);
    CHECK(shown("{\"text\":\"\\\"" + brackets + "\\\\\"}") == "text=\"" + brackets + "\\");
}

TEST_CASE("huge numbers are refused or kept, never undefined", "[source]") {
    CHECK(shown(R"({"text":"t","n":1e400})") == "! not valid JSON");
    CHECK(shown("{\"text\":\"t\",\"n\":" + std::string(100'000, '9') + "}") == "! not valid JSON");
    CHECK(
        shown("{\"text\":\"t\",\"n\":0." + std::string(100'000, '3') + "}").starts_with("text=t"));
}

TEST_CASE("any line is an article or a reason", "[source]") {
    CHECK(rc::check("for pieces of records", [] {
        const auto pieces =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "{", "}", "[", "]", ":", ",", "\"", "\\", "\"text\"", "\"id\"", "\"t\"", "\"date\"",
                "1", "-", "e9", "null", "true", "\xff", "\xc3", "\\u00", "\\ud800", " ", "\n",
                std::string("\0", 1), "\"title\":\"a\"", "\u00e9"));
        std::string line;
        for (const std::string& piece : pieces) line += piece;
        read_record(line);
        read_record("{\"text\":\"t\",\"x\":" + line + "}");
    }));
    CHECK(rc::check("for a text with broken bytes", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::inRange<char>(' ', '!'), rc::gen::inRange<char>('a', 'z'),
                           rc::gen::map(rc::gen::inRange(0x80, 0x100),
                                        [](int byte) { return static_cast<char>(byte); })));
        const auto record = read_record("{\"title\":\"a\",\"text\":\"" + text + "\"}");
        RC_ASSERT(std::holds_alternative<Article>(record));
    }));
}

TEST_CASE("a record with broken bytes says that its offsets are those of the decoded text",
          "[source]") {
    const auto broken = nutgraf::read_record("{\"id\":\"1\",\"text\":\"caf\xe9\"}");
    REQUIRE(std::holds_alternative<nutgraf::Article>(broken));
    CHECK(std::get<nutgraf::Article>(broken).text == "café");
    CHECK(std::get<nutgraf::Article>(broken).encoding == "mixed");
    const auto whole =
        nutgraf::read_record("{\"id\":\"1\",\"text\":\"café\",\"date\":\"20240304\"}");
    REQUIRE(std::holds_alternative<nutgraf::Article>(whole));
    CHECK(std::get<nutgraf::Article>(whole).encoding == "utf-8");
    CHECK(std::get<nutgraf::Article>(whole).date.value == "2024-03-04");
}
