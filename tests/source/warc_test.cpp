// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "pack.hpp"
#include "reading.hpp"
#include "support/catch.hpp"
#include "warc_record.hpp"

namespace {

std::string response(const std::string& headers, const std::string& body) {
    return warc_record("response", "application/http; msgtype=response",
                       "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body);
}

const std::string kPlain = "Content-Type: text/plain\r\n";

}  // namespace

TEST_CASE("web archives: what is read of them, and what is passed over", "[source]") {
    const std::string text = warc_record("conversion", "text/plain", "Some text.");
    const std::vector<std::pair<std::string, Lines>> cases = {
        {"", {}},
        {text, {"u1: Some text."}},
        {text + text, {"u1: Some text.", "u1: Some text."}},
        {warc_record("warcinfo", "application/warc-fields", "a: b") + text,
         {"- w.warc:1: not an article", "u1: Some text."}},
        {warc_record("request", "application/http", "GET / HTTP/1.1\r\n\r\n"),
         {"- w.warc:1: not an article"}},
        {warc_record("metadata", "text/plain", "a"), {"- w.warc:1: not an article"}},
        {warc_record("resource", "text/plain", "a"), {"u1: a"}},
        {warc_record("resource", "image/png", "a"), {"- w.warc:1: not an article"}},
        {warc_record("response", "text/dns", "a"), {"- w.warc:1: not an article"}},
        {response(kPlain, "A page."), {"u1: A page."}},
        {response("Content-Type: image/png\r\n", "A page."), {"- w.warc:1: not an article"}},
        {response("", "A page."), {"u1: A page."}},
        {response(kPlain + "Transfer-Encoding: chunked\r\n", "2\r\nA \r\n5\r\npage.\r\n0\r\n\r\n"),
         {"u1: A page."}},
        {response(kPlain + "Content-Encoding: gzip\r\n", compressed("A page.", "gzip")),
         {"u1: A page."}},
        {response(kPlain + "Content-Encoding: gzip\r\n", "A page."), {"u1: A page."}},
        {response(kPlain + "Content-Encoding: br\r\n", "A page."),
         {"! w.warc:1: cannot be decoded from content encoding br"}},
        {response("Content-Type: text/plain; charset=koi8-r\r\n", "\xe1\xe2"),
         {"u1: \u0410\u0411"}},
        {warc_record("response", "application/http", "HTTP/1.1 404 Not Found\r\n\r\nGone."),
         {"- w.warc:1: not an article"}},
        {warc_record("response", "application/http", "nonsense"),
         {"! w.warc:1: damaged: not what a web server sends"}},
        {warc_record("conversion", "text/plain", ""), {"- w.warc:1: empty"}},
    };
    for (const auto& [bytes, lines] : cases) {
        CAPTURE(bytes);
        CHECK(read_file("w.warc", bytes) == lines);
        CHECK(read_file("w.warc.gz", compressed(bytes, "gzip")).size() == lines.size());
    }
}

TEST_CASE("a record of a web archive knows its page, and its day is not the article's",
          "[source]") {
    const auto articles = read_articles("w", warc_record("conversion", "text/plain", "Some text."));
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].url.value == "https://a.example/story");
    CHECK_FALSE(articles[0].date);
    CHECK(articles[0].line == 1);
}

TEST_CASE("damaged records of web archives are reported, and reading goes on behind", "[source]") {
    const std::string text = warc_record("conversion", "text/plain", "Some text.");
    const std::string good = "u1: Some text.";
    const std::string damaged = ": damaged: no WARC record";
    std::string no_length = text;
    no_length.replace(no_length.find("Content-Length"), 14, "Content-Langth");
    std::string short_length = text;
    short_length.replace(short_length.find(": 10"), 4, ": 04");
    std::string long_length = text;
    long_length.replace(long_length.find(": 10"), 4, ": 99");
    std::string endless = text;
    endless.replace(endless.find(": 10"), 4, ": 18446744073709551615");
    const std::vector<std::pair<std::string, Lines>> cases = {
        {text + "odds\nand ends\r\n" + text, {good, "! w.warc:11" + damaged, good}},
        {no_length + text, {"! w.warc:1" + damaged, good}},
        {endless + text, {"! w.warc:1" + damaged, good}},
        {short_length + text, {"u1: Some", "! w.warc:9" + damaged, good}},
        {long_length, {"! w.warc:1: ends inside a record"}},
        {text + text.substr(0, text.size() / 2), {good, "! w.warc:11" + damaged}},
        {text + text.substr(0, text.size() - 6), {good, "! w.warc:11: ends inside a record"}},
        {"WARC/1.0\r\n" + std::string(200'000, 'x') + "\n" + text, {"! w.warc:1" + damaged, good}},
    };
    for (const auto& [bytes, lines] : cases) {
        CAPTURE(bytes.substr(0, 1000));
        CHECK(read_file("w.warc", bytes) == lines);
    }
}

TEST_CASE("web archive records that are too long are reported only if they are articles",
          "[source]") {
    nutgraf::BatchLimits limits;
    limits.article_bytes = 10'000;
    const std::string text = warc_record("conversion", "text/plain", "Some text.");
    const std::string large(1'000'000, 'x');
    const std::string bytes =
        text + warc_record("conversion", "text/plain", large) +
        warc_record("resource", "video/mp4", large) + text +
        response(kPlain + "Content-Encoding: gzip\r\n", compressed_zeros(1 << 20, "gzip"));
    CHECK(read_file("w.warc", bytes, limits) ==
          Lines{"u1: Some text.",
                "! w.warc:11: larger than 0.0 MB, the most that fits in memory; raise --memory",
                "- w.warc:21: not an article", "u1: Some text.",
                "! w.warc:41: cannot be decoded from content encoding gzip"});
}
