// SPDX-License-Identifier: GPL-2.0-or-later
//
// Much more, and much stranger, than anyone would type.
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"
#include "support/repeated.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

std::string many_words(std::size_t count) {
    std::string all = "ship";
    for (std::size_t i = 1; i < count; ++i) all += " word" + std::to_string(i);
    return all;
}

}  // namespace

TEST_CASE("strange topics are answered or refused, by one line", "[tools]") {
    const std::vector<std::pair<std::string, std::string>> topics = {
        {"one word of 100 KB", std::string(100'000, 'a')},
        {"100 KB of words", repeated("ship oil ", 11'000)},
        {"10,000 words", many_words(10'000)},
        {"5,000 brackets", repeated("(", 5000) + "ship" + repeated(")", 5000)},
        {"5,000 open brackets", repeated("(", 5000)},
        {"5,000 closed brackets", repeated(")", 5000)},
        {"5,000 NOT", repeated("NOT ", 5000) + "ship"},
        {"5,000 AND", "ship" + repeated(" AND ship", 5000)},
        {"5,000 NEAR", "ship" + repeated(" NEAR/9 ship", 5000)},
        {"5,000 quotes", repeated("\"", 5000)},
        {"100 wildcards", repeated("s* ", 100)},
        {"5,000 filters", repeated("date:2024 ", 5000)},
        {"10,000 words, none of them known", many_words(10'000).substr(5)},
        {"a phrase of 10,000 words", "\"" + many_words(10'000) + "\""},
        {"broken UTF-8", "ship \xff\xfe\xc3 \xed\xa0\x80 \xf4\x90\x80\x80 oil"},
        {"controls", "ship \x01\x02\x1b[2J\x7f oil\r\n\t"},
        {"combining marks", "s" + repeated("\xcc\x81", 5000)},
    };
    const Tools tools;
    for (const auto& [what, topic] : topics) {
        CAPTURE(what);
        for (const bool batch : {false, true}) {
            Call call;
            Words typed = {"-d", corpus_database(), "--format", "json"};
            if (batch) {
                call.input = json{{"id", "1"}, {"query", topic}}.dump(
                    -1, ' ', false, json::error_handler_t::replace);
                typed.insert(typed.end(), {"--topics", "-"});
            } else {
                typed.insert(typed.end(), {"--", topic});
            }
            const Outcome outcome = tools.query(typed, call);
            CAPTURE(batch, outcome.err.substr(0, 2000));
            CHECK(outcome.exit_code >= 0);
            CHECK(outcome.exit_code <= 2);
            if (outcome.exit_code == 2) CHECK(lines_of(outcome.err).size() == 1);
            if (outcome.exit_code == 2) CHECK(outcome.err.size() < 500);
            if (outcome.exit_code != 2) CHECK(json::accept(outcome.out));
        }
    }
}

TEST_CASE("a megabyte without a line end is indexed", "[tools]") {
    const Tools tools;
    tools.dir.write("words.txt", repeated("ship oil ", 110'000) + "needle");
    tools.dir.write("letters.txt", std::string(1'000'000, 'x'));
    const Outcome outcome = tools.index({"-q", "--json", "words.txt", "letters.txt"});
    CHECK(outcome.exit_code == 0);
    const json report = json::parse(outcome.out);
    CHECK(report["articles"] == 2);
    CHECK(report["passages"] > 100);
    CHECK(tools.query({"needle"}).exit_code == 0);
    CHECK(tools.query({"--group", "article", "ship"}).exit_code == 0);
}

TEST_CASE("ten thousand records are indexed and found", "[tools]") {
    const Tools tools;
    std::string records;
    for (int i = 0; i < 10'000; ++i) {
        const std::string number = std::to_string(i);
        records += "{\"id\":\"r" + number + "\",\"title\":\"Record " + number +
                   "\",\"text\":\"Ship number" + number + " came in.\"}\n";
    }
    tools.dir.write("wire.jsonl", records);
    const Outcome outcome = tools.index({"--json", "wire.jsonl"});
    CHECK(outcome.exit_code == 0);
    CHECK(json::parse(outcome.out)["total_articles"] == 10'000);
    CHECK_THAT(outcome.err, ContainsSubstring("indexed 10,000 articles as 10,000 passages"));
    CHECK(tools.query({"--format", "trec", "number7777"}).out.starts_with("1 Q0 r7777#0 1 "));
    const Outcome all = tools.query({"-n", "1000000", "--format", "trec", "ship"});
    CHECK(lines_of(all.out).size() == 10'000);
}

TEST_CASE("strange records are skipped one by one", "[tools]") {
    const Tools tools;
    tools.dir.write(
        "odd.jsonl",
        "{\"id\":1,\"text\":\"ship\"}\n"
        "null\n[]\n\"text\"\n17\n{}\n{\"id\":[],\"text\":\"x\"}\n{\"id\":2,\"text\":{}}\n" +
            repeated("[", 100'000) + "\n" + repeated("{\"a\":", 100'000) + "\n" +
            std::string(1'000'000, '{') + "\n\xff\xfe\n" + std::string("\0\0\0", 3) +
            "\n{\"id\":\"a\\u0000b\",\"text\":\"x\"}\n");
    const Outcome outcome = tools.index({"-q", "--json", "odd.jsonl"});
    CHECK(outcome.exit_code == 1);
    const json report = json::parse(outcome.out);
    CHECK(report["articles"] == 1);
    CHECK(report["skipped"].size() == 12);
    CHECK(report["passed_over"]["empty"] == 1);
    CHECK(lines_of(outcome.err).size() == 12);
}
