// SPDX-License-Identifier: GPL-2.0-or-later
//
// Many topics at once, and the measures of their rankings.
#include <cmath>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr std::size_t kTopics = 36;  // of the corpus

Words with_corpus(const Words& typed) {
    Words all = {"-d", corpus_database(), "--topics", corpus("topics.tsv")};
    all.insert(all.end(), typed.begin(), typed.end());
    return all;
}

}  // namespace

TEST_CASE("a batch answers every topic", "[tools]") {
    const Tools tools;
    const Outcome document = tools.query(with_corpus({"-n", "3", "--format", "json"}));
    CHECK(document.exit_code == 0);
    const json topics = json::parse(document.out)["topics"];
    REQUIRE(topics.size() == kTopics);
    CHECK(topics[0]["topic"] == "a01");
    CHECK(topics[0]["hits"].size() == 3);
    CHECK_THAT(tools.query(with_corpus({"-n", "1"})).out,
               ContainsSubstring("\nTopic a02: why were"));
}

TEST_CASE("standard input is a batch in any of the three forms", "[tools]") {
    const Tools tools;
    for (const std::string input : {"7\tship\n", "{\"qid\":7,\"query\":\"ship\"}\n",
                                    "<top>\n<num> Number: 7\n<title> ship\n</top>\n",
                                    "\xef\xbb\xbf"
                                    "7\tship\r\n"}) {
        CAPTURE(input);
        Call call;
        call.input = input;
        const Outcome outcome =
            tools.query({"-d", corpus_database(), "--topics", "-", "--format", "trec"}, call);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.out.starts_with("7 Q0 "));
        CHECK(outcome.err.empty());
    }
}

TEST_CASE("a batch that finds nothing ends with 1", "[tools]") {
    const Tools tools;
    Call call;
    call.input = "1\tzyxwvut\n2\t...\n";
    const Outcome outcome = tools.query({"-d", corpus_database(), "--topics", "-"}, call);
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.out, ContainsSubstring("Topic 1: zyxwvut\nno passages found"));
}

TEST_CASE("a run measured against itself is no better and no worse", "[tools]") {
    const Tools tools;
    const Outcome run = tools.query(with_corpus({"-n", "1000", "--format", "trec"}));
    REQUIRE(run.exit_code == 0);
    tools.dir.write("run.txt", run.out);
    const Outcome outcome =
        tools.query(with_corpus({"--eval", "--qrels", corpus("qrels.tsv"), "--per-topic",
                                 "--against", "run.txt", "--format", "json"}));
    CHECK(outcome.exit_code == 0);
    const json figures = json::parse(outcome.out);
    CHECK(figures["schema"] == 1);
    CHECK(figures["ranked"] == "passages");
    CHECK(figures["topics"] == kTopics);
    CHECK(figures["judged"] == kTopics);
    CHECK(figures["per_topic"].size() == kTopics);
    REQUIRE(figures["against"].size() == 6);
    for (const auto& [key, comparison] : figures["against"].items()) {
        CAPTURE(key);
        double sum = 0;
        for (const json& topic : figures["per_topic"]) sum += topic[key].get<double>();
        CHECK(figures["mean"][key].get<double>() == Approx(sum / double(kTopics)));
        CHECK(comparison["this"] == figures["mean"][key]);
        CHECK(comparison["that"] == comparison["this"]);
        CHECK(comparison["better"] == 0);
        CHECK(comparison["worse"] == 0);
        CHECK(comparison["p_randomization"] == 1);
        CHECK(comparison["p_t_test"] == 1);
        CHECK(figures["mean"][key] > 0.1);
        CHECK(figures["mean"][key] <= 1);
    }
}

TEST_CASE("measures for people have a row a topic and the means", "[tools]") {
    const Tools tools;
    const Outcome outcome =
        tools.query(with_corpus({"--eval", "--qrels", corpus("qrels.tsv"), "--per-topic"}));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    const auto lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3 + kTopics + 1);
    CHECK(lines[0] == "36 of 36 topics judged, passages ranked");
    CHECK_THAT(lines[2], ContainsSubstring("nDCG@10"));
    CHECK(lines[3].starts_with("a01 "));
    CHECK(lines.back().starts_with("mean "));
}

TEST_CASE("judgments of whole articles rank articles", "[tools]") {
    const Tools tools;
    const std::string qrels = tools.dir.write("qrels", "a01 0 harbour/05-courier.txt 1\n");
    const Outcome outcome = tools.query(with_corpus({"--eval", "--qrels", qrels}));
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.out, ContainsSubstring("1 of 36 topics judged, articles ranked"));
}

TEST_CASE("a run over names with blanks is measured like any other", "[tools]") {
    const Tools tools;
    tools.dir.write("a b.txt", "Peace talks began on Monday.");
    tools.dir.write("a%20b.txt", "Peace talks ended on Friday.");
    const std::string topics = tools.dir.write("topics", "1\tpeace talks\n");
    const std::string qrels = tools.dir.write("qrels", "1 0 a%20b.txt 1\n");
    REQUIRE(tools.index({"-d", "db", "a b.txt", "a%20b.txt"}).exit_code == 0);
    const Outcome run =
        tools.query({"-d", "db", "--topics", topics, "--format", "trec", "--group", "article"});
    CHECK_THAT(run.out, ContainsSubstring(" a%20b.txt ") && ContainsSubstring(" a%2520b.txt "));
    const Outcome measured =
        tools.query({"-d", "db", "--eval", "--topics", topics, "--qrels", qrels, "--against",
                     tools.dir.write("run", run.out), "--format", "json"});
    CHECK(measured.exit_code == 0);
    const auto figures = nlohmann::json::parse(measured.out);
    CHECK(figures["against"]["ndcg_10"]["that"] == figures["mean"]["ndcg_10"]);
    CHECK(figures["mean"]["mrr"] > 0);
}

TEST_CASE("a run of something else is no rival", "[tools]") {
    const Tools tools;
    const std::string run = tools.dir.write("run", "a01 Q0 nowhere.txt 1 3.5 x\n");
    const Outcome outcome =
        tools.query(with_corpus({"--eval", "--qrels", corpus("qrels.tsv"), "--against", run}));
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, ContainsSubstring("ranks nothing that is ranked or judged here"));
}

TEST_CASE("a malformed topic does not keep the others from being measured", "[tools]") {
    const Tools tools;
    const std::string topics =
        tools.dir.write("topics", "a01\tshift of the operator\na02\t\"open\n");
    const Outcome outcome = tools.query({"-d", corpus_database(), "--strict", "--eval", "--topics",
                                         topics, "--qrels", corpus("qrels.tsv")});
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("topics:2: topic, column 1"));
    CHECK_THAT(outcome.out, ContainsSubstring("2 of 2 topics judged"));
    CHECK_THAT(outcome.out, ContainsSubstring("34 more judged, not asked: each counts as 0"));
}

TEST_CASE("measures are those of trec_eval -c, and what it would refuse is said", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "Grain ships left the harbour.");
    tools.dir.write("b.txt", "The harbour was quiet.");
    REQUIRE(tools.index({"-d", "db", "a.txt", "b.txt"}).exit_code == 0);
    const std::string topics = tools.dir.write("topics", "1\tgrain\n2\tquiet\n3\tships\n");
    // Topic 1 is answered at rank 1; 2 has no relevant document; 3 is not judged; 4 is not asked.
    const std::string qrels = tools.dir.write(
        "qrels", "1 0 a.txt 1\n2 0 b.txt 0\n4 0 a.txt 1\n1 0 a.txt 2\n1 0 x 1\n2 0 y 0\n");
    const std::string run = tools.dir.write(
        "run", "1 Q0 b.txt 1 9 x\n1 Q0 b.txt 2 8 x\n1 Q0 a.txt 3 7 x\n3 Q0 a.txt 1 1 x\n");
    const auto evaluated = [&](const std::string& format) {
        return tools.query({"-d", "db", "--eval", "--topics", topics, "--qrels", qrels, "--against",
                            run, "--per-topic", "--format", format});
    };
    const Outcome outcome = evaluated("json");
    CHECK(outcome.exit_code == 0);
    const json figures = json::parse(outcome.out);
    CHECK(figures["topics"] == 3);
    CHECK(figures["judged"] == 3);
    CHECK(figures["per_topic"].size() == 3);
    // Topic 1: a.txt (grade 2) at rank 1 of two relevant; the run has it at rank 2.
    const double ideal = 2 + 1 / std::log2(3.0);
    CHECK(figures["mean"]["ndcg_10"].get<double>() == Approx(2 / ideal / 3));
    CHECK(figures["mean"]["map"].get<double>() == Approx(0.5 / 3));
    CHECK(figures["mean"]["mrr"].get<double>() == Approx(1.0 / 3));
    CHECK(figures["mean"]["p_10"].get<double>() == Approx(0.1 / 3));
    CHECK(figures["mean"]["recall_100"].get<double>() == Approx(0.5 / 3));
    CHECK(figures["against"]["mrr"]["that"].get<double>() == Approx(0.5 / 3));
    CHECK(figures["per_topic"]["2"]["map"] == 0);
    CHECK(figures["per_topic"]["4"]["map"] == 0);
    CHECK(
        lines_of(outcome.err) ==
        std::vector<std::string>{
            "nutgraf-query: " + qrels +
                ":4: a.txt is judged twice for topic 1, with different grades; the highest counts",
            "nutgraf-query: " + qrels + ":5: no article is named x; the same holds for 1 more",
            "nutgraf-query: " + topics + " does not hold judged topic 4: counted as 0",
            "nutgraf-query: " + run + " ranks documents for unjudged topic 3: left out",
            "nutgraf-query: " + run +
                " repeats document b.txt for topic 1: counted once, at the first place"});
    CHECK_THAT(evaluated("text").out, ContainsSubstring("2 of 3 topics judged, articles ranked\n"
                                                        "1 more judged, not asked"));
}

TEST_CASE("topics of which none is judged are no measurement", "[tools]") {
    const Tools tools;
    const std::string qrels = tools.dir.write("qrels", "zz 0 harbour/05-courier.txt 1\n");
    const Outcome outcome = tools.query(with_corpus({"--eval", "--qrels", qrels}));
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("none of its topics is judged; do the ids agree"));
}
