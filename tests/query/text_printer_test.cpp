// SPDX-License-Identifier: GPL-2.0-or-later
//
// What people see, as the lines they see. In expectations <b>, <h> and <d> stand for the sequences
// that make text bold, highlighted and dim, </> for their end.
#include <rapidcheck.h>

#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "nutgraf/printer.hpp"
#include "output/width.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

namespace {

using nutgraf::Hit;
using nutgraf::PrintOptions;

struct Topic {
    nutgraf::TopicLabel label;
    nutgraf::SearchResult result;
};

std::string print(const std::vector<Topic>& topics, const PrintOptions& options) {
    std::ostringstream out;
    const auto printer = nutgraf::make_printer(nutgraf::OutputFormat::kText, out, options);
    for (const Topic& topic : topics) printer->print(topic.label, topic.result);
    printer->finish();
    return out.str();
}

std::string print(const std::vector<Hit>& hits, const PrintOptions& options = {}) {
    return print({{{"1", "words", false}, {hits, hits.size(), true}}}, options);
}

PrintOptions width(std::size_t columns) {
    PrintOptions options;
    options.width = columns;
    return options;
}

// Prints in colour, the sequences spelt out.
std::string print_in_color(const std::vector<Hit>& hits, std::size_t columns) {
    PrintOptions options = width(columns);
    options.color = true;
    std::string text = print(hits, options);
    const std::vector<std::pair<std::string, std::string>> names = {
        {"\x1b[1m", "<b>"}, {"\x1b[1;31m", "<h>"}, {"\x1b[2m", "<d>"}, {"\x1b[0m", "</>"}};
    for (const auto& [sequence, name] : names) {
        for (auto at = text.find(sequence); at != text.npos; at = text.find(sequence)) {
            text.replace(at, sequence.size(), name);
        }
    }
    return text;
}

Hit talks() {
    Hit hit;
    hit.rank = 1;
    hit.score = 12.341;
    hit.article.id = "w/cairo.txt";
    hit.article.path = "w/cairo.txt";
    hit.article.title = "Talks resume in Cairo";
    hit.article.source = "Reuters";
    hit.article.author = "Jane Doe";
    hit.article.date = "2024-05-17";
    hit.passage.ordinal = 2;
    hit.passage.of = 12;
    hit.passage.text = "\n  Ceasefire talks resumed on Friday.\n\nBoth sides\n sent envoys.\n";
    hit.highlights = {{3, 12}, {13, 18}, {39, 43}};
    return hit;
}

Hit with_neighbours() {
    Hit hit = talks();
    hit.before.resize(1);
    hit.before[0].text = "They had broken down in March.\n";
    hit.after.resize(1);
    hit.after[0].text = "No date was set.";
    return hit;
}

Hit explained() {
    Hit hit = talks();
    hit.passage.text = "Ceasefire.";
    hit.explanation = {{"ceasefire", "Zceasefir", 3, 41, 10.2}, {"aid*", "aid*", 1, 1, 2.141}};
    return hit;
}

Hit with_text(const std::string& text) {
    Hit hit;
    hit.rank = 1;
    hit.article.title = text;
    hit.article.source = text;
    hit.article.path = text;
    hit.passage.text = text;
    hit.before.resize(1);
    hit.before[0].text = text;
    hit.explanation = {{text, "Z" + text, 1, 1, 1}};
    return hit;
}

const std::string kTalks =
    " 1  Talks resume in Cairo\n"
    "    Reuters · Jane Doe · 2024-05-17\n"
    "    w/cairo.txt · passage 3 of 12 · score 12.34\n"
    "\n"
    "    Ceasefire talks resumed on Friday.\n"
    "    Both sides\n"
    "    sent envoys.\n";

}  // namespace

TEST_CASE("a hit shows what it is, where it stands and what it says", "[output]") {
    CHECK(print({talks()}) == kTalks);
    CHECK(print({talks()}, width(60)) == kTalks);
}

TEST_CASE("a hit is wrapped to the width, between facts where there are any", "[output]") {
    CHECK(print({talks()}, width(24)) ==
          " 1  Talks resume in\n"
          "    Cairo\n"
          "    Reuters · Jane Doe\n"
          "    2024-05-17\n"
          "    w/cairo.txt\n"
          "    passage 3 of 12\n"
          "    score 12.34\n"
          "\n"
          "    Ceasefire talks\n"
          "    resumed on Friday.\n"
          "    Both sides\n"
          "    sent envoys.\n");
}

TEST_CASE("highlights and the title are marked in colour only", "[output]") {
    CHECK(print_in_color({talks()}, 24) ==
          " 1  <b>Talks resume in</>\n"
          "    <b>Cairo</>\n"
          "    Reuters · Jane Doe\n"
          "    2024-05-17\n"
          "    w/cairo.txt\n"
          "    passage 3 of 12\n"
          "    score 12.34\n"
          "\n"
          "    <h>Ceasefire</> <h>talks</>\n"
          "    resumed on Friday.\n"
          "    <h>Both</> sides\n"
          "    sent envoys.\n");
}

TEST_CASE("what is not known takes no room", "[output]") {
    Hit hit = talks();
    hit.article.author = " ";
    CHECK_THAT(print({hit}), ContainsSubstring("\n    Reuters · 2024-05-17\n"));
    hit.article.source.clear();
    hit.article.date.clear();
    CHECK_THAT(print({hit}), ContainsSubstring(" 1  Talks resume in Cairo\n    w/cairo.txt · "));
    hit.passage.text = " \n";
    CHECK(print({hit}) ==
          " 1  Talks resume in Cairo\n    w/cairo.txt · passage 3 of 12 · score 12.34\n");
}

TEST_CASE("an article without title goes by its file, else by its id", "[output]") {
    const std::vector<std::tuple<std::string, std::string, std::string, std::string>> cases = {
        {"A\n title", "w/a.txt", "id", "A title"},
        {"", "w/2024/a.txt", "id", "a.txt"},
        {" \t", "a.txt", "id", "a.txt"},
        {"", "-", "r7", "r7"},
        {"", "", "r7", "r7"},
    };
    for (const auto& [title, path, id, name] : cases) {
        CAPTURE(title, path);
        Hit hit = talks();
        hit.article.title = title;
        hit.article.path = path;
        hit.article.id = id;
        CHECK(print({hit}).starts_with(" 1  " + name + "\n"));
    }
}

TEST_CASE("a record is found by its line, a group by its size", "[output]") {
    Hit hit = talks();
    hit.article.path = "w.jsonl";
    hit.article.line = 7;
    hit.siblings = 1;
    const std::string place = "    w.jsonl:7 · passage 3 of 12 · score 12.34 · ";
    CHECK_THAT(print({hit}), ContainsSubstring(place + "and 1 more passage\n"));
    hit.siblings = 20;
    CHECK_THAT(print({hit}), ContainsSubstring(place + "and 20 more passages\n"));
}

TEST_CASE("ranks are aligned and a long path is not broken", "[output]") {
    Hit hit = talks();
    const std::vector<std::pair<std::uint32_t, std::string>> cases = {
        {9, " 9  Talks resume\n    in Cairo\n"},
        {10, "10  Talks resume\n    in Cairo\n"},
        {100, "100 Talks resume\n    in Cairo\n"},
        {1000, "1000 Talks resume\n     in Cairo\n"},
    };
    hit.article.path = "a/very/long path/with spaces.txt";
    for (const auto& [rank, start] : cases) {
        CAPTURE(rank);
        hit.rank = rank;
        CHECK(print({hit}, width(18)).starts_with(start));
        CHECK_THAT(print({hit}, width(18)), ContainsSubstring("\n    " + hit.article.path + "\n"));
    }
}

TEST_CASE("neighbours stand around the passage behind a bar, dim in colour", "[output]") {
    CHECK_THAT(print({with_neighbours()}, width(30)),
               ContainsSubstring("\n\n"
                                 "    | They had broken down in\n"
                                 "    | March.\n"
                                 "    Ceasefire talks resumed on\n"
                                 "    Friday.\n"
                                 "    Both sides\n"
                                 "    sent envoys.\n"
                                 "    | No date was set.\n"));
    CHECK_THAT(print_in_color({with_neighbours()}, 30),
               ContainsSubstring("\n\n"
                                 "    <d>They had broken down in</>\n"
                                 "    <d>March.</>\n"
                                 "    <h>Ceasefire</> <h>talks</> resumed on\n"));
}

TEST_CASE("an explanation is a table as long as there is room", "[output]") {
    PrintOptions options;
    options.explain = true;
    const std::string head = "    Ceasefire.\n\n    Scored 12.34 because:\n";
    const std::vector<std::pair<std::size_t, std::string>> cases = {
        {0,
         "      ceasefire   3 times here, in 41 passages of the index   +10.20\n"
         "      aid*        1 time here, in   1 passage of the index     +2.14\n"},
        {60,
         "      ceasefire   3 times here, in 41 passages   +10.20\n"
         "      aid*        1 time here, in   1 passage     +2.14\n"},
        {34,
         "      ceasefire 3 times here, in\n"
         "        41 passages +10.20\n"
         "      aid* 1 time here, in 1\n"
         "        passage +2.14\n"},
    };
    for (const auto& [columns, table] : cases) {
        CAPTURE(columns);
        options.width = columns;
        CHECK(print({explained()}, options).ends_with(head + table));
    }
    CHECK(print({explained()}).ends_with("    Ceasefire.\n"));
}

TEST_CASE("hits and topics are set apart by an empty line", "[output]") {
    CHECK(print({talks(), talks()}) == kTalks + "\n" + kTalks);
    const std::vector<Topic> batch = {
        {{"11", "no\nwords", true}, {}},
        {{"12", "ceasefire talks", true}, {{talks(), talks()}, 2, true}},
        {{"13", "aid", true}, {}},
    };
    CHECK(print(batch, {}) ==
          "Topic 11: no words\nno passages found\n\nTopic 12: ceasefire talks\n\n" + kTalks + "\n" +
              kTalks + "\nTopic 13: aid\nno passages found\n");
    CHECK(print({}).empty());
    CHECK(print(std::vector<Topic>{}, {}).empty());
}

TEST_CASE("no article can send the terminal what it would obey", "[output]") {
    const std::vector<std::string> attacks = {
        "\x1b]0;title\a",
        "\x1b[2J\x1b[1;1H",
        "\u009b31m",
        "\u0090q\u009c",
        "\x9b"
        "31m",
        "a\bb\x7f\x0e",
        "one\rtwo",
        "\x1b\n[31m",
        "\xc2",
        std::string(1, '\0'),
        "\u0085 \v \f \u2028",
        "\u202egnp.exe\u202c",
        "\u2067\u200f\u061c\u2069",
        "\u00ad\ufeff\U000e0041",
    };
    for (const std::string& attack : attacks) {
        CAPTURE(attack);
        PrintOptions options = width(20);
        options.explain = true;
        const std::string text =
            print({{{attack, attack, true}, {{with_text(attack)}, 1, true}}}, options);
        for (std::size_t at = 0; at < text.size();) {
            const nutgraf::CodePoint point = nutgraf::decode_utf8(text, at);
            CHECK((text[at] == '\n' || !nutgraf::is_control(point.value)));
            CHECK_FALSE(nutgraf::is_invisible(point.value));
            at += point.bytes;
        }
    }
    CHECK_THAT(print({with_text("\x1b[2J")}), ContainsSubstring("\n    \uFFFD[2J\n"));
}

TEST_CASE("no line is wider than asked for", "[output]") {
    CHECK(rc::check("from 30 columns on, if the path is short", [] {
        const auto words =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "a", "word", "停火谈判", "e\u0301", "a-very-long-word-indeed-it-is", "\n", "\x1b"));
        std::string text;
        for (const std::string& word : words) text += word + " ";
        Hit hit = with_text(text);
        hit.article.path = "a.txt";
        PrintOptions options = width(*rc::gen::inRange<std::size_t>(30, 90));
        options.explain = true;
        std::istringstream lines(print({{{"1", text, true}, {{hit}, 1, true}}}, options));
        for (std::string line; std::getline(lines, line);) {
            RC_ASSERT(nutgraf::columns(std::string_view(line)) <= options.width);
        }
    }));
}
