// SPDX-License-Identifier: GPL-2.0-or-later
//
// The grammar scripts rely on, literally; and the other way round: whatever a hit holds, reading
// its JSON gives the hit back. The document of several topics is JSON however many there are.
#include <rapidcheck.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "nutgraf/printer.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using nutgraf::ArticleInfo;
using nutgraf::Hit;
using nutgraf::OutputFormat;
using nutgraf::PassageInfo;
using nutgraf::TermScore;

struct Topic {
    nutgraf::TopicLabel label;
    nutgraf::SearchResult result;
};

std::string print(OutputFormat format, const std::vector<Topic>& topics) {
    std::ostringstream out;
    const auto printer = nutgraf::make_printer(format, out, {});
    for (const Topic& topic : topics) printer->print(topic.label, topic.result);
    printer->finish();
    return out.str();
}

std::string line_of(const Hit& hit) {
    return print(OutputFormat::kJsonl, {{{"1", "words", false}, {{hit}, 1, true}}});
}

// Only what every hit has.
Hit bare_hit() {
    Hit hit;
    hit.rank = 1;
    hit.score = 12.34;
    hit.article.id = "a.txt";
    hit.article.path = "c/a.txt";
    hit.article.encoding = "utf-8";
    hit.passage = {"a.txt#0", 0, 1, 0, 5, "Talks"};
    return hit;
}

Hit full_hit() {
    Hit hit;
    hit.rank = 3;
    hit.score = 12.34567;
    hit.article = {"r7",
                   "c/w.jsonl",
                   7,
                   "Talks \"resume\"",
                   "Reuters",
                   "Jane Doe",
                   "2024-05-17",
                   "2024-05-19",
                   "World",
                   "https://x",
                   "en",
                   "windows-1252",
                   R"({"tags":["a",1]})"};
    hit.passage = {"r7#3", 3, 41, 1234, 1239, "Talks"};
    hit.highlights = {{0, 2}, {3, 5}};
    hit.before = {{"r7#2", 2, 41, 1200, 1203, "one"}};
    hit.after = {{"r7#4", 4, 41, 1240, 1243, "two"}};
    hit.explanation = {{"talks", "Ztalk", 2, 41, 12.34567}};
    hit.siblings = 5;
    return hit;
}

const std::string kBareLine =
    R"({"schema":1,"topic":"1","rank":1,"score":12.34,"article":{"id":"a.txt","path":"c/a.txt"},)"
    R"("passage":{"id":"a.txt#0","ordinal":0,"of":1,"start":0,"end":5,"text":"Talks"},)"
    R"("highlights":[]})"
    "\n";

const std::string kFullLine =
    R"({"schema":1,"topic":"1","rank":3,"score":12.3457,"article":{"id":"r7",)"
    R"("title":"Talks \"resume\"","source":"Reuters","author":"Jane Doe","date":"2024-05-17",)"
    R"("updated":"2024-05-19",)"
    R"("section":"World","url":"https://x","path":"c/w.jsonl","line":7,"encoding":"windows-1252","language":"en",)"
    R"("extra":{"tags":["a",1]}},"passage":{"id":"r7#3","ordinal":3,"of":41,"start":1234,)"
    R"("end":1239,"text":"Talks"},"highlights":[[0,2],[3,5]],"siblings":5,)"
    R"("context":{"before":[{"id":"r7#2","ordinal":2,"of":41,"start":1200,"end":1203,)"
    R"("text":"one"}],"after":[{"id":"r7#4","ordinal":4,"of":41,"start":1240,"end":1243,)"
    R"("text":"two"}]},"explanation":[{"word":"talks","term":"Ztalk","count":2,"passages":41,)"
    R"("score":12.3457}]})"
    "\n";

PassageInfo read_passage(const json& object) {
    return {object.at("id"),    object.at("ordinal"), object.at("of"),
            object.at("start"), object.at("end"),     object.at("text")};
}

std::vector<PassageInfo> read_context(const json& hit, const char* side) {
    std::vector<PassageInfo> passages;
    const json context = hit.value("context", json::object());
    for (const json& each : context.value(side, json::array())) {
        passages.push_back(read_passage(each));
    }
    return passages;
}

ArticleInfo read_article(const json& object) {
    const auto field = [&](const char* key) { return object.value(key, ""); };
    const auto extra = object.find("extra");
    return {field("id"),
            field("path"),
            object.value("line", std::size_t{0}),
            field("title"),
            field("source"),
            field("author"),
            field("date"),
            field("updated"),
            field("section"),
            field("url"),
            field("language"),
            object.value("encoding", "utf-8"),
            extra == object.end() ? "" : extra->dump()};
}

Hit read_hit(const json& object) {
    Hit hit;
    hit.rank = object.at("rank");
    hit.score = object.at("score");
    hit.article = read_article(object.at("article"));
    hit.passage = read_passage(object.at("passage"));
    for (const json& range : object.at("highlights")) {
        hit.highlights.push_back({range.at(0), range.at(1)});
    }
    hit.before = read_context(object, "before");
    hit.after = read_context(object, "after");
    for (const json& term : object.value("explanation", json::array())) {
        hit.explanation.push_back({term.at("word"), term.at("term"), term.at("count"),
                                   term.at("passages"), term.at("score")});
    }
    hit.siblings = object.value("siblings", 0U);
    return hit;
}

auto values(const ArticleInfo& a) {
    return std::tie(a.id, a.path, a.line, a.title, a.source, a.author, a.date, a.section, a.url,
                    a.language, a.encoding, a.extra);
}

auto values(const PassageInfo& p) {
    return std::tie(p.id, p.ordinal, p.of, p.start, p.end, p.text);
}

auto values(const TermScore& t) { return std::tie(t.word, t.term, t.count, t.passages, t.score); }

const auto kSame = [](const auto& a, const auto& b) { return values(a) == values(b); };

bool same(const Hit& a, const Hit& b) {
    return a.rank == b.rank && a.score == b.score && kSame(a.article, b.article) &&
           kSame(a.passage, b.passage) && a.highlights == b.highlights &&
           std::ranges::equal(a.before, b.before, kSame) &&
           std::ranges::equal(a.after, b.after, kSame) &&
           std::ranges::equal(a.explanation, b.explanation, kSame) && a.siblings == b.siblings;
}

std::string any_text() {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "\"", "\\", "\n", "\r\n", "\x1b", "\u009b", "é", "中",
                                      "👍", "\u2028", "</script>", std::string(1, '\0')));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return text;
}

PassageInfo any_passage() {
    return {any_text(),
            *rc::gen::arbitrary<std::uint32_t>(),
            *rc::gen::arbitrary<std::uint32_t>(),
            *rc::gen::arbitrary<std::size_t>(),
            *rc::gen::arbitrary<std::size_t>(),
            any_text()};
}

// A score of at most four decimals, as they are printed.
double any_score() { return *rc::gen::inRange(0, 1000000) / 1e4; }

Hit any_hit() {
    Hit hit;
    hit.rank = *rc::gen::arbitrary<std::uint32_t>();
    hit.score = any_score();
    hit.article = {any_text(),
                   any_text(),
                   *rc::gen::arbitrary<std::size_t>(),
                   any_text(),
                   any_text(),
                   any_text(),
                   any_text(),
                   any_text(),
                   any_text(),
                   any_text(),
                   any_text(),
                   "utf-8",
                   *rc::gen::element<std::string>("", "{}", R"({"a":{"b":null}})")};
    hit.passage = any_passage();
    if (*rc::gen::arbitrary<bool>()) hit.highlights = {{1, 2}, {5, 9}};
    if (*rc::gen::arbitrary<bool>()) hit.before = {any_passage(), any_passage()};
    if (*rc::gen::arbitrary<bool>()) hit.after = {any_passage()};
    if (*rc::gen::arbitrary<bool>()) hit.explanation = {{any_text(), "Zx", 1, 2, any_score()}};
    hit.siblings = *rc::gen::arbitrary<std::uint32_t>();
    return hit;
}

}  // namespace

TEST_CASE("a hit in JSON has its keys in order, and none for what is not known", "[output]") {
    CHECK(line_of(bare_hit()) == kBareLine);
    CHECK(line_of(full_hit()) == kFullLine);
    Hit hit = bare_hit();
    hit.article.encoding.clear();
    CHECK(line_of(hit) == kBareLine);
}

TEST_CASE("context names only the side that is there", "[output]") {
    Hit hit = full_hit();
    hit.before.clear();
    const json object = json::parse(line_of(hit));
    CHECK(object.at("context").size() == 1);
    CHECK(object.at("context").at("after").size() == 1);
}

TEST_CASE("JSON lines are a line a hit and none for a topic without", "[output]") {
    const Topic two{{"1", "words", true}, {{bare_hit(), bare_hit()}, 2, true}};
    const Topic none{{"2", "words", true}, {}};
    CHECK(print(OutputFormat::kJsonl, {none, two, none}) == kBareLine + kBareLine);
    CHECK(print(OutputFormat::kJsonl, {}).empty());
}

TEST_CASE("a score has four decimals at most", "[output]") {
    const std::vector<std::pair<double, std::string>> cases = {
        {0, "0.0"}, {7, "7.0"}, {12.34, "12.34"}, {1.0 / 3, "0.3333"}, {2.00005, "2.0001"}};
    for (const auto& [score, printed] : cases) {
        CAPTURE(score);
        Hit hit = bare_hit();
        hit.score = score;
        CHECK_THAT(line_of(hit), ContainsSubstring("\"score\":" + printed + ","));
    }
}

TEST_CASE("bytes that are not UTF-8 do not break the JSON", "[output]") {
    Hit hit = bare_hit();
    hit.article.path = "caf\xe9.txt";
    CHECK(json::parse(line_of(hit)).at("article").at("path") == "caf\uFFFD.txt");
}

TEST_CASE("an extra that is no JSON is given back as a string", "[output]") {
    Hit hit = bare_hit();
    hit.article.extra = "{\"broken";
    CHECK(json::parse(line_of(hit)).at("article").at("extra") == "{\"broken");
}

TEST_CASE("JSON of no topics is a document", "[output]") {
    CHECK(print(OutputFormat::kJson, {}) == "{\n  \"schema\": 1,\n  \"topics\": []\n}\n");
}

TEST_CASE("JSON is indented and holds every topic", "[output]") {
    const Topic none{{"1", "two\nlines", true}, {}};
    const Topic one{{"2", "talks", true}, {{bare_hit()}, 41, false}};
    const std::string text = print(OutputFormat::kJson, {none, one});
    CHECK_THAT(text, ContainsSubstring("{\n  \"schema\": 1,\n  \"topics\": [\n    {\n"
                                       "      \"topic\": \"1\",\n"
                                       "      \"query\": \"two\\nlines\",\n"
                                       "      \"matches\": 0,\n"
                                       "      \"exact\": true,\n"
                                       "      \"hits\": []\n    },\n    {\n"));
    CHECK_THAT(text, ContainsSubstring("        {\n          \"rank\": 1,\n"));
    CHECK(text.ends_with("\n      ]\n    }\n  ]\n}\n"));
    const json document = json::parse(text);
    CHECK(document.at("topics").size() == 2);
    CHECK(document.at("topics").at(1).at("matches") == 41);
    CHECK(document.at("topics").at(1).at("exact") == false);
}

TEST_CASE("JSON says what a date filter leaves out, also if that is nothing", "[output]") {
    for (const std::uint64_t undated : {0, 41}) {
        const std::string text =
            print(OutputFormat::kJson, {{{"1", "x date:2024", false}, {{}, 3, true, undated}}});
        CHECK_THAT(text, ContainsSubstring("\"exact\": true,\n      \"undated\": " +
                                           std::to_string(undated) + ",\n      \"hits\""));
    }
    const std::string none = print(OutputFormat::kJson, {{{"1", "x", false}, {{}, 3, true}}});
    CHECK_THAT(none, !ContainsSubstring("undated"));
}

TEST_CASE("both forms of JSON hold the same hit", "[output]") {
    json line = json::parse(line_of(full_hit()));
    line.erase("schema");
    line.erase("topic");
    const Topic topic{{"1", "words", false}, {{full_hit()}, 1, true}};
    const json document = json::parse(print(OutputFormat::kJson, {topic}));
    CHECK(document.at("topics").at(0).at("hits").at(0) == line);
}

TEST_CASE("JSON is parsed back to the hit", "[output]") {
    CHECK(rc::check("whatever its texts hold", [] {
        const Hit hit = any_hit();
        const std::string line = line_of(hit);
        RC_ASSERT(line.find('\n') == line.size() - 1);
        RC_ASSERT(same(read_hit(json::parse(line)), hit));
    }));
}
