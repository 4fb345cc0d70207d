// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever is done to files: reading ends, and what cannot be read is named.
#include <random>
#include <utility>

#include "pack.hpp"
#include "reading.hpp"
#include "support/catch.hpp"
#include "warc_record.hpp"

namespace {

std::string message(const std::string& body) {
    return "From a@b.example Mon Jan  5 10:02:33 2015\nSubject: s\n\n" + body + "\n";
}

using Files = std::vector<std::pair<std::string, std::string>>;

// Small files of two articles each, whose formats show wherever they are cut.
Files packed_files() {
    const std::string records = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
    const std::string warc = warc_record("conversion", "text/plain", "Some text.");
    const Members members = {{"a.txt", "One text."}, {"b/c.jsonl", "{\"text\":\"two\"}\n"}};
    Files files;
    for (const std::string format : {"ustar", "pax", "gnutar"}) {
        files.emplace_back(format + ".tar", packed(members, format));
    }
    files.emplace_back("a.zip", packed(members, "zip"));
    const std::vector<std::pair<std::string, std::string>> filters = {
        {"gzip", ".gz"}, {"zstd", ".zst"}, {"xz", ".xz"}, {"bzip2", ".bz2"}};
    for (const auto& [filter, suffix] : filters) {
        const std::string one = compressed(warc, filter);
        files.emplace_back("two.warc" + suffix, one + one);
        files.emplace_back("r.jsonl" + suffix, compressed(records, filter));
        files.emplace_back("a.tar" + suffix, compressed(packed(members, "ustar"), filter));
        const Members texts = {{"a.txt" + suffix, compressed("One text.", filter)},
                               {"b.txt", "Two."}};
        files.emplace_back(filter + ".zip", packed(texts, "zip"));
    }
    return files;
}

// One small file of each format, by a name of its own.
Files good_files() {
    const std::string warc = warc_record("conversion", "text/plain", "Some text.");
    Files files = packed_files();
    const Files others = {
        {"t.txt.gz", compressed("A text.", "gzip")},
        {"j.warc", warc + warc},
        {"k.mbox", message("One.") + message("Two.")},
        {"l.trec", "<DOC><DOCNO>a</DOCNO><TEXT>One.</TEXT></DOC>\n<DOC><TEXT>Two.</TEXT></DOC>\n"},
        {"m.csv", "id,text\n1,\"one\"\n2,two\n"},
        {"n.eml", "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOne.\n--b--\n"},
        {"o.html", "<!doctype html><title>T</title><p>Some text.</p>"},
        {"p.jsonl", "{\"text\":\"one\"}\n"},
    };
    files.insert(files.end(), others.begin(), others.end());
    return files;
}

bool has_report(const Lines& lines) {
    return std::ranges::any_of(lines, [](const auto& line) { return line.starts_with('!'); });
}

}  // namespace

TEST_CASE("what is packed and then cut at any byte loses nothing in silence", "[source]") {
    for (const auto& [name, bytes] : packed_files()) {
        CAPTURE(name);
        const Lines whole = read_file(name, bytes);
        CHECK(whole.size() == 2);
        CHECK_FALSE(has_report(whole));
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            Lines lines = read_file(name, bytes.substr(0, size));
            const auto is_report = [](const auto& line) { return line.starts_with('!'); };
            const bool reported = std::erase_if(lines, is_report) > 0;
            // What is read is the beginning of what is there, and no article is half.
            const bool whole_ones = std::ranges::mismatch(lines, whole).in1 == lines.end();
            // Two files one behind the other may well end between them.
            const bool between = name.starts_with("two") && 2 * size == bytes.size();
            CAPTURE(size, lines);
            CHECK(whole_ones);
            CHECK((reported || lines.size() == whole.size() || between));
        }
    }
}

TEST_CASE("files that end too early are read as far as they go", "[source]") {
    for (const auto& [name, bytes] : good_files()) {
        CAPTURE(name);
        const Lines whole = read_file(name, bytes);
        CHECK_FALSE(whole.empty());
        CHECK_FALSE(has_report(whole));
        const std::size_t step = bytes.size() > 2000 ? 50 : 3;
        for (std::size_t size = 0; size < bytes.size(); size += step) {
            CAPTURE(size);
            CHECK(read_file(name, bytes.substr(0, size)).size() <= whole.size() + 1);
        }
    }
}

TEST_CASE("files with bytes that changed are read to an end", "[source]") {
    std::mt19937 random(20240517);
    for (const auto& [name, bytes] : good_files()) {
        CAPTURE(name);
        for (int i = 0; i < 200; ++i) {
            std::string damaged = bytes;
            for (int j = 0; j <= i % 4; ++j) {
                damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
            }
            CHECK(read_file(name, damaged).size() < 100);
        }
    }
}

TEST_CASE("bytes of any kind are read as any format", "[source]") {
    std::mt19937 random(20240517);
    for (const auto& [name, bytes] : good_files()) {
        CAPTURE(name);
        for (int i = 0; i < 20; ++i) {
            std::string noise = bytes.substr(0, random() % 20);
            while (noise.size() < 3000) noise += static_cast<char>(random() % 256);
            CHECK(read_file(name, noise).size() < 1000);
        }
    }
}

TEST_CASE("bombs are given up", "[source]") {
    const std::string bomb = compressed_zeros(std::size_t{2} << 30, "gzip");
    nutgraf::BatchLimits limits;
    limits.article_bytes = 200 << 20;
    const std::string reason = "unpacks to more than 250 times its size";
    CHECK(read_file("b.txt.gz", bomb, limits) == Lines{"! b.txt.gz: reading failed: " + reason});
    CHECK(read_file("b.jsonl.gz", bomb, limits) ==
          Lines{"! b.jsonl.gz: reading failed: " + reason});
    CHECK(read_file("b.tar", packed({{"b.txt.gz", bomb}, {"z.txt", "After."}}, "ustar"), limits) ==
          Lines{"! b.tar//b.txt.gz: reading failed: " + reason, "b.tar//z.txt: After."});
    limits.article_bytes = 1 << 20;
    CHECK(
        read_file("b.zip", packed({{"b.txt.gz", bomb}, {"z.txt", "After."}}, "zip"), limits) ==
        Lines{"! b.zip//b.txt.gz: larger than 1.0 MB, the most that fits in memory; raise --memory",
              "b.zip//z.txt: After."});
}
