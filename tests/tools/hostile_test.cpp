// SPDX-License-Identifier: GPL-2.0-or-later
//
// A folder of files that are not what they should be.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "program.hpp"
#include "source/pack.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;

const std::vector<std::string> kSuffixes = {
    ".txt",    ".html",     ".jsonl",   ".csv",      ".trec", ".warc", ".mbox", ".eml",
    ".txt.gz", ".warc.zst", ".csv.bz2", ".jsonl.xz", ".tar",  ".zip",  ".tgz",  ".md"};

// Bytes that are an article in no format.
std::string hostile_bytes(std::size_t number, std::mt19937& random) {
    std::string noise(1 + random() % 3000, '\0');
    for (char& c : noise) c = static_cast<char>(random() % 256);
    const std::string half = noise.substr(0, noise.size() / 2);
    switch (number % 6) {
        case 0: return "";
        case 1: return std::string(2, '\0') + noise;
        case 2: return compressed(noise, "gzip").substr(0, half.size() / 2 + 1);
        case 3: return std::string("PK\3\4\0", 5) + noise;
        case 4: return std::string("\xfd\x37zXZ\0", 6) + noise;
        default: return compressed(std::string(3, '\0') + noise, "zstd");
    }
}

}  // namespace

TEST_CASE("a thousand hostile files are each named, and the good one among them is indexed",
          "[tools]") {
    const Tools tools;
    std::mt19937 random(20240517);
    std::set<std::string> names;
    for (std::size_t i = 0; i < 1000; ++i) {
        const std::string name = "bad/" + std::to_string(i) + kSuffixes[i % kSuffixes.size()];
        tools.dir.write(name, hostile_bytes(i, random));
        // Without a record, a file of records is as good as none.
        if (i % 6 != 0) names.insert(name);
    }
    tools.dir.write("bad/good.txt", "A ship came in.");
    std::filesystem::create_symlink("loop.txt", tools.dir.path() / "bad/loop.txt");
    names.insert("bad/loop.txt");
    const Outcome outcome = tools.index({"-q", "--json", "bad"});
    CHECK(outcome.exit_code == 1);
    const json report = json::parse(outcome.out);
    for (const auto& skipped : report["skipped"]) {
        const std::string where = skipped["where"];
        std::erase_if(names, [&](const std::string& name) {
            return where == name || where.starts_with(name + ':') || where.starts_with(name + "//");
        });
    }
    CAPTURE(names);
    CHECK(names.empty());
    CHECK(lines_of(outcome.err).size() == report["skipped"].size());
    CHECK(tools.query({"ship"}).exit_code == 0);
}

TEST_CASE("files are chosen by patterns, in folders and archives", "[tools]") {
    const Tools tools;
    tools.dir.write("in/a.txt", "A ship.");
    tools.dir.write("in/b.log", "A boat.");
    tools.dir.write("in/c.zip", packed({{"d.log", "A raft."}, {"e.txt", "A dinghy."}}, "zip"));
    CHECK(tools.index({"-q", "--include", "*.log", "--include", "e.*", "--exclude", "d.*", "in"})
              .exit_code == 0);
    CHECK(tools.query({"ship"}).exit_code == 1);
    CHECK(tools.query({"boat"}).exit_code == 0);
    CHECK(tools.query({"raft"}).exit_code == 1);
    CHECK(tools.query({"--format", "trec", "dinghy"}).out.starts_with("1 Q0 in/c.zip//e.txt#0 "));
}
