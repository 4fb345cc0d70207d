// SPDX-License-Identifier: GPL-2.0-or-later
#include <rapidcheck.h>

#include <utility>

#include "pack.hpp"
#include "reading.hpp"
#include "support/catch.hpp"
#include "warc_record.hpp"

namespace {

const std::string kFields = "URL IP-address Archive-date Content-type Archive-length\n";

std::string arc_record(const std::string& address, const std::string& type,
                       const std::string& content) {
    return address + " 192.0.2.1 20240517100000 " + type + ' ' + std::to_string(content.size()) +
           '\n' + content + '\n';
}

std::string file_record() {
    return arc_record("filedesc://a.arc", "text/plain", "1 0 InternetArchive\n" + kFields);
}

std::string page(const std::string& text, const std::string& type = "text/plain") {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + text;
}

const std::string kAddress = "http://a.example/story";

}  // namespace

TEST_CASE("ARC files: what is read of them, and what is passed over", "[source]") {
    const std::string none = "- a.arc:1: not an article";
    const std::string text = arc_record(kAddress, "text/plain", page("Some text."));
    const std::vector<std::pair<std::string, Lines>> cases = {
        {"", {}},
        {file_record(), {none}},
        {file_record() + text + text, {none, "a.arc:5: Some text.", "a.arc:10: Some text."}},
        {arc_record(kAddress, "no-type", page("A page.")), {"a.arc:1: A page."}},
        {arc_record(kAddress, "image/png", page("x", "image/png")), {none}},
        {arc_record(kAddress, "text/html", "HTTP/1.1 404 Not Found\r\n\r\nGone."), {none}},
        {arc_record("http://a.example/robots.txt", "text/plain", page("User-agent: *")), {none}},
        {arc_record("dns:a.example", "text/dns", "20240517100000\na.example. 1 IN A 192.0.2.1"),
         {none}},
        {"http://a.example/two words 192.0.2.1 20240517100000 text/plain 51\n" + page("Words."),
         {"a.arc:1: Words."}},
        // Version 2.
        {"http://a.example/ 2001:db8::1 20240517100000 text/plain 200 abc - 0 a.arc 52\n" +
             page("Second."),
         {"a.arc:1: Second."}},
        // Damaged.
        {text + "odds and ends\n" + text,
         {"a.arc:1: Some text.", "! a.arc:6: damaged: no ARC record", "a.arc:7: Some text."}},
        {text.substr(0, text.size() - 6), {"! a.arc:1: ends inside a record"}},
        {"odds and ends", {"! a.arc:1: damaged: no ARC record"}},
    };
    for (const auto& [bytes, lines] : cases) {
        CAPTURE(bytes);
        CHECK(read_file("a.arc", bytes) == lines);
        CHECK(read_file("a.arc.gz", compressed(bytes, "gzip")).size() == lines.size());
    }
    CHECK(read_file("nameless", file_record() + text).size() == 2);
}

TEST_CASE("an ARC record knows its page, and its day is not the article's", "[source]") {
    const auto articles =
        read_articles("a.arc", arc_record(kAddress, "text/plain", page("Some text.")));
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].url.value == kAddress);
    CHECK_FALSE(articles[0].date);
}

TEST_CASE("web archives come back record for record, wherever batches end", "[source]") {
    const auto any_text = rc::gen::map(
        rc::gen::container<std::string>(rc::gen::element('a', ' ', '\n', '\r', '<', '1')),
        [](const std::string& text) { return "x" + text + "WARC/1 http://"; });
    CHECK(rc::check("for texts", [&] {
        const auto texts = *rc::gen::container<std::vector<std::string>>(any_text);
        std::string arc;
        std::string warc;
        for (const std::string& text : texts) {
            arc += arc_record(kAddress, "text/plain", page(text));
            warc += warc_record("conversion", "text/plain", text);
        }
        for (const auto& [name, bytes] : {std::pair("a.arc", arc), std::pair("a.warc", warc)}) {
            for (const std::size_t batch : {1U, 100U, 1U << 20}) {
                nutgraf::BatchLimits limits;
                limits.bytes = batch;
                Lines read;
                const TempDir dir;
                for (const auto& result : read_results({dir.write(name, bytes)}, {}, limits)) {
                    read.push_back(std::get<nutgraf::Article>(result).text);
                }
                RC_ASSERT(read == texts);
            }
        }
    }));
}

TEST_CASE("ARC records that are too long are reported only if they are articles", "[source]") {
    nutgraf::BatchLimits limits;
    limits.article_bytes = 10'000;
    const std::string text = arc_record(kAddress, "text/plain", page("Some text."));
    const std::string large(100'000, 'x');
    CHECK(read_file("a.arc",
                    text + arc_record(kAddress, "video/mp4", large) + text +
                        arc_record(kAddress, "text/plain", page(large)),
                    limits) ==
          Lines{"a.arc:1: Some text.", "- a.arc:6: not an article", "a.arc:8: Some text.",
                "! a.arc:13: larger than 0.0 MB, the most that fits in memory; raise --memory"});
}

TEST_CASE("line ends without end before a record take no memory", "[source]") {
    const std::string text = arc_record(kAddress, "text/plain", page("Some text."));
    nutgraf::BatchLimits limits;
    limits.article_bytes = 10'000;
    CHECK(read_file("a.arc", std::string(300'000, '\n') + text, limits) ==
          Lines{"a.arc:300001: Some text."});
}
