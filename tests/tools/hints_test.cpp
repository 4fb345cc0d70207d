// SPDX-License-Identifier: GPL-2.0-or-later
//
// What nutgraf-query says beside its results: what a date filter leaves out, and what would
// find more.
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

// Makes a database of four articles, of which two have no date.
void index_dates(const Tools& tools) {
    tools.dir.write("a.jsonl", R"({"id":"a","text":"The ferry sailed.","date":"2024-05-17"})"
                               "\n"
                               R"({"id":"b","text":"The ferry sank.","date":"2023"})"
                               "\n"
                               R"({"id":"c","text":"The ferry was raised."})"
                               "\n"
                               R"({"id":"d","text":"A ferry and a bridge."})"
                               "\n");
    tools.index({"-d", "db", "a.jsonl"});
}

// The messages of a call.
Words messages(const Tools& tools, const Words& typed, const Call& call = {}) {
    Words all = {"-d", "db"};
    all.insert(all.end(), typed.begin(), typed.end());
    return lines_of(tools.query(all, call).err);
}

}  // namespace

TEST_CASE("a date filter says how many passages without a date it leaves out", "[tools]") {
    const Tools tools;
    index_dates(tools);
    struct Case {
        Words typed;
        Words messages;
    };
    const std::string both =
        "nutgraf-query: the date filter leaves out 2 passages that match but have no date";
    const std::string one =
        "nutgraf-query: the date filter leaves out 1 passage that matches but has no date";
    const std::string nothing = "nutgraf-query: no passages found";
    const std::vector<Case> cases = {
        {{"ferry", "since:2023"}, {both}},
        {{"ferry", "date:2024", "--format", "trec"}, {both}},
        {{"bridge", "date:2024"}, {one, nothing}},
        {{"sank", "date:2023"}, {}},
        {{"ferry"}, {}},
        {{"--", "ferry", "-date:2024"}, {}},
    };
    for (const Case& one_case : cases) {
        CAPTURE(one_case.typed);
        CHECK(messages(tools, one_case.typed) == one_case.messages);
    }
}

TEST_CASE("JSON has what a date filter leaves out, topic by topic", "[tools]") {
    const Tools tools;
    index_dates(tools);
    const Outcome single = tools.query({"-d", "db", "--format", "json", "bridge date:2024"});
    CHECK(json::parse(single.out)["topics"][0]["undated"] == 1);
    Call call;
    call.input = "1\tferry since:2023\n2\tferry\n3\tsank date:2023\n";
    const Outcome batch = tools.query({"-d", "db", "--topics", "-", "--format", "json"}, call);
    CHECK(batch.err.empty());
    const json topics = json::parse(batch.out)["topics"];
    CHECK(topics[0]["undated"] == 2);
    CHECK_FALSE(topics[1].contains("undated"));
    CHECK(topics[2]["undated"] == 0);
}

namespace {

// Makes a database of twenty articles of one author, and one with a slip.
void index_names(const Tools& tools) {
    std::string records = "{\"id\":\"slip\",\"text\":\"The goverment fell.\"}\n";
    for (int i = 0; i < 20; ++i) {
        records += "{\"id\":\"n" + std::to_string(i) +
                   "\",\"text\":\"The government met.\",\"author\":\"Ann Lee\"}\n";
    }
    tools.dir.write("names.jsonl", records);
    tools.index({"-d", "db", "names.jsonl"});
}

}  // namespace

TEST_CASE("a topic that finds little gets a hint at what finds more", "[tools]") {
    const Tools tools;
    index_names(tools);
    struct Case {
        Words typed;
        Words messages;
    };
    const std::string nothing = "nutgraf-query: no passages found";
    const std::vector<Case> cases = {
        {{"ann lee"}, {}},
        {{"source:lee met"},
         {nothing, "nutgraf-query: source:lee met finds 0 passages; author:lee met finds 20"}},
        {{"goverment"}, {"nutgraf-query: did you mean: government (20 passages instead of 1)"}},
        {{"govermint"},
         {nothing, "nutgraf-query: did you mean: government (20 passages instead of 0)"}},
        {{"--offset", "1", "goverment"},
         {"nutgraf-query: no more passages behind --offset 1",
          "nutgraf-query: did you mean: government (20 passages instead of 1)"}},
        {{"--offset", "20", "government"}, {"nutgraf-query: no more passages behind --offset 20"}},
        {{"government"}, {}},
        {{"fell"}, {}},
        {{"goverment met"}, {}},  // finds enough
        {{"--plain", "source:lex"}, {nothing}},
        {{"..."}, {"nutgraf-query: the topic holds no word to look for"}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.typed);
        CHECK(messages(tools, one.typed) == one.messages);
    }
}

TEST_CASE("a batch gets no hints", "[tools]") {
    const Tools tools;
    index_names(tools);
    Call call;
    call.input = "1\tgoverment\n2\tann lee\n";
    CHECK(messages(tools, {"--topics", "-", "--format", "trec"}, call).empty());
}
