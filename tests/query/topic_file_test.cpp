// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of topics and judgments as strings: what each format holds, what the formats share (line
// ends, byte order mark, a missing last newline), and the message for each way to get one wrong.
#include "nutgraf/topic_file.hpp"

#include <rapidcheck.h>

#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "nutgraf/error.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Judgment;
using nutgraf::TopicRecord;

const std::string kByteOrderMark = "\xef\xbb\xbf";

std::vector<TopicRecord> topics(const std::string& text) {
    std::istringstream in(text);
    return nutgraf::read_topics(in, "t");
}

std::vector<Judgment> judgments(const std::string& text) {
    std::istringstream in(text);
    return nutgraf::read_judgments(in, "j");
}

// "where id=text" of each topic.
std::vector<std::string> shown(const std::vector<TopicRecord>& all) {
    std::vector<std::string> lines;
    for (const auto& each : all) lines.push_back(each.where + " " + each.id + "=" + each.text);
    return lines;
}

// "where topic/document/grade/anchor" of each judgment.
std::vector<std::string> shown(const std::vector<Judgment>& all) {
    std::vector<std::string> lines;
    for (const auto& each : all) {
        lines.push_back(each.where + " " + each.topic + "/" + each.document + "/" +
                        std::to_string(each.grade) + "/" + each.anchor);
    }
    return lines;
}

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

struct Read {
    const char* text;
    std::vector<std::string> expected;
};

struct Wrong {
    const char* text;
    const char* message;
};

const std::vector<Read> kTopicFiles = {
    {"", {}},
    {" \n\t\n", {}},
    // Tab-separated.
    {"a01\tlength of the shift\nb\tmilk\n", {"t:1 a01=length of the shift", "t:2 b=milk"}},
    {"# comment\n\n \n1\tone\n#2\ttwo\n", {"t:4 1=one"}},
    {" a  b \t two\tfields \n", {"t:1 a b=two fields"}},
    {"301\tPrim\xc3\xa4rwahl +\"two words\" -not",
     {"t:1 301=Prim\xc3\xa4rwahl +\"two words\" -not"}},
    // JSON lines.
    {R"({"qid":"d2","query":"visit of Lavrov in April"})", {"t:1 d2=visit of Lavrov in April"}},
    {R"({"id":7,"topic":"seven"})"
     "\n\n"
     R"({"_id":"8","title":"eight"})"
     "\n"
     R"({"_id":"9","text":"nine","metadata":{}})"
     "\n",
     {"t:1 7=seven", "t:3 8=eight", "t:4 9=nine"}},
    {R"({"id":"a","_id":"b","title":" ","text":"two\n lines","query":null})", {"t:1 a=two lines"}},
    // TREC.
    {"<top>\n<num> Number: 301\n<title> International Organized Crime\n\n<desc> Description:\n"
     "Identify organizations <that> count.\n\n<narr> Narrative:\nA document must name "
     "one.\n</top>\n",
     {"t:1 301=International Organized Crime"}},
    {"\n<top>\n<head> Tipster Topic Description\n<num> Number:  051\n<dom> Domain:  Economics\n"
     "<title> Topic:  Airbus Subsidies\n</top>\n\n<top>\n<num>number: 52 <title> topic: South\n"
     "African\n  Sanctions\n</top>",
     {"t:2 051=Airbus Subsidies", "t:9 52=South African Sanctions"}},
    {"<?xml version=\"1.0\"?>\n<topics>\n<TOP>\n<num>Number: 9</num>\n<Title>\nprice < 5 & a<b\n"
     "</title><desc>x</desc>\n</TOP>\n</topics>\n",
     {"t:3 9=price < 5 & a<b"}},
    {"<top><title>no label</title><num>MB01</num></top>", {"t:1 MB01=no label"}},
};

const std::vector<Read> kJudgmentFiles = {
    {"", {}},
    // TREC.
    {"301 0 FBIS3-10082 1\n301\t0\tFBIS3-10169  0 \n\n302 Q0 LA-1 -2\n",
     {"j:1 301/FBIS3-10082/1/", "j:2 301/FBIS3-10169/0/", "j:4 302/LA-1/0/"}},
    {"topic article grade 1", {"j:1 topic/grade/1/"}},
    // Tab-separated.
    {"topic\tarticle\tgrade\tanchor\na01\tharbour/05.txt\t2\twas in  the shift\na01\tmy "
     "file.txt\t1\n"
     "a02\tx\t-1\t\n",
     {"j:2 a01/harbour/05.txt/2/was in the shift", "j:3 a01/my file.txt/1/", "j:4 a02/x/0/"}},
    {"topic\tarticle\tgrade\na\tb\t3\n", {"j:2 a/b/3/"}},
    {"topic\tarticle\tgrade\tanchor\n", {}},
};

}  // namespace

TEST_CASE("topics are read in three formats", "[topic]") {
    for (const auto& [text, expected] : kTopicFiles) {
        CAPTURE(text);
        CHECK(shown(topics(text)) == expected);
    }
}

TEST_CASE("judgments are read in two formats", "[topic]") {
    for (const auto& [text, expected] : kJudgmentFiles) {
        CAPTURE(text);
        CHECK(shown(judgments(text)) == expected);
    }
}

TEST_CASE("line ends and a byte order mark do not matter", "[topic]") {
    for (const auto& [text, expected] : kTopicFiles) {
        CAPTURE(text);
        CHECK(shown(topics(kByteOrderMark + with_crlf(text))) == expected);
    }
    for (const auto& [text, expected] : kJudgmentFiles) {
        CAPTURE(text);
        CHECK(shown(judgments(kByteOrderMark + with_crlf(text))) == expected);
    }
}

TEST_CASE("a JSON topic brings its judgments along", "[topic]") {
    const auto read = topics(
        R"({"qid":"d2","query":"q","relevant":[{"file":"003_0c.txt","anchor":"Lavrov in  April",)"
        R"("grade":2},{"article":"a","grade":0},{"passage":"a#3"},)"
        R"({"article":"b","grade":-1,"anchor":null}]})"
        "\n"
        R"({"qid":"d3","query":"q","relevant":[]})");
    REQUIRE(read.size() == 2);
    CHECK(shown(read[0].judgments) ==
          std::vector<std::string>{"t:1 d2/003_0c.txt/2/Lavrov in April", "t:1 d2/a/0/",
                                   "t:1 d2/a#3/1/", "t:1 d2/b/0/"});
    CHECK(read[1].judgments.empty());
}

TEST_CASE("what is wrong with a topic is said in one line", "[topic]") {
    const std::vector<Wrong> cases = {
        {"1\tone\ntwo\n", "t:2: no tab between the id and the text of a topic"},
        {"[{\"qid\":1}]\n", "t:1: no tab between the id and the text of a topic"},
        {"\tone\n", "t:1: a topic without id: nothing stands before the tab"},
        {"1\t \n", "t:1: topic \"1\" has no text: nothing stands after the tab"},
        {"1\tone\n2\ttwo\n1\tagain\n", "t:3: topic \"1\" stands twice, first at t:1"},
        {"{\"qid\":\"1\",\n\"query\":\"x\"}", "t:1: the line is not a JSON object"},
        {"{\"qid\":1,\"query\":\"\xff\"}", "t:1: the line is not a JSON object"},
        {"{\"qid\":1,\"query\":\"x\"}\n[]\n", "t:2: the line is not a JSON object"},
        {R"({"query":"x"})", "t:1: a topic without id: no qid, id or _id"},
        {R"({"qid":"1"})", "t:1: topic \"1\" has no text: no query, topic, title or text"},
        {R"({"qid":1.5,"query":"x"})", "t:1: \"qid\" is neither a string nor a whole number"},
        {R"({"qid":1,"query":["x"]})", "t:1: \"query\" is neither a string nor a whole number"},
        {R"({"qid":1,"query":"x","relevant":{}})", "t:1: \"relevant\" is not a list"},
        {R"({"qid":1,"query":"x","relevant":["a"]})",
         "t:1: an entry of \"relevant\" is not an object"},
        {R"({"qid":1,"query":"x","relevant":[{"doc":"a"}]})",
         "t:1: an entry of \"relevant\" has no \"file\", \"article\" or \"passage\""},
        {R"({"qid":1,"query":"x","relevant":[{"file":"a","grade":1.5}]})",
         "t:1: the grade \"1.5\" is not a whole number up to 2147483647"},
        {R"({"qid":1,"query":"x","relevant":[{"file":"a","grade":4294967297}]})",
         "t:1: the grade \"4294967297\" is not a whole number up to 2147483647"},
        {"<top>\n<num> 1\n<title> x\n", "t:1: <top> is not closed by </top>"},
        {"<top>\n<num> 1\n<title> x\n<top>\n", "t:1: <top> is not closed by </top>"},
        {"<num> 1\n", "t:1: text that is not between <top> and </top>"},
        {"<top><num>1<title>x</top>\n\n stray\n", "t:3: text that is not between <top> and </top>"},
        {"<top><num>1<title>x</top>\n</top>\n", "t:2: </top> without <top>"},
        {"<html></html>\n", "t:1: there is no <top> in the file"},
        {"<", "t:1: text that is not between <top> and </top>"},
        {"<top>\n<title> x\n</top>\n", "t:1: a topic without id: <num> is missing or empty"},
        {"<top>\n<num> Number: 7\n<title> Topic:\n</top>\n",
         "t:1: topic \"7\" has no text: <title> is missing or empty"},
        {"<top>\n<num> 1\n<title> x\n<title> y\n</top>\n", "t:4: a second <title> in one topic"},
        {"<top><num>1<title>x</top>\n\n<top><num>1<title>y</top>\n",
         "t:3: topic \"1\" stands twice, first at t:1"},
    };
    for (const auto& [text, message] : cases) {
        CAPTURE(text);
        CHECK_THROWS_WITH(topics(text), message);
        CHECK_THROWS_AS(topics(text), nutgraf::Error);
    }
}

TEST_CASE("what is wrong with a judgment is said in one line", "[topic]") {
    const std::string heading = "topic\tarticle\tgrade\tanchor\n";
    const std::string four_words = "not the four words topic, iteration, document and grade";
    const std::string tabs = "not topic, article, grade and at most an anchor, separated by tabs";
    const std::vector<std::tuple<std::string, std::string>> cases = {
        {"1 0 d 1\n1 0 d\n", "j:2: " + four_words},
        {"1 0 my file.txt 1\n", "j:1: " + four_words},
        {"query-id\tcorpus-id\tscore\n", "j:1: " + four_words},
        {"1 0 d good\n", "j:1: the grade \"good\" is not a whole number up to 2147483647"},
        {"1 0 d 1x\n", "j:1: the grade \"1x\" is not a whole number up to 2147483647"},
        {heading + "1\td\n", "j:2: " + tabs},
        {heading + "1 0 d 1\n", "j:2: " + tabs},
        {heading + "1\td\t1\tanchor\tmore\n", "j:2: " + tabs},
        {heading + "1\td\t\tanchor\n",
         "j:2: the grade \"\" is not a whole number up to 2147483647"},
        {heading + "\td\t1\n", "j:2: a judgment without topic"},
        {heading + "1\t \t1\n", "j:2: a judgment without article"},
    };
    for (const auto& [text, message] : cases) {
        CAPTURE(text);
        CHECK_THROWS_WITH(judgments(text), message);
        CHECK_THROWS_AS(judgments(text), nutgraf::Error);
    }
}

TEST_CASE("a stream that cannot be read is no empty file", "[topic]") {
    for (const char* path : {"/", "/no such file"}) {
        CAPTURE(path);
        std::ifstream for_topics(path);
        CHECK_THROWS_WITH(nutgraf::read_topics(for_topics, path),
                          ContainsSubstring("cannot be read"));
        std::ifstream for_judgments(path);
        CHECK_THROWS_WITH(nutgraf::read_judgments(for_judgments, path),
                          ContainsSubstring("cannot be read"));
    }
}

TEST_CASE("any bytes are topics or an error", "[topic]") {
    CHECK(rc::check("nothing but Error is thrown, and its message is one line with a place", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("<top>", "</top>", "<num>", "<title>", "<", ">", "\n",
                                          "\t", " ", "1", "x", "{\"qid\":\"1\"", ",\"query\":\"x\"",
                                          "}", "\xff", "Number:", "Topic:", "#", "\r\n"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        try {
            for (const TopicRecord& topic : topics(text)) {
                RC_ASSERT(!topic.id.empty());
                RC_ASSERT(!topic.text.empty());
            }
        } catch (const nutgraf::Error& error) {
            const std::string message = error.what();
            RC_ASSERT(message.starts_with("t:"));
            RC_ASSERT(message.find('\n') == message.npos);
        }
    }));
}

TEST_CASE("a line of JSON that is nested too deeply is refused with its place", "[topics]") {
    constexpr std::size_t kMany = 300'000;
    const std::string good = R"({"qid":"1","query":"a"})"
                             "\n";
    const std::string deep = std::string(kMany, '[') + std::string(kMany, ']');
    for (const std::string& line :
         {R"({"qid":"2","query":"a","relevant":[{"file":"b","grade":)" + deep + "}]}",
          R"({"qid":"2","query":"a","more":)" + deep + "}", R"({"qid":)" + deep + "}",
          R"({"qid":"2","query":)" + deep + "}",
          R"({"qid":"2","query":"a","relevant":)" + deep + "}",
          "{\"a\":" + std::string(kMany, '[')}) {
        try {
            topics(good + line);
            FAIL("accepted");
        } catch (const nutgraf::Error& error) {
            CHECK(std::string(error.what()) ==
                  "t:2: the line nests brackets deeper than 200 levels");
        }
    }
    CHECK(topics(R"({"qid":"1","query":"[[[","more":[[[[{"a":[]}]]]]})").size() == 1);
    try {
        topics(R"({"qid":"1","query":"a","relevant":[{"file":"b","grade":")" +
               std::string(kMany, '7') + "\"}]}");
        FAIL("accepted");
    } catch (const nutgraf::Error& error) {
        CHECK(std::string(error.what()).size() < 300);
    }
}
