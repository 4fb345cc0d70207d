// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which topics are well-formed, the exact messages of those that are not, and soup: random topics
// of which none may crash, be silently misread by Xapian, or fail without pointing at a column.
#include "topic/grammar.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"
#include "topic/good_faith.hpp"

namespace {

std::string check(const std::string& topic) {
    return error_of(
        [&] { nutgraf::check_grammar(topic, lex_topic(topic, nutgraf::Reading::kStrict).pieces); });
}

constexpr auto kStrict = nutgraf::TopicSyntax::kStrict;

struct Case {
    std::string topic;
    std::string says;  // after "topic: topic, "
};

const std::vector<std::string> kSoup = {"war",        "peace",      "\u00e9t\u00e9",
                                        "2024",       "c++",        "pipe*",
                                        "\"b c\"",    " ",          " ",
                                        " ",          " ",          " AND ",
                                        " OR ",       " NOT ",      " XOR ",
                                        " NEAR ",     " ADJ/2 ",    "(",
                                        ")",          "(",          ")",
                                        "+",          "-",          "-",
                                        "title:",     "lang:en",    "date:2024..",
                                        "\"",         "*",          "/",
                                        "\u201c",     "\xff",       ".",
                                        "site:\"x\"", "'",          ":",
                                        " AND NOT ",  " a NEAR b ", "since:1999",
                                        "until:x",    "\n",         "~",
                                        "[",          "..",         "filter:0",
                                        "filter:99"};

#if defined(__SANITIZE_ADDRESS__)
constexpr int kTopics = 40;  // of each property, a hundred times
#else
constexpr int kTopics = 300;
#endif

std::string any_soup() {
    std::string topic;
    const auto size = *rc::gen::inRange(0, 14);
    for (int i = 0; i < size; ++i) topic += kSoup[*rc::gen::inRange<std::size_t>(0, kSoup.size())];
    return topic;
}

}  // namespace

TEST_CASE("well-formed topics pass", "[grammar]") {
    for (const std::string topic : {"",
                                    "a",
                                    "a b",
                                    "a AND b",
                                    "a AND NOT b",
                                    "NOT a",
                                    "(NOT a) OR b",
                                    "a NOT b NOT c",
                                    "+a -b",
                                    "a AND -b",
                                    "a AND +b",
                                    "(a b) (c)",
                                    "()",
                                    "a ()",
                                    "-()",
                                    "+(a)",
                                    "((a))",
                                    "a NEAR b",
                                    "a NEAR/3 b NEAR c",
                                    "a ADJ b ADJ/2 c",
                                    "a NEAR b c ADJ d",
                                    "a NEAR \"b c\" NEAR d*",
                                    "title:(a OR b (c))",
                                    "(a OR b-c) NEAR (d e)",
                                    "a XOR b",
                                    "title:x AND b",
                                    "-title:x",
                                    "a - b",
                                    "a +",
                                    "( - ) a"}) {
        CAPTURE(topic);
        CHECK(check(topic) == "");
    }
}

TEST_CASE("a malformed topic is an error that shows where", "[grammar]") {
    const std::vector<Case> cases = {
        {"(a", "column 1: ( opens a bracket that is never closed"},
        {"a (b (c)", "column 3: ( opens a bracket that is never closed"},
        {"\u4e2d\u6587)", "column 3: ) closes a bracket that was never opened"},
        {"AND a", "column 1: AND has nothing before it to join"},
        {"a AND", "column 3: AND has nothing after it to join"},
        {"a OR AND b", "column 3: OR has nothing after it to join"},
        {"(a OR) b", "column 4: OR has nothing after it to join"},
        {"a OR NOT b",
         "column 3: OR cannot stand before NOT; put what NOT excludes last, or in brackets"},
        {"a OR ()", "column 3: OR has nothing after it to join"},
        {"NOT", "column 1: NOT has nothing after it to exclude"},
        {"a NOT NOT b", "column 3: NOT has nothing after it to exclude"},
        {"a OR -b",
         "column 6: - stands beside OR, XOR or NOT; put brackets around what it belongs to"},
        {"+a b OR c",
         "column 1: + stands beside OR, XOR or NOT; put brackets around what it belongs to"},
        {"x (a XOR b -c) y",
         "column 12: - stands beside OR, XOR or NOT; put brackets around what it belongs to"},
        {"a NOT b c",
         "column 3: NOT excludes how much? Put brackets around what it excludes and what not"},
        {"NOT (a b) c",
         "column 1: NOT excludes how much? Put brackets around what it excludes and what not"},
        {"a OR -title:b",
         "column 6: - cannot follow OR, XOR or NOT; leave the sign or the operator out"},
        {"a -AND b", "column 3: - stands before nothing that can be required or excluded"},
        {"NEAR a",
         "column 1: NEAR joins words, phrases or brackets around some of them, as in: peace NEAR/5 "
         "plan"},
        {"\u4e2d\u56fd NEAR b",
         "column 4: NEAR cannot join what is written without spaces; put it between quotation "
         "marks"},
        {"a NEAR/2 -b",
         "column 3: NEAR/2 joins words, phrases or brackets around some of them, as in: peace "
         "NEAR/5 plan"},
        {"-a ADJ b",
         "column 4: ADJ joins words, phrases or brackets around some of them, as in: peace NEAR/5 "
         "plan"},
        {"a NEAR (b AND c)",
         "column 3: NEAR joins words, phrases or brackets around some of them, as in: peace NEAR/5 "
         "plan"},
        {"a NEAR b ADJ c", "column 10: ADJ cannot go on from the other of NEAR and ADJ"},
        {"title:(+AND)", "column 8: + stands before nothing that can be required or excluded"},
        {"x title:(a NEAR)",
         "column 12: NEAR joins words, phrases or brackets around some of them, as in: peace "
         "NEAR/5 "
         "plan"},
        {"title:(a OR)", "column 10: OR has nothing after it to join"},
        {"title:(())", "column 1: title:(()) has no word between its brackets"},
        {std::string(200, '(') + "a" + std::string(200, ')'),
         "column 101: ( opens too many brackets within brackets"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(check(one.topic) == "topic: topic, " + one.says);
    }
}

TEST_CASE("random soup is read as meant or refused with a column", "[grammar]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "Peace", "peace war b c \u00e9t\u00e9 2024"}});
    const auto index = nutgraf::Index::open(dir / "db");
    const nutgraf::TopicParser parser(index);
    const bool held = rc::check([&] {
        for (int i = 0; i < kTopics; ++i) {
            const std::string topic = any_soup();
            RC_LOG() << topic << '\n';
            const std::string error = error_of([&] { parser.parse(topic, kStrict); });
            if (error.empty()) continue;
            RC_LOG() << error << '\n';
            RC_ASSERT(error.starts_with("topic: topic, column "));
            RC_ASSERT(error.find('\n') == error.npos);
            RC_ASSERT(error.find("no known way") == error.npos);
        }
    });
    CHECK(held);
}

TEST_CASE("random soup is never refused when read in good faith", "[grammar]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "Peace", "peace war b c \u00e9t\u00e9 2024"}});
    const nutgraf::TopicParser parser(nutgraf::Index::open(dir / "db"));
    const nutgraf::StopWords stop_words({"english"});
    const auto is_expression = [&](const std::string& topic) {
        auto read =
            read_in_good_faith(topic, lex_topic(topic, nutgraf::Reading::kGoodFaith), stop_words);
        return error_of([&] { nutgraf::check_grammar(topic, std::move(read.pieces)); });
    };
    CHECK(rc::check([&] {
        for (int i = 0; i < kTopics; ++i) {
            const std::string topic = any_soup();
            RC_LOG() << topic << '\n';
            RC_ASSERT(is_expression(topic) == "");
            const std::string meaning = parser.parse(topic).meaning();
            RC_LOG() << meaning << '\n';
            RC_ASSERT(is_expression(meaning) == "");
        }
    }));
}

TEST_CASE("very long topics are read in a moment", "[grammar]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "Peace", "peace war"}});
    const auto index = nutgraf::Index::open(dir / "db");
    const nutgraf::TopicParser parser(index);
    const nutgraf::Searcher searcher(index);
    for (const std::string unit : {"war ", "-war ", "war OR ", "war AND ", "war NOT ", "\"war b\" ",
                                   "(war) ", "lang:en ", "a NEAR b ", "date:x ", "date:(x) "}) {
        std::string topic;
        for (int i = 0; i < 2'000; ++i) topic += unit;
        topic += "peace";
        CAPTURE(unit);
        CHECK_NOTHROW(searcher.search(parser.parse(topic)));
    }
}
