// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "pack.hpp"
#include "reading.hpp"
#include "standard_input.hpp"
#include "support/catch.hpp"

namespace {

const std::vector<std::string> kFilters = {"gzip", "zstd", "xz", "bzip2"};
const std::vector<std::string> kArchives = {"ustar", "pax", "gnutar", "zip"};

const Members kMembers = {
    {"b/two.txt", "Two."},
    {"a.txt", "One."},
    {"image.png", "x"},
    {".hidden/c.txt", "x"},
    {"wire.jsonl", "{\"text\":\"three\"}\n{\"id\":\"x\",\"text\":\"four\"}\n"}};

Lines member_lines(const std::string& archive) {
    return {archive + "//b/two.txt: Two.",          archive + "//a.txt: One.",
            "- " + archive + "//image.png: suffix", "- " + archive + "//.hidden/c.txt: hidden",
            archive + "//wire.jsonl:1: three",      "x: four"};
}

}  // namespace

TEST_CASE("compressed files are read as what is in them", "[source]") {
    const std::string records = "{\"text\":\"one\"}\n\n{\"text\":\"two\"}\n";
    for (const auto& filter : kFilters) {
        CAPTURE(filter);
        for (const std::string name : {"r.jsonl.gz", "r", "r.txt"}) {  // the suffix may lie
            CAPTURE(name);
            const Lines lines = read_file(name, compressed(records, filter));
            if (name == "r.txt") {
                CHECK(lines == Lines{"r.txt: " + records});
            } else {
                CHECK(lines == Lines{name + ":1: one", name + ":3: two"});
            }
        }
        CHECK(read_file("t.txt.gz", compressed("A text.", filter)) == Lines{"t.txt.gz: A text."});
        CHECK(read_file("t.txt.gz", compressed("", filter)) == Lines{"- t.txt.gz: empty"});
        const std::string twice = compressed(compressed("A text.", filter), "gzip");
        CHECK(read_file("t.txt", twice) == Lines{"t.txt: A text."});
    }
    const std::string members =
        compressed("{\"text\":\"one\"}\n", "gzip") + compressed("{\"text\":\"two\"}\n", "gzip");
    CHECK(read_file("r.jsonl.gz", members) == Lines{"r.jsonl.gz:1: one", "r.jsonl.gz:2: two"});
}

TEST_CASE("what stands behind compressed data is told, unless it is padding", "[source]") {
    for (const auto& filter : kFilters) {
        CAPTURE(filter);
        const std::string record = compressed("{\"text\":\"one\"}\n", filter);
        const Lines lines = read_file("r.jsonl.gz", record + "more");
        REQUIRE(lines.size() == 2);
        CHECK(lines[0] == "r.jsonl.gz:1: one");
        CHECK_THAT(lines[1], ContainsSubstring("! r.jsonl.gz:1: reading failed: damaged"));
    }
    const std::string padded = compressed("A text.", "gzip") + std::string(100'000, '\0');
    CHECK(read_file("t.txt.gz", padded) == Lines{"t.txt.gz: A text."});
    CHECK(read_file("t.txt.gz", padded + compressed(" More.", "gzip")) ==
          Lines{"! t.txt.gz: reading failed: damaged: what follows is not compressed"});
}

TEST_CASE("checksums are verified", "[source]") {
    for (const std::string filter : {"gzip", "xz", "bzip2"}) {
        CAPTURE(filter);
        std::string bytes = compressed("A text.", filter);
        if (filter == "gzip") bytes[bytes.size() - 5] ^= 1;
        if (filter == "xz") bytes[bytes.size() - 37] ^= 1;  // before index and footer
        if (filter == "bzip2") bytes[11] ^= 1;
        CHECK(read_file("t.txt.gz", bytes) == Lines{"! t.txt.gz: reading failed: damaged"});
    }
}

TEST_CASE("a window that does not fit in memory is not opened", "[source]") {
    const std::string reason = "takes more memory to unpack than fits; raise --memory";
    const std::string text(100'000, 'x');
    const auto state = [&](const std::string& bytes, std::size_t memory) {
        nutgraf::BatchLimits limits;
        limits.article_bytes = memory << 20;
        const Lines lines = read_file("t.txt.xz", bytes, limits);
        REQUIRE(lines.size() == 1);
        return lines[0] == "t.txt.xz: " + text ? "read" : lines[0];
    };
    const std::string refused = "! t.txt.xz: reading failed: " + reason;
    const std::string usual = compressed(text, "xz");       // 8 MiB
    const std::string largest = compressed(text, "xz", 9);  // 64 MiB
    CHECK(state(usual, 16) == "read");
    CHECK(state(largest, 66) == "read");
    CHECK(state(usual, 8) == refused);
    CHECK(state(largest, 64) == refused);
    CHECK(state(compressed(usual, "xz"), 16) == refused);  // one window within another
    CHECK(state(compressed(usual, "xz"), 20) == "read");
}

TEST_CASE("members of archives are read in their order", "[source]") {
    for (const auto& format : kArchives) {
        CAPTURE(format);
        const std::string archive = packed(kMembers, format);
        CHECK(read_file("a.zip", archive) == member_lines("a.zip"));
        CHECK(read_file("nameless", archive) == member_lines("nameless"));
        CHECK(read_file("a.txt", archive) == member_lines("a.txt"));
        for (const auto& filter : kFilters) {
            CHECK(read_file("a.tgz", compressed(archive, filter)) == member_lines("a.tgz"));
        }
        const StandardInput input(compressed(archive, "gzip"));
        const TempDir dir;
        CHECK(shown({"-"}, dir, {.name = "in"}) == member_lines("in"));
    }
    CHECK(read_file("a.zip", packed({}, "zip")) == Lines{});
}

TEST_CASE("small members share a batch, which depends on the limits alone", "[source]") {
    Members members;
    for (int i = 0; i < 1000; ++i) members.emplace_back(std::to_string(i) + ".txt", "Some text.");
    const TempDir dir;
    const std::string path = dir.write("a.zip", packed(members, "zip"));
    const auto batches = [&](std::size_t bytes) {
        const auto source = nutgraf::open_sources({path});
        nutgraf::BatchLimits limits;
        limits.bytes = bytes;
        std::size_t count = 0;
        while (source->next_batch(limits)) ++count;
        return count;
    };
    CHECK(batches(1 << 20) == 1);
    CHECK(batches(1) == 1000);
    CHECK(batches(10'000) == batches(10'000));
    CHECK(shown({path}, dir).size() == 1000);
}

TEST_CASE("archives in archives are read to a depth", "[source]") {
    const std::string inner = packed({{"t.txt", "Deep."}}, "zip");
    const std::string tar = compressed(packed({{"in.zip", inner}}, "ustar"), "gzip");
    const std::string outer = packed({{"x/in.tar.gz", tar}, {"after.txt", "After."}}, "zip");
    CHECK(read_file("o.zip", outer) ==
          Lines{"o.zip//x/in.tar.gz//in.zip//t.txt: Deep.", "o.zip//after.txt: After."});
    CHECK(read_file("p.zip", packed({{"o.zip", outer}, {"z.txt", "Last."}}, "zip")) ==
          Lines{"! p.zip//o.zip//x/in.tar.gz//in.zip: archives nested too deeply",
                "p.zip//o.zip//after.txt: After.", "p.zip//z.txt: Last."});
    std::string onion = "Core.";
    for (int i = 0; i < 50; ++i) onion = compressed(onion, "gzip");
    CHECK(read_file("onion.gz", onion) == Lines{"! onion.gz: archives nested too deeply"});
}

TEST_CASE("names of members lead nowhere", "[source]") {
    const Members members = {
        {"../up.txt", "Up."}, {"/etc/passwd.txt", "Root."}, {"./a.txt", "Here."}};
    for (const auto& format : kArchives) {
        CAPTURE(format);
        CHECK(read_file("a.zip", packed(members, format)) == Lines{"a.zip//../up.txt: Up.",
                                                                   "a.zip///etc/passwd.txt: Root.",
                                                                   "a.zip//a.txt: Here."});
    }
}

TEST_CASE("patterns choose members of archives", "[source]") {
    const TempDir dir;
    const Members members = {{"a.txt", "A."}, {"b/a.xyz", "B."}, {"b/c.txt", "C."}};
    const std::string path = dir.write("x.zip", packed(members, "zip"));
    using Patterns = std::vector<std::string>;
    const auto read = [&](const Patterns& include, const Patterns& exclude) {
        return shown({path}, dir, {.include = include, .exclude = exclude, .follow = false});
    };
    const std::string a = "x.zip//a.txt: A.";
    const std::string b = "x.zip//b/a.xyz: B.";
    const std::string c = "x.zip//b/c.txt: C.";
    const std::string not_a = "- x.zip//a.txt: excluded";
    const std::string not_b = "- x.zip//b/a.xyz: excluded";
    const std::string not_c = "- x.zip//b/c.txt: excluded";
    CHECK(read({}, {}) == Lines{a, "- x.zip//b/a.xyz: suffix", c});
    CHECK(read({}, {"b/*"}) == Lines{a, not_b, not_c});
    CHECK(read({}, {"b"}) == Lines{a, not_b, not_c});
    CHECK(read({}, {"a.*"}) == Lines{not_a, not_b, c});
    CHECK(read({"a.*"}, {}) == Lines{a, b, not_c});
    CHECK(read({"*.xyz", "c*"}, {"c.txt"}) == Lines{not_a, b, not_c});
}

TEST_CASE("what is no file in an archive is passed over, folders without a word", "[source]") {
    const Members members = {
        {"a.txt", "A."},   {"b.txt -> a.txt", ""},  {"c.txt => a.txt", ""},    {"folder.txt/", ""},
        {"pipe.txt|", ""}, {".d.txt -> a.txt", ""}, {"folder.txt/e.txt", "E."}};
    for (const std::string format : {"ustar", "pax", "gnutar"}) {
        CAPTURE(format);
        CHECK(read_file("a.tar", packed(members, format)) ==
              Lines{"a.tar//a.txt: A.", "- a.tar//b.txt: link", "- a.tar//c.txt: link",
                    "- a.tar//pipe.txt: not an article", "- a.tar//.d.txt: hidden",
                    "a.tar//folder.txt/e.txt: E."});
    }
}

TEST_CASE("reading of an archive can be stopped", "[source]") {
    const TempDir dir;
    const std::string path = dir.write("z.gz", compressed_zeros(50 << 20, "gzip"));
    nutgraf::BatchLimits limits;
    int asked = 0;
    limits.go_on = [&] { return ++asked < 5; };
    CHECK(nutgraf::open_sources({path})->next_batch(limits) == nullptr);
}
