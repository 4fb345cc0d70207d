// SPDX-License-Identifier: GPL-2.0-or-later
//
// File names, titles and topics that try to be more than text.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

const Words kNames = {
    "with space.txt",
    "with\nnewline.txt",
    "latin\xe9\xff.txt",
    "\x1b[31mred\x1b]0;x\x07.txt",
    "c1\xc2\x9b"
    "31m.txt",
    "raw\x9b"
    "31m.txt",
    "quote\"'.txt",
    "back\\slash.txt",
    "%s%n.txt",
    "comma,.txt",
};

bool is_utf8(const std::string& text) {
    try {
        return !json(text).dump().empty();  // throws if it is not
    } catch (const json::exception&) {
        return false;
    }
}

// Whether a terminal shows the text line by line, without obeying any of it.
bool is_harmless(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\n') || byte == 0x7f) return false;
        if (byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0) return false;
    }
    return is_utf8(text);
}

}  // namespace

TEST_CASE("hostile file names are indexed and shown harmlessly", "[tools]") {
    const Tools tools;
    for (const std::string& name : kNames) tools.dir.write("news/" + name, "A ship.");
    Call terminal;
    terminal.terminal = Terminal::kErrors;
    const Outcome indexed = tools.index({"-q", "--json", "news"}, terminal);
    CHECK(indexed.exit_code == 0);
    CHECK(json::parse(indexed.out)["articles"] == kNames.size());

    const Outcome text = tools.query({"-n", "20", "ship"});
    CHECK(text.exit_code == 0);
    CHECK(is_harmless(text.out));
    const Outcome document = tools.query({"-n", "20", "--format", "json", "ship"});
    CHECK(json::parse(document.out)["topics"][0]["hits"].size() == kNames.size());
    const Outcome lines = tools.query({"-n", "20", "--format", "jsonl", "ship"});
    CHECK(lines_of(lines.out).size() == kNames.size());
    const Outcome run = tools.query({"-n", "20", "--format", "trec", "ship"});
    CHECK(lines_of(run.out).size() == kNames.size());
    for (const std::string& line : lines_of(run.out)) CHECK(std::ranges::count(line, ' ') == 5);
}

TEST_CASE("hostile names in reports of skipped files stay on one line", "[tools]") {
    const Tools tools;
    tools.dir.write("good.txt", "A ship.");
    Words typed = {"-q", "--json", "good.txt"};
    for (const std::string& name : kNames) {
        tools.dir.write("news/" + name, std::string("\0\1\2", 3));
        typed.push_back("news/" + name);
        typed.push_back("missing/" + name);
    }
    const Outcome outcome = tools.index(typed);
    CHECK(outcome.exit_code == 1);
    CHECK(lines_of(outcome.err).size() == 2 * kNames.size());
    CHECK(is_harmless(outcome.err));
    CHECK(json::parse(outcome.out)["skipped"].size() == 2 * kNames.size());
}

TEST_CASE("hostile arguments are repeated harmlessly", "[tools]") {
    const Tools tools;
    tools.dir.write("good.txt", "A ship.");
    REQUIRE(tools.index({"-q", "good.txt"}).exit_code == 0);
    for (const std::string& name : kNames) {
        CAPTURE(name);
        const std::vector<Outcome> outcomes = {
            tools.index({name}),
            tools.index({"--" + name, "good.txt"}),
            tools.index({"--lang", name, "good.txt"}),
            tools.index({"-d", "no/" + name, "good.txt"}),
            tools.query({"--" + name, "ship"}),
            tools.query({"-n", name, "ship"}),
            tools.query({"-d", "no/" + name, "ship"}),
            tools.query({"--topics", "no/" + name}),
            tools.query({"--strict", "date:" + name}),
            tools.query({"--eval", "--topics", "good.txt", "--qrels", name}),
        };
        for (const Outcome& outcome : outcomes) {
            CAPTURE(outcome.err);
            CHECK(outcome.exit_code == 2);
            CHECK(outcome.out.empty());
            CHECK(lines_of(outcome.err).size() == 1);
            CHECK(is_harmless(outcome.err));
        }
    }
}

TEST_CASE("escape sequences in articles do not reach the terminal", "[tools]") {
    const Tools tools;
    tools.dir.write("a.jsonl",
                    R"({"id":"\u001b[2J","title":"\u001b[31mRed\u0007","author":"A\u009b31mB",)"
                    R"("source":"S\nT","text":"A ship \u001b]0;owned\u0007 sank.\u0085"})");
    REQUIRE(tools.index({"-q", "a.jsonl"}).exit_code == 0);
    const Outcome text = tools.query({"--explain", "ship"});
    CHECK(text.exit_code == 0);
    CHECK(is_harmless(text.out));
    Call call;
    call.input = "\x1b[2J\tship \x1b[2J\n\x9b\tsunk\xff\n";
    const Outcome batch = tools.query({"--topics", "-", "--explain"}, call);
    CHECK(is_harmless(batch.out));
    CHECK(is_harmless(batch.err));
    for (const std::string format : {"json", "jsonl"}) {
        const Outcome outcome = tools.query({"--topics", "-", "--format", format}, call);
        for (const std::string& line : lines_of(outcome.out)) CHECK(is_utf8(line));
    }
    const Outcome nothing = tools.query({"shipp\x1b[2J\xff"});
    CHECK(is_harmless(nothing.err));
}

TEST_CASE("hostile topic ids are measured and shown harmlessly", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    tools.dir.write("b.txt", "A boat.");
    REQUIRE(tools.index({"-q", "a.txt", "b.txt"}).exit_code == 0);
    tools.dir.write("topics.tsv", "\x1b[2J\xff\tship\n");
    tools.dir.write("q\x1b.tsv",
                    "topic\tarticle\tgrade\n\x1b[2J\xff\ta.txt\t1\n\x1b[2J\xff\tno\x1b.txt\t1\n");
    Words typed = {"--eval", "--per-topic", "--topics", "topics.tsv", "--qrels", "q\x1b.tsv"};
    const Outcome text = tools.query(typed);
    CHECK(text.exit_code == 0);
    CHECK(is_harmless(text.out));
    CHECK(is_harmless(text.err));
    typed.insert(typed.end(), {"--format", "json"});
    const json figures = json::parse(tools.query(typed).out);
    CHECK(figures["judged"] == 1);
}

TEST_CASE("words and files in brackets are what they are, not lists of values", "[tools]") {
    const Tools tools;
    const Words files = {"[a,b].txt", "[x]", "[]", "{}", "[a,b]"};
    for (const std::string& file : files) tools.dir.write(file, "A ship sails to harbour.");
    const Outcome indexed = tools.index({"-q", "--json", "-d", "[db]", "--include", "*",
                                         "[a,b].txt", "[x]", "--", "[]", "{}", "[a,b]"});
    CHECK(indexed.exit_code == 0);
    CHECK(json::parse(indexed.out)["articles"] == files.size());

    struct Case {
        Words typed;
        std::string query;
        int exit_code;
    };
    const std::vector<Case> cases = {
        {{"[ship]"}, "[ship]", 0},
        {{"[ship,sails]"}, "[ship,sails]", 0},
        {{"[]", "ship"}, "[] ship", 0},
        {{"[nosuch]", "ship"}, "[nosuch] ship", 0},
        {{"ship", "--", "[a,b]", "{}"}, "ship [a,b] {}", 0},
        {{"[]"}, "[]", 1},
        {{"{}"}, "{}", 1},
        {{"[a,"}, "[a,", 0},
        {{"[[ship],[x]]"}, "[[ship],[x]]", 0},
        {{"%%", "ship"}, "%% ship", 0},
    };
    for (const Case& one : cases) {
        CAPTURE(one.query);
        Words all = {"-d", "[db]", "--format", "json"};
        all.insert(all.end(), one.typed.begin(), one.typed.end());
        const Outcome outcome = tools.query(all);
        CHECK(outcome.exit_code == one.exit_code);
        CHECK(json::parse(outcome.out)["topics"][0]["query"] == one.query);
    }
    tools.dir.write("[topics]", "1\tship\n");
    const Outcome run = tools.query(
        {"-d", "[db]", "--topics", "[topics]", "--tag", "[t]", "--format", "trec", "-n", "1"});
    CHECK(run.exit_code == 0);
    CHECK(run.out.ends_with(" [t]\n"));
}
