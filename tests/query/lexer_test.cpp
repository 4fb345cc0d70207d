// SPDX-License-Identifier: GPL-2.0-or-later
//
// Topics cut into pieces, each piece written as one word of a small notation (see `shown`), and the
// exact messages of topics that cannot be cut.
#include "topic/lexer.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

namespace {

using nutgraf::Piece;
using nutgraf::PieceKind;

std::string joined(const Piece& piece) {
    std::string words;
    for (const auto& word : piece.words) words += (words.empty() ? "" : ",") + word.term;
    return words;
}

// Words stand for themselves, phrases in ', compounds in [], wildcards with *, fields as
// name=value, the rest as it is written.
std::string shown(const Piece& piece) {
    switch (piece.kind) {
        case PieceKind::kWord: return joined(piece);
        case PieceKind::kPhrase: return '\'' + joined(piece) + '\'';
        case PieceKind::kCompound: return '[' + joined(piece) + ']';
        case PieceKind::kCharacters: return "<" + joined(piece) + ">";
        case PieceKind::kWildcard: return joined(piece) + '*';
        case PieceKind::kField:
            return piece.field + '=' + piece.value + (piece.quoted ? "(quoted)" : "");
        case PieceKind::kAnd: return "AND";
        case PieceKind::kOr: return "OR";
        case PieceKind::kNot: return "NOT";
        case PieceKind::kXor: return "XOR";
        case PieceKind::kNear: return "NEAR/" + std::to_string(piece.window);
        case PieceKind::kAdj: return "ADJ/" + std::to_string(piece.window);
        case PieceKind::kOpen: return "(";
        case PieceKind::kClose: return ")";
        case PieceKind::kRequired: return "+";
        case PieceKind::kExcluded: return "-";
    }
    return "?";
}

std::string shown(const nutgraf::LexedTopic& topic) {
    std::string all;
    for (const Piece& piece : topic.pieces) all += (all.empty() ? "" : " ") + shown(piece);
    return all;
}

std::string lexed(const std::string& topic) {
    return shown(nutgraf::lex_topic(topic, nutgraf::Reading::kStrict));
}

struct Case {
    std::string topic;
    std::string expected;
};

}  // namespace

TEST_CASE("a topic is cut into pieces", "[lexer]") {
    const std::vector<Case> cases = {
        {"", ""},
        {" \t\n", ""},
        {"Peace TALKS", "peace talks"},
        {"peace,talks", "peace talks"},
        {"peace-talks and/or user@example.org", "[peace,talks] [and,or] [user,example,org]"},
        {"\"Peace Talks\"", "'peace,talks'"},
        {"\u201cpeace\u201d \u201etalks\u201c", "'peace' 'talks'"},
        {"\"\" \"...\"", ""},
        {"U.N. AT&T C++ 3.14", "un at&t c++ 3.14"},
        {"a AND b OR c NOT d XOR e", "a AND b OR c NOT d XOR e"},
        {"and or Not", "and or not"},
        {"AND/OR AND,", "[and,or] and"},
        {"a NEAR b NEAR/5 c ADJ d ADJ/1 e", "a NEAR/0 b NEAR/5 c ADJ/0 d ADJ/1 e"},
        {"+a -b", "+ a - b"},
        {"a - b + c -- d ++e", "a b c d e"},
        {"a -, b", "a b"},
        {"-,a", "- a"},
        {"a-b +", "[a,b]"},
        {"-\"a b\" -(c)", "- 'a,b' - ( c )"},
        {"-\"...\" a", "a"},
        {"pipe* PIPE*", "pipe* pipe*"},
        {"* ... *,", ""},
        {"\"pipe* line\"", "'pipe,line'"},
        {"peace(talks)now", "peace ( talks ) now"},
        {"title:Peace Title:x LANG:en", "title=Peace title=x lang=en"},
        {"title:\"peace talks\"", "title=peace talks(quoted)"},
        {"title:peace\"talks\"", "title=peace 'talks'"},
        {"date:2024..2025", "date=2024..2025"},
        {"foo:bar http://x.org", "[foo,bar] [http,x,org]"},
        {"war\xff", "war\u00ff"},
        {"\u5317\u4eac\u5e02 \u4eac", "<\u5317,\u4eac,\u5e02> <\u4eac>"},
        {"EU-\u4e2d\u56fd", "eu <\u4e2d,\u56fd>"},
        {"\u5317\u4eac-\u4e0a\u6d77 iPhone\u624b",
         "<\u5317,\u4eac> <\u4e0a,\u6d77> iphone <\u624b>"},
        {"\"\u5317\u4eac\"", "'\u5317,\u4eac'"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(lexed(one.topic) == one.expected);
    }
}

TEST_CASE("a topic that cannot be cut is an error that shows where", "[lexer]") {
    const std::vector<Case> cases = {
        {"\"war", "topic: topic, column 1: \" opens a quotation that is never closed"},
        {"\u00e9t\u00e9 \u201cwar",
         "topic: topic, column 5: \u201c opens a quotation that is never closed"},
        {"a title:\"war", "topic: topic, column 9: \" opens a quotation that is never closed"},
        {"pi*e",
         "topic: topic, column 1: pi*e has a wildcard; it may only end a single word, as in pipe*"},
        {"\u4e2d a-b*",
         "topic: topic, column 3: a-b* has a wildcard; it may only end a single word, as in pipe*"},
        {"\u4e2d\u56fd*",
         "topic: topic, column 1: \u4e2d\u56fd* has a wildcard; where no spaces part words, parts "
         "are found without it"},
        {"*pipe",
         "topic: topic, column 1: *pipe has a wildcard; it may only end a single word, as in "
         "pipe*"},
        {"title:",
         "topic: topic, column 1: title: needs a value right after the colon, for example "
         "title:word"},
        {"a title: b",
         "topic: topic, column 3: title: needs a value right after the colon, for example "
         "title:word"},
        {"since:\"\"",
         "topic: topic, column 1: since:\"\" needs a value right after the colon, for example "
         "since:2024-05"},
        {"a NEAR/ b",
         "topic: topic, column 3: NEAR/ needs a number of words after the slash, as in NEAR/5"},
        {"a NEAR/0 b",
         "topic: topic, column 3: NEAR/0 needs a number of words after the slash, as in NEAR/5"},
        {"a ADJ/10001 b",
         "topic: topic, column 3: ADJ/10001 needs a number of words after the slash, as in NEAR/5"},
        {"a NEAR/99999999999 b",
         "topic: topic, column 3: NEAR/99999999999 needs a number of words after the slash, as in "
         "NEAR/5"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(error_of([&] { lexed(one.topic); }) == one.expected);
    }
}

TEST_CASE("each word of a piece knows its place", "[lexer]") {
    const std::string topic = "\u00e9t\u00e9 -\"Peace Talks\" U.N. pipe*";
    std::vector<std::string> slices;
    for (const Piece& piece : nutgraf::lex_topic(topic, nutgraf::Reading::kStrict).pieces) {
        for (const auto& word : piece.words) {
            slices.push_back(topic.substr(word.where.start, word.where.end - word.where.start));
        }
    }
    CHECK(slices == std::vector<std::string>{"\u00e9t\u00e9", "Peace", "Talks", "U.N", "pipe"});
}

TEST_CASE("of a long word the start counts", "[lexer]") {
    const std::string start(64, 'x');
    CHECK(shown(nutgraf::lex_topic("war " + start + "yz", nutgraf::Reading::kStrict)) ==
          "war " + start);
    CHECK(shown(nutgraf::lex_topic("\"war " + start + "yz talks\"", nutgraf::Reading::kStrict)) ==
          "'war," + start + ",talks'");
}

TEST_CASE("plain syntax knows words only", "[lexer]") {
    CHECK(shown(nutgraf::lex_plain("+a AND (-b OR \"c title:d* NEAR/x ) e-f")) ==
          "a and b or c title d near x e f");
}
