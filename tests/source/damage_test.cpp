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

// One small file of each format, by a name of its own.
std::vector<std::pair<std::string, std::string>> good_files() {
    const Members members = {{"a.txt", "One text."}, {"b/c.jsonl", "{\"text\":\"two\"}\n"}};
    const std::string warc = warc_record("conversion", "text/plain", "Some text.");
    return {
        {"a.tar", packed(members, "ustar")},
        {"b.tar", packed(members, "pax")},
        {"c.zip", packed(members, "zip")},
        {"d.txt.gz", compressed("A text.", "gzip")},
        {"e.txt.zst", compressed("A text.", "zstd")},
        {"f.txt.xz", compressed("A text.", "xz")},
        {"g.txt.bz2", compressed("A text.", "bzip2")},
        {"h.tar.gz", compressed(packed(members, "ustar"), "gzip")},
        {"i.warc.gz", compressed(warc, "gzip") + compressed(warc, "gzip")},
        {"j.warc", warc + warc},
        {"k.mbox", message("One.") + message("Two.")},
        {"l.trec", "<DOC><DOCNO>a</DOCNO><TEXT>One.</TEXT></DOC>\n<DOC><TEXT>Two.</TEXT></DOC>\n"},
        {"m.csv", "id,text\n1,\"one\"\n2,two\n"},
        {"n.eml", "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOne.\n--b--\n"},
        {"o.html", "<!doctype html><title>T</title><p>Some text.</p>"},
        {"p.jsonl", "{\"text\":\"one\"}\n"},
    };
}

bool is_compressed(const std::string& name) {
    return name.ends_with(".gz") || name.ends_with(".zst") || name.ends_with(".xz") ||
           name.ends_with(".bz2");
}

bool has_report(const Lines& lines) {
    return std::ranges::any_of(lines, [](const auto& line) { return line.starts_with('!'); });
}

}  // namespace

TEST_CASE("files that end too early are read as far as they go", "[source]") {
    for (const auto& [name, bytes] : good_files()) {
        CAPTURE(name);
        const Lines whole = read_file(name, bytes);
        CHECK_FALSE(whole.empty());
        CHECK_FALSE(has_report(whole));
        const std::size_t step = bytes.size() > 2000 ? 50 : 3;
        for (std::size_t size = 0; size < bytes.size(); size += step) {
            CAPTURE(size);
            const Lines lines = read_file(name, bytes.substr(0, size));
            CHECK(lines.size() <= whole.size() + 1);
            // Two files one behind the other may end between them. That a second one lacks its
            // checksum and nothing else, libarchive does not tell, and drops it.
            const bool between = 2 * size == bytes.size() || size + 8 == bytes.size();
            const bool may_end_well = name == "i.warc.gz" && between;
            const bool must_tell = is_compressed(name) && !may_end_well && lines != whole;
            if (must_tell) CHECK(has_report(lines));
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
