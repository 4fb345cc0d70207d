// SPDX-License-Identifier: GPL-2.0-or-later
//
// nutgraf-query as a script uses it: exit codes, formats, and what becomes of its output.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

const char* const kCommon =
    "ship ferry harbour reactor grain tunnel vaccine dam water museum chart";

Outcome ask(const Words& typed, const Call& call = {}) {
    const Tools tools;
    Words all = {"-d", corpus_database()};
    all.insert(all.end(), typed.begin(), typed.end());
    return tools.query(all, call);
}

std::vector<json> hits_of(const Words& typed) {
    Words all = {"--format", "jsonl"};
    all.insert(all.end(), typed.begin(), typed.end());
    std::vector<json> hits;
    for (const std::string& line : lines_of(ask(all).out)) hits.push_back(json::parse(line));
    return hits;
}

std::string file_bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// RFC 4180.
std::vector<Words> read_csv(const std::string& text) {
    std::vector<Words> rows;
    Words row;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                field += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::exchange(field, {}));
        } else if (c == '\r') {
            ++i;
            row.push_back(std::exchange(field, {}));
            rows.push_back(std::exchange(row, {}));
        } else {
            field += c;
        }
    }
    return rows;
}

}  // namespace

namespace {

// What a passage says it quotes, debris left out.
std::string quoted(const std::string& source, const json& passage) {
    if (!passage.contains("parts")) {
        const std::size_t start = passage["start"];
        return source.substr(start, passage["end"].get<std::size_t>() - start);
    }
    std::string text;
    for (const json& part : passage["parts"]) {
        const std::size_t start = part[0];
        if (!text.empty()) text += "[\u2026]\n";
        text += source.substr(start, part[1].get<std::size_t>() - start);
    }
    return text;
}

}  // namespace

TEST_CASE("offsets of a hit cut exactly its text out of the source", "[tools]") {
    std::set<std::string> checked;
    std::size_t records = 0;
    for (const json& hit : hits_of({"-n", "1000", "--duplicates", "show", kCommon})) {
        const json& article = hit["article"];
        const json& passage = hit["passage"];
        if (article.contains("encoding")) continue;  // offsets count in the decoded text
        std::string source = file_bytes(article["path"]);
        if (article.contains("line")) {
            const json record =
                json::parse(lines_of(source).at(article["line"].get<std::size_t>() - 1));
            for (const char* key : {"text", "body", "contents"}) {
                if (record.contains(key)) source = record[key];
            }
            ++records;
        }
        const std::size_t start = passage["start"];
        const std::size_t end = passage["end"];
        CAPTURE(article["id"], start, end);
        REQUIRE(end <= source.size());
        CHECK(quoted(source, passage) == passage["text"]);
        std::size_t last = 0;
        for (const json& range : hit["highlights"]) {
            CHECK(range[0] >= last);
            CHECK(range[0] < range[1]);
            last = range[1];
        }
        CHECK(last <= end - start);
        checked.insert(std::filesystem::path(article["path"].get<std::string>()).filename());
    }
    CHECK(checked.size() > 30);
    CHECK(records > 5);
    // With a byte order mark, and with CRLF.
    const auto starts_with = [](const char* head) {
        return [head](const std::string& name) { return name.starts_with(head); };
    };
    CHECK(std::ranges::any_of(checked, starts_with("01-")));
    CHECK(checked.contains("05-courier.txt"));
}

TEST_CASE("all formats give the same hits", "[tools]") {
    const std::vector<json> lines = hits_of({"-n", "25", "--duplicates", "show", "ship oil"});
    REQUIRE(lines.size() == 25);
    const json document = json::parse(ask({"-n", "25", "--duplicates", "show", "--format", "json", "ship oil"}).out);
    CHECK(document["schema"] == 1);
    CHECK(document["topics"][0]["query"] == "ship oil");
    const json& hits = document["topics"][0]["hits"];
    const auto rows = read_csv(ask({"-n", "25", "--duplicates", "show", "--format", "csv", "ship oil"}).out);
    const auto run = lines_of(ask({"-n", "25", "--format", "trec", "--tag", "t", "ship oil"}).out);
    REQUIRE(hits.size() == lines.size());
    REQUIRE(rows.size() == lines.size() + 1);
    REQUIRE(run.size() == lines.size());
    CHECK(rows[0].size() == 14);
    double before = 1e9;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(i);
        CHECK(lines[i]["schema"] == 1);
        CHECK(lines[i]["rank"] == i + 1);
        CHECK(lines[i]["score"].get<double>() <= before);
        before = lines[i]["score"];
        CHECK(hits[i]["passage"] == lines[i]["passage"]);
        REQUIRE(rows[i + 1].size() == 14);
        CHECK(rows[i + 1][3] == lines[i]["passage"]["id"]);
        CHECK(rows[i + 1][13] == lines[i]["passage"]["text"]);
        std::istringstream words(run[i]);
        std::string topic, q0, id, tag;
        std::size_t rank = 0;
        double score = 0;
        words >> topic >> q0 >> id >> rank >> score >> tag;
        CHECK(words);
        CHECK(topic + q0 + tag == "1Q0t");
        CHECK(id == lines[i]["passage"]["id"]);
        CHECK(rank == i + 1);
        CHECK(score == Approx(lines[i]["score"].get<double>()).margin(1e-4));
    }
}

TEST_CASE("nothing found is valid in every format", "[tools]") {
    const Outcome document = ask({"--format", "json", "zyxwvut"});
    CHECK(document.exit_code == 1);
    CHECK(json::parse(document.out)["topics"][0]["hits"].empty());
    CHECK(ask({"--format", "jsonl", "zyxwvut"}).out.empty());
    CHECK(ask({"--format", "trec", "zyxwvut"}).out.empty());
    CHECK(ask({"--format", "text", "zyxwvut"}).out.empty());
    CHECK(read_csv(ask({"--format", "csv", "zyxwvut"}).out).size() == 1);
}

TEST_CASE("offset and limit cut the ranking into pages", "[tools]") {
    const auto all = hits_of({"-n", "9", "ship"});
    const auto page = hits_of({"-n", "3", "--offset", "3", "ship"});
    REQUIRE(page.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(page[i] == all[i + 3]);
}

TEST_CASE("a misspelt topic gets a proposal", "[tools]") {
    const Outcome outcome = ask({"ferrry"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.empty());
    const auto lines = lines_of(outcome.err);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "nutgraf-query: no passages found");
    CHECK(lines[1].starts_with("nutgraf-query: did you mean: ferry ("));
}

TEST_CASE("a topic may begin with a minus sign", "[tools]") {
    const Outcome outcome = ask({"--format", "json", "--", "-oil", "ship"});
    CHECK(outcome.exit_code == 0);
    CHECK(json::parse(outcome.out)["topics"][0]["query"] == "-oil ship");
}

TEST_CASE("options may stand behind the words", "[tools]") {
    CHECK(lines_of(ask({"ship", "oil", "-n", "2", "--format", "trec"}).out).size() == 2);
}

TEST_CASE("context and explanation reach the output", "[tools]") {
    const auto hits = hits_of({"-n", "3", "--context", "1", "--explain", "ship"});
    REQUIRE(hits.size() == 3);
    for (const json& hit : hits) {
        CHECK(hit.contains("context"));
        double sum = 0;
        for (const json& term : hit["explanation"]) sum += term["score"].get<double>();
        CHECK(sum == Approx(hit["score"].get<double>()).margin(1e-3));
    }
    CHECK_THAT(ask({"-n", "1", "--explain", "ship"}).out, ContainsSubstring(" because:\n"));
}

TEST_CASE("one result an article on request", "[tools]") {
    std::set<std::string> ids;
    const auto hits = hits_of({"-n", "20", "--group", "article", "ship"});
    for (const json& hit : hits) ids.insert(hit["article"]["id"]);
    CHECK(ids.size() == hits.size());
}

TEST_CASE("a reader that goes away is no failure", "[tools]") {
    const Tools tools;
    for (const std::string format : {"text", "json", "jsonl", "csv", "trec"}) {
        CAPTURE(format);
        Call call;
        call.arguments = {"-d", corpus_database(), "-n", "1000", "--format", format, kCommon};
        Process process(query_program(), tools.dir.path(), call);
        process.close_output();
        const Outcome outcome = process.wait();
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
    }
}

TEST_CASE("a full disk is a failure", "[tools]") {
    Call full;
    full.output_file = "/dev/full";
    const Words topics = {"--topics", corpus("topics.tsv")};
    const Words few = {"-n", "1"};
    for (const std::string format : {"text", "json", "jsonl", "csv", "trec"}) {
        for (const std::string limit : {"1", "1000"}) {
            CAPTURE(format, limit);
            for (const Words& what : {Words{kCommon}, topics}) {
                Words typed = {"--format", format, "-n", limit};
                typed.insert(typed.end(), what.begin(), what.end());
                const Outcome outcome = ask(typed, full);
                CHECK(outcome.exit_code == 2);
                CHECK(outcome.err ==
                      "nutgraf-query: cannot write the results: No space left on device\n");
            }
        }
    }
    const Outcome eval = ask({"--eval", "--topics", corpus("topics.tsv"), "--qrels",
                              corpus("qrels.tsv"), "--format", "json"},
                             full);
    CHECK(eval.exit_code == 2);
    CHECK(lines_of(eval.err).size() == 1);
}
