// SPDX-License-Identifier: GPL-2.0-or-later
//
// --report, and the same in JSON: what the articles of a run are made of.
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;

constexpr const char* kStory =
    "The ferry between Aldmouth and Port Senn resumed on Monday after nine weeks in dock. "
    "Engineers had found cracks in both propeller shafts during a routine check, and a "
    "replacement had to be cast in a foundry two hundred miles away. Islanders cheered from the "
    "quay as the first lorries with flour, diesel and school books rolled ashore.";

std::string record(const json& keys) { return keys.dump() + '\n'; }

constexpr const char* kPage =
    "<html><head><title>Dock</title><meta name=\"author\" content=\"Ida Holm\"></head><body>"
    "<nav><a href=\"/\">Home</a> <a href=\"/s\">Sport</a></nav><article><h1>Dock to close</h1>"
    "<p>The dock at Port Senn will close at the end of the year, its owners told the hundred and "
    "twenty people who work there on Thursday morning.</p><p>They had hoped to find a buyer in "
    "the spring, but none of those who looked at the books came back.</p></article></body></html>";

// Three records, the second a copy of the first; a page with a menu; a text in no language.
void write_articles(const Tools& tools) {
    tools.dir.write(
        "a.jsonl",
        record({{"id", "1"}, {"title", "Ferry back"}, {"text", kStory}, {"lang", "en-GB"}}) +
            record({{"id", "2"}, {"text", kStory}, {"lang", "en"}, {"date", "2024-05-17"}}) +
            record({{"id", "3"}, {"text", "Kurz."}, {"lang", "de"}}));
    tools.dir.write("b.html", kPage);
    tools.dir.write("c.txt", "0123 4567\n");
}

json json_report(const Tools& tools, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-q", "--json", "--rebuild"});
    json report = json::parse(tools.index(arguments).out);
    report.erase("seconds");
    return report;
}

}  // namespace

TEST_CASE("the report tells how many articles have each field", "[tools][report]") {
    const Tools tools;
    write_articles(tools);
    const Outcome outcome = tools.index({"-q", "--report", "--keep-all", "a.jsonl"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out ==
          "input                    count          of 3\n"
          "indexed                      3        100.0%\n"
          "skipped                      0          0.0%\n"
          "passed over                  0          0.0%\n"
          "\n"
          "field                 articles          of 3    confidence\n"
          "title                        1         33.3%          100%\n"
          "  record                     1         33.3%          100%\n"
          "source                       0          0.0%\n"
          "author                       0          0.0%\n"
          "date                         1         33.3%          100%\n"
          "  record                     1         33.3%          100%\n"
          "updated                      0          0.0%\n"
          "section                      0          0.0%\n"
          "url                          0          0.0%\n"
          "language                     3        100.0%          100%\n"
          "  record                     3        100.0%          100%\n"
          "\n"
          "language              articles          of 3\n"
          "en                           2         66.7%\n"
          "de                           1         33.3%\n"
          "\n"
          "debris    0 of 673 bytes (0.0%), in 0 articles\n"
          "copies    1 of 3 passages (33.3%), in 1 article; 1 copied as a whole\n");
}

TEST_CASE("what became of all inputs is told in every form", "[tools][report]") {
    const Tools tools;
    for (const char* name : {"d/a.txt", "d/b.pdf", "d/c.PDF", "d/e", "d/.f.txt"}) {
        tools.dir.write(name, "A text.");
    }
    tools.dir.write("d/bad.jsonl", "nonsense\n{\"id\":\"1\"}\n");
    const std::string passed =
        "passed over 3 of unknown suffix (2 .pdf, 1 without), 1 hidden, 1 empty";
    const Outcome loud = tools.index({"--report", "d"});
    CHECK(loud.exit_code == 1);
    CHECK_THAT(loud.err, ContainsSubstring("; skipped 1; " + passed));
    CHECK(
        loud.out.starts_with("input                    count          of 7\n"
                             "indexed                      1         14.3%\n"
                             "skipped                      1         14.3%\n"
                             "passed over                  5         71.4%\n"
                             "  suffix                     3         42.9%\n"
                             "    (none)                   1         14.3%\n"
                             "    .pdf                     2         28.6%\n"
                             "  hidden                     1         14.3%\n"
                             "  empty                      1         14.3%\n\n"));
    const json report = json_report(tools, {"d"});
    CHECK(report["inputs"] == 7);
    CHECK(report["passed_over"] == json::parse(R"({"total":5,"suffix":3,"hidden":1,"empty":1,
        "suffixes":{"":1,".pdf":2}})"));
    CHECK_THAT(tools.index({"--inspect", "d"}).err, ContainsSubstring("nutgraf-index: " + passed));
}

TEST_CASE("the report in JSON has the same figures", "[tools][report]") {
    const Tools tools;
    write_articles(tools);
    const json report = json_report(tools, {"--report", "a.jsonl", "b.html", "c.txt"});
    CHECK(report == json_report(tools, {"a.jsonl", "b.html", "c.txt"}));
    CHECK(report["fields"]["author"] == json::parse(R"({"articles":1,"confidence":0.7,
                          "origins":{"meta tag":{"articles":1,"confidence":0.7}}})"));
    CHECK(report["fields"]["url"] == json::parse(R"({"articles":0,"origins":{}})"));
    CHECK(report["languages"] == json::parse(R"({"en":3,"de":1,"unknown":1})"));
    CHECK(report["copies"] == json::parse(R"({"passages":1,"articles":1,"whole_articles":1})"));
    CHECK(report["debris"]["articles"] == 1);
    CHECK(report["debris"]["bytes"] > 0);
    CHECK(report["debris"]["bytes"] < report["text_bytes"]);
}

TEST_CASE("copies that were not looked for are not told of", "[tools][report]") {
    const Tools tools;
    write_articles(tools);
    CHECK_FALSE(json_report(tools, {"--duplicates", "off", "a.jsonl"}).contains("copies"));
    const Outcome text = tools.index({"--report", "--rebuild", "--duplicates", "off", "a.jsonl"});
    CHECK_THAT(text.out, !ContainsSubstring("copies"));
}

TEST_CASE("the report does not depend on threads or on what writes", "[tools][report]") {
    const Tools tools;
    const std::string articles = corpus("articles");
    const json expected = json_report(tools, {"--jobs", "1", articles});
    CHECK(expected["fields"]["title"]["articles"] == 49);
    CHECK(expected["copies"]["articles"] > 5);
    for (const char* jobs : {"2", "3", "7"}) {
        CHECK(json_report(tools, {"--jobs", jobs, articles}) == expected);
    }
    CHECK(json_report(tools, {"--writer", "api", articles}) == expected);
}

TEST_CASE("an update tells of the articles that came, not of all", "[tools][report]") {
    const Tools tools;
    write_articles(tools);
    REQUIRE(tools.index({"-q", "a.jsonl"}).exit_code == 0);
    const json report = json::parse(tools.index({"-q", "--json", "b.html"}).out);
    CHECK(report["total_articles"] == 4);
    CHECK(report["fields"]["title"]["articles"] == 1);
}

TEST_CASE("a text report says so when it cannot be written", "[tools][report]") {
    const Tools tools;
    write_articles(tools);
    Call full;
    full.output_file = "/dev/full";
    const Outcome outcome = tools.index({"-q", "--report", "a.jsonl"}, full);
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("the index is written, but not the report"));
    CHECK(tools.query({"ferry"}).exit_code == 0);
}
