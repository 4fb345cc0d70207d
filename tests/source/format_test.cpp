// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/format.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "pack.hpp"
#include "support/catch.hpp"

using nutgraf::Format;

TEST_CASE("a format is known by its content if that cannot be mistaken, else by its name",
          "[source]") {
    using enum Format;
    const std::vector<std::tuple<std::string, std::string, Format>> cases = {
        {"a.txt", "Some words.", kText},
        {"a.txt", "{\"text\":\"a brace may open a text\"}", kText},
        {"a.md", "id,title,text\n", kText},
        {"a.txt", "From the harbour came word at 10:30.", kText},
        {"a.txt", "From the harbour came word.", kText},
        {"a.txt", "From a@b.example Mon Jan  5 10:02:33 2015\n", kMbox},
        {"a.txt", "WARC/1.0\r\n", kWarc},
        {"a.txt", "\n\n<doc>\n<docno>", kSgml},
        {"a.txt", "<DOC id=\"x\">", kSgml},
        {"a.txt", "<DOCTYPE", kText},
        {"a.txt", "\x1f\x8b\x08", kCompressed},
        {"a.jsonl", "\x28\xb5\x2f\xfd", kCompressed},
        {"a.html", "PK\3\4", kArchive},
        {"a", packed({{"x.txt", "text"}}, "ustar"), kArchive},
        {"a", packed({{"x.txt", "text"}}, "pax"), kArchive},
        {"a", packed({{"x.txt", "text"}}, "gnutar"), kArchive},
        {"a", packed({{"x.txt", "text"}}, "zip"), kArchive},
        {"a.HTML", "words", kPage},
        {"a.htm", "words", kPage},
        {"a.txt", "From a@b.example Mon Jan  5 10:02:33 2015\nSubject: s\n", kMbox},
        {"a.txt", "From a@b.example Mon Jan  5 10:02:33 2015\nwas the line", kText},
        {"Inbox", "From \r\nSubject: s\r\n", kMbox},
        {"a.eml", "words", kMessage},
        {"a.mht", "words", kMhtml},
        {"a.MHTML", "words", kMhtml},
        {"a", "From: <Saved by Blink>\r\n", kMhtml},
        {"a/cur/1700000000.M123P456.host.md:2,S", "words", kMessage},
        {"1700000000.M123P456.host:2,", "words", kMessage},
        {"a/new/1700000000.M123P456.mail.md", "words", kMessage},
        {"new/1700000000_0.12.host,U=1", "words", kMessage},
        {"a/tmp/1700000000.M123P456.host", "words", kText},
        {"renew/1700000000.M123P456.host", "words", kText},
        {"new/2024.report", "words", kText},
        {"a:2,3", "words", kText},
        {":2,S", "words", kText},
        {"a.jsonl", "words", kRecords},
        {"a.csv", "words", kTable},
        {"a.tsv", "words", kTable},
        {"a.trec", "words", kSgml},
        {"a.wet", "words", kWarc},
        {"a.mbox", "words", kMbox},
        {"a.gz", "words", kCompressed},
        {"a.zip", "words", kArchive},
        {"a", "words", kText},
        {"a", "", kText},
        {"a", "\xef\xbb\xbf \n{\"text\":1}", kRecords},
        {"a.d/b", "{", kRecords},
        {"a", "Received: from mail.example by other.example\n", kMessage},
        {"a", "Date: May 17\n\nA story.", kText},
        {"a", "id,title,text\n1,2,3\n", kTable},
        {"a", "\"Id\"\t\"Body\"\n", kTable},
        {"a", "A storm, they said,\nwas coming.", kText},
        {"a", "body, mind\nand soul", kText},
        {"a",
         "body, mind and so on, as if it were a line of names of columns, but far longer, "
         "far longer than that\n",
         kText},
    };
    for (const auto& [name, head, format] : cases) {
        CAPTURE(name, head);
        CHECK(static_cast<int>(nutgraf::recognise(name, head)) == static_cast<int>(format));
    }
}

TEST_CASE("names that are read in folders", "[source]") {
    const std::vector<std::pair<std::string, bool>> cases = {
        {"a.txt", true},       {"a.TXT", true},   {"a.txt.gz", true},  {"a.warc.gz", true},
        {"a.tar.xz", true},    {"a.tgz", true},   {"a.zip", true},     {"d.txt/a", false},
        {"a", false},          {"a.gz", false},   {"a.svg.gz", false}, {".txt", false},
        {"a.gz.gz", false},    {"a.json", false}, {"a.txt~", false},   {"a.tbz2", true},
        {"a.jsonl.zst", true}, {".gz", false},    {"txt", false},      {"a.", false},
    };
    for (const auto& [name, known] : cases) {
        CAPTURE(name);
        CHECK(nutgraf::is_known_name(name) == known);
    }
}

TEST_CASE("the name of what is in a compressed file", "[source]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"d/a.txt.gz", "d/a.txt"}, {"a.tgz", "a.tar"}, {"a.TXZ", "a.tar"},
        {"a.txt", "a.txt"},        {"a.gz", "a"},      {"gz", "gz"},
    };
    for (const auto& [name, unpacked] : cases) CHECK(nutgraf::unpacked_name(name) == unpacked);
}
