// SPDX-License-Identifier: GPL-2.0-or-later
//
// From a topic to the query that Xapian renders and to the words that are looked for; then what
// topics find in a small collection, which is what their grammar promises.
#include <rapidcheck.h>
#include <xapian.h>

#include <functional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "nutgraf/topic.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Topic;
using nutgraf::TopicSyntax;

struct Case {
    std::string topic;
    std::string expected;
};

nutgraf::BuildOptions in_language(const std::string& language) {
    nutgraf::BuildOptions options;
    options.language = language;
    return options;
}

// The stem that a word is looked for by, if it is one.
std::string stem_of(const nutgraf::TopicWord& word) {
    const bool stem = word.index_terms.size() == 1 && word.index_terms[0].starts_with('Z');
    return stem ? word.index_terms[0].substr(1) : "";
}

// Parses topics for an index of the given rows.
class Parser {
public:
    explicit Parser(const Rows& rows = {{"a", "", "x"}}, const std::string& language = "english") {
        index_rows(dir_ / "db", rows, in_language(language));
    }

    nutgraf::Index index() const { return nutgraf::Index::open(dir_ / "db"); }

    Topic parse(const std::string& topic, TopicSyntax syntax = TopicSyntax::kFull) const {
        return nutgraf::TopicParser(index()).parse(topic, syntax);
    }

    // Xapian's rendering, without the frame.
    std::string query(const std::string& topic, TopicSyntax syntax = TopicSyntax::kFull) const {
        const std::string all = parse(topic, syntax).description();
        return std::regex_replace(all.substr(6, all.size() - 7), std::regex("@[0-9]+"), "");
    }

    // Each word as term/stem, with a star for a wildcard.
    std::string words(const std::string& topic) const {
        const Topic parsed = parse(topic);
        std::string all;
        for (const auto& word : parsed.words()) {
            all += (all.empty() ? "" : " ") + word.term + '/' + stem_of(word) +
                   (word.wildcard ? "*" : "");
        }
        return all;
    }

    // The ids of the articles it finds, in alphabetical order.
    std::string finds(const std::string& topic) const {
        std::set<std::string> ids;
        for (const auto& hit : search_all(index(), topic).hits) ids.insert(hit.article.id);
        std::string all;
        for (const std::string& id : ids) all += id;
        return all;
    }

private:
    TempDir dir_;
};

const Rows kFields = {
    {"a", "Peace Talks", "war alpha", "2024-05-17", "en", "https://www.example.org/x", "Jane Doe",
     "The Gazette"},
    {"b", "War", "war beta", "2024-05", "de", "https://example.org:80/y", "John Roe", "The Ledger"},
    {"c", "Peaceful", "peace gamma", "2023", "EN", "https://other.example.org/", "Jane Roe",
     "Gazette"},
    {"d", "", "peace war delta"},
};

}  // namespace

TEST_CASE("a topic becomes the query it means", "[topic]") {
    const Parser parser;
    const std::string all = "0 * <alldocuments>";
    const std::vector<Case> cases = {
        {"", ""},
        {"...", ""},
        {"Talks", "Ztalk"},
        {"peace talks", "(Zpeac OR Ztalk)"},
        {"2024", "2024"},
        {"\"talks\"", "talks"},
        {"\"Peace Talks\"", "(peace PHRASE 2 talks)"},
        {"peace-talks", "(Zpeac OR Ztalk OR 0.25 * (peace PHRASE 2 talks))"},
        {"war peace-talks", "(Zwar OR Zpeac OR Ztalk OR 0.25 * (peace PHRASE 2 talks))"},
        {"+peace-talks", "((Zpeac AND Ztalk) AND_MAYBE 0.25 * (peace PHRASE 2 talks))"},
        {"war -peace-talks", "(Zwar AND_NOT (peace PHRASE 2 talks))"},
        {"+peace talks", "(Zpeac AND_MAYBE Ztalk)"},
        {"peace -talks", "(Zpeac AND_NOT Ztalk)"},
        {"peace AND talks", "(Zpeac AND Ztalk)"},
        {"peace NOT talks", "(Zpeac AND_NOT Ztalk)"},
        {"peace AND NOT talks", "(Zpeac AND_NOT Ztalk)"},
        {"peace AND -talks", "(Zpeac AND_NOT Ztalk)"},
        {"peace XOR talks", "(Zpeac XOR Ztalk)"},
        {"a OR b AND c", "(Za OR (Zb AND Zc))"},
        {"(a OR b) AND c", "((Za OR Zb) AND Zc)"},
        {"a NEAR/3 b", "(a NEAR 4 b)"},
        {"a ADJ/3 b", "(a PHRASE 4 b)"},
        {"x b NEAR c d", "(Zx OR (b NEAR 11 c) OR Zd)"},
        {"a NEAR b c ADJ d", "((a NEAR 11 b) OR (c PHRASE 11 d))"},
        {"a NEAR b NEAR c", "(a NEAR 12 b NEAR 12 c)"},
        {"pipe*", "WILDCARD SYNONYM pipe"},
        {"NOT a", "(<alldocuments> AND_NOT Za)"},
        {"-a", "(" + all + " AND_NOT Za)"},
        {"a OR (-b)", "(Za OR (" + all + " AND_NOT Zb))"},
        {"-a AND b", "((" + all + " AND_NOT Za) AND Zb)"},
        {"title:talks", "0 * ZStalk"},
        {"title:\"talks\"", "0 * Stalks"},
        {"title:\"peace talks\"", "0 * (Speace PHRASE 2 Stalks)"},
        {"title:peace-talks", "0 * (Speace PHRASE 2 Stalks)"},
        {"title:(peace talks)", "0 * (0 * ZSpeac OR 0 * ZStalk)"},
        {"(war OR peace*) NEAR talks", "((war NEAR 11 talks) OR (peace NEAR 11 talks))"},
        {"title:pea*", "0 * WILDCARD OR Spea"},
        {"title:\"pea*\"", "0 * Spea"},
        {"source:2024", "0 * XSOURCE2024"},
        {"lang:EN", "0 * Len"},
        {"site:Example.ORG", "0 * (Hexample.org OR Hwww.example.org)"},
        {"war lang:en", "(Zwar FILTER 0 * Len)"},
        {"war OR lang:en", "(Zwar OR 0 * Len)"},
        {"date:2024", "(VALUE_RANGE 2 20240101 20241231 AND_NOT VALUE_GE 4 202412310)"},
        {"date:2024-02", "(VALUE_RANGE 2 20240201 20240229 AND_NOT VALUE_GE 4 202402290)"},
        {"date:2024-02..2024-03-05",
         "(VALUE_RANGE 2 20240201 20240305 AND_NOT VALUE_GE 4 202403050)"},
        {"date:2024-02..", "VALUE_GE 2 20240201"},
        {"since:2024", "VALUE_GE 2 20240101"},
        {"date:..2023", "(VALUE_RANGE 2 0 20231231 AND_NOT VALUE_GE 4 202312310)"},
        {"until:\"2023-01\"", "(VALUE_RANGE 2 0 20230131 AND_NOT VALUE_GE 4 202301310)"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(parser.query(one.topic) == one.expected);
        CHECK(parser.parse(one.topic).empty() == one.expected.empty());
        CHECK(parser.parse(one.topic).text() == one.topic);
    }
}

TEST_CASE("a topic lists the words it looks for", "[topic]") {
    const Parser parser;
    const std::vector<Case> cases = {
        {"Peace Talks", "peace/peac talks/talk"},
        {"\"Peace Talks\" 2024", "peace/ talks/ 2024/"},
        {"talks NEAR/2 plans war", "talks/ plans/ war/war"},
        {"pipe*", "pipe/*"},
        {"a NOT c AND NOT d AND e", "a/a e/e"},
        {"x -b c +e", "x/x c/c e/e"},
        {"x -(b OR (c d)) e", "x/x e/e"},
        {"NOT (b -c) AND d", "d/d"},
        {"a -\"b c\" title:x", "a/a"},
        {"x -(b) c -b", "x/x c/c"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(parser.words(one.topic) == one.expected);
    }
    const std::string text = "\u00e9t\u00e9 U.N. talks";
    const Topic topic = parser.parse(text);
    CHECK(text.substr(topic.words()[1].where.start, 4) == "U.N.");
}

TEST_CASE("filters that make no sense are errors that show where", "[topic]") {
    const Parser parser;
    const std::vector<Case> cases = {
        {"date:2024-13",
         "date:2024-13 has no such date: 2024-13; write YYYY-MM-DD, YYYY-MM or YYYY, or a range "
         "A..B"},
        {"since:2023-02-29",
         "since:2023-02-29 has no such date: 2023-02-29; write YYYY-MM-DD, YYYY-MM or YYYY"},
        {"since:2024..",
         "since:2024.. has no such date: 2024..; write YYYY-MM-DD, YYYY-MM or YYYY"},
        {"date:..", "date:.. is a range without an end; write A..B, A.. or ..B"},
        {"date:2024..2023", "date:2024..2023 is a range that ends before it begins"},
        {"date:\"2024\n05\"",
         "date:\"2024 05\" has no such date: 2024 05; write YYYY-MM-DD, YYYY-MM or YYYY, or a "
         "range A..B"},
        {"title:,", "title:, has no word to look for"},
        {"title:a*b", "title:a*b has a wildcard; it may only end a single word, as in title:pipe*"},
        {"title:a-b*",
         "title:a-b* has a wildcard; it may only end a single word, as in title:pipe*"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(error_of([&] { parser.parse(one.topic, TopicSyntax::kStrict); }) ==
              "topic: topic, column 1: " + one.expected);
        CHECK(error_of([&] { parser.parse("\u00e9 " + one.topic, TopicSyntax::kStrict); }) ==
              "topic: topic, column 3: " + one.expected);
    }
}

TEST_CASE("filters find the passages that match them", "[topic]") {
    const Parser parser(kFields);
    const std::vector<Case> cases = {
        {"title:peace", "ac"},
        {"title:\"peace\"", "a"},
        {"title:peace*", "ac"},
        {"title:peace title:war", "abc"},
        {"title:peace author:jane lang:de", ""},
        {"author:jane", "ac"},
        {"author:\"jane doe\"", "a"},
        {"author:doe-jane", ""},
        {"source:gazette", "ac"},
        {"lang:en", "ac"},
        {"lang:EN lang:de", "abc"},
        {"-lang:en", "bd"},
        {"war -lang:en", "bd"},
        {"+lang:en war", "a"},
        {"site:example.org", "ab"},
        {"site:www.example.org", "ab"},
        {"date:2024", "ab"},
        {"date:2024-05-17", "a"},
        {"date:2024-05-01", ""},
        {"date:2024-05", "ab"},
        {"date:2023..", "abc"},
        {"date:..2023", "c"},
        {"until:2024", "abc"},
        {"since:2024-05-02", "a"},
        {"since:2023 until:2023", "c"},
        {"-since:2024", "cd"},
        {"war OR lang:en", "abcd"},
        {"war AND (lang:de OR date:2024-05-17)", "ab"},
        {"war NOT lang:de", "ad"},
        {"NOT lang:en", "bd"},
        {"peace (lang:de)", "abcd"},
        {"peace lang:de", ""},
        {"(peace war) lang:de", "b"},
        {"-war lang:en", "c"},
        {"-war -peace", ""},
        {"-alpha", "bcd"},
        {"-alpha AND war", "bd"},
        {"gamma OR (-war)", "c"},
        {"alpha (-war)", "ac"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic, parser.query(one.topic));
        CHECK(parser.finds(one.topic) == one.expected);
    }
}

TEST_CASE("initials in lower case are those in capitals, in quotes too", "[topic]") {
    const Parser parser({{"a", "", "The U.S. Navy sailed"}, {"b", "", "Sizes u, s, navy"}});
    for (const char* topic : {"u.s.", "\"u.s.\"", "\"the u.s. navy\"", "title:x OR u.s.", "U.S."})
        CHECK(parser.finds(topic) == "a");
    CHECK(parser.finds("\"u s navy\"") == "b");
}

TEST_CASE("the words of a field are read as those beside it", "[topic]") {
    const Parser parser({{"a", "The U.S. and oil", "x"}, {"b", "Oil and Gas", "x"}});
    CHECK(parser.finds("title:u.s.") == "a");
    CHECK(parser.finds("title:(u.s. oil)") == "ab");
    CHECK(parser.finds("title:(OIL AND GAS)") == "b");  // who writes fields knows operators
    CHECK(parser.finds("title:(Gas AND the oil)") == "b");
}

TEST_CASE("each field without sense is named, the first with a reason", "[topic]") {
    const Parser parser(kFields);
    CHECK(parser.parse("date:foo war date:bar date:foo").notices() ==
          std::vector<std::string>{"read as words: date:bar",
                                   "read as words: date:foo has no such date: foo; write "
                                   "YYYY-MM-DD, YYYY-MM or YYYY, or a range A..B"});
}

TEST_CASE("operators find what their definition says", "[topic]") {
    const Parser parser({{"1", "", "x"},
                         {"2", "", "b"},
                         {"3", "", "c"},
                         {"4", "", "x b"},
                         {"5", "", "x c"},
                         {"6", "", "b c"},
                         {"7", "", "x b c"},
                         {"8", "", "d"}});
    const bool held = rc::check([&] {
        // A random expression in full brackets and the set of documents, by bits, that it denotes.
        std::function<std::pair<std::string, unsigned>(int)> any = [&](int depth) {
            const std::vector<std::pair<std::string, unsigned>> kLeaves = {
                {"x", 0b01011001}, {"b", 0b01101010}, {"c", 0b01110100}, {"d", 0b10000000}};
            const int choice = depth == 0 ? 0 : *rc::gen::inRange(0, 9);
            if (choice < 2) return kLeaves[*rc::gen::inRange<std::size_t>(0, 4)];
            const auto [left, l] = any(depth - 1);
            const auto [right, r] = any(depth - 1);
            const std::string x = '(' + left + ')';
            const std::string y = '(' + right + ')';
            switch (choice) {
                case 2: return std::pair(x + " AND " + y, l & r);
                case 3: return std::pair(x + " OR " + y, l | r);
                case 4: return std::pair(x + " NOT " + y, l & ~r);
                case 5: return std::pair(x + " XOR " + y, l ^ r);
                case 6: return std::pair('+' + x + ' ' + y, l);
                case 7: return std::pair('-' + x + ' ' + y, r & ~l);
                default: return std::pair('-' + x, ~l & 0xffU);
            }
        };
        const auto [topic, bits] = any(3);
        std::string expected;
        for (unsigned i = 0; i < 8; ++i) {
            if ((bits >> i & 1) != 0) expected += std::to_string(i + 1);
        }
        RC_LOG() << topic << '\n';
        RC_ASSERT(parser.finds(topic) == expected);
    });
    CHECK(held);
}

TEST_CASE("words are stemmed as the index is", "[topic]") {
    const std::vector<std::pair<std::string, std::string>> kWords = {
        {"english", "negotiations"},
        {"german", "H\u00e4user"},
        {"french", "n\u00e9gociations"},
        {"russian", "\u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b"},
        {"greek",
         "\u03b5\u03b9\u03c1\u03ae\u03bd\u03b7\u03c2"},  // libstemmer has it, Xapian has not
        {"finnish", "talossa"},
        {"porter", "s"},
        {"nepali", "\u091b"}};
    for (const auto& [language, word] : kWords) {
        CAPTURE(language, word);
        const Parser parser({{"a", "", "x " + word + " y"}, {"b", "", "z"}}, language);
        nutgraf::Analyzer analyzer({language});
        auto stream = analyzer.analyze(word);
        nutgraf::Token token;
        REQUIRE(stream.next(token));
        const std::string stem(token.stem);
        const std::string plain(token.plain);
        const std::string both = "(Z" + plain + " SYNONYM Z" + stem + ")";
        CHECK(parser.query(word) == (stem.empty() ? word : plain.empty() ? "Z" + stem : both));
        CHECK(parser.finds(word) == "a");
        CHECK(parser.finds("+\"" + word + "\"") == "a");
        CHECK(parser.finds("x NEAR " + word) == "a");
    }
    const Parser none({{"a", "", "talks"}, {"b", "", "talk"}}, "none");
    CHECK(none.query("Talks 2024") == "(talks OR 2024)");
    CHECK(none.finds("Talks") == "a");
    CHECK(none.finds("title:x OR talk") == "b");
}

TEST_CASE("plain syntax takes operators for punctuation and words", "[topic]") {
    const Parser parser;
    const auto plain = [&](const std::string& topic) {
        return parser.query(topic, TopicSyntax::kPlain);
    };
    CHECK(plain("+x -b") == "(Zx OR Zb)");
    CHECK(plain("x AND (b") == "(Zx OR Zb)");
    CHECK(plain("\"x b\" pipe* c-d") == "(Zx OR Zb OR Zpipe OR Zc OR Zd)");
    CHECK(plain("title:x date:nonsense") == "(Ztitl OR Zx OR Zdate OR Znonsens)");
    CHECK(plain("2024 NEAR/x") == "(2024 OR Znear OR Zx)");
    CHECK(plain("filter:0") == "(Zfilter OR 0)");
    CHECK(plain("\" ( *").empty());
    CHECK(parser.parse("a", TopicSyntax::kPlain).syntax() == TopicSyntax::kPlain);
    CHECK(parser.parse("a").syntax() == TopicSyntax::kFull);
}

TEST_CASE("a wildcard that matches too many words is reported", "[topic]") {
    std::string text;
    for (int i = 0; i < 1'001; ++i)
        text += "a" + std::to_string(i) + " b" + std::to_string(i % 1'000) + ' ';
    const Parser parser({{"x", text, "rare"}});
    const auto notices = [&](const std::string& topic) { return parser.parse(topic).notices(); };
    using Notices = std::vector<std::string>;
    CHECK(notices("b* A9*").empty());
    CHECK(notices("A*") ==
          Notices{"A* matches 1001 words; only the 1000 most frequent are looked for"});
    CHECK(notices("title:a*") == Notices{"title:a* matches 1001 words; only the 1000 most "
                                         "frequent are looked for"});
    CHECK(notices("title:(rare A*)") ==
          Notices{"A* matches 1001 words; only the 1000 most frequent are looked for"});
    CHECK(notices("title:\"a*\"").empty());
    CHECK(parser.finds("a*") == "x");
}
