// SPDX-License-Identifier: GPL-2.0-or-later
//
// nutgraf-index as a script uses it: what it reports, what it reads, what it leaves.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

std::string top_document(const Tools& tools, const std::string& word) {
    const Outcome outcome = tools.query({"--format", "jsonl", "-n", "1", word});
    if (outcome.exit_code != 0) return "";
    return json::parse(outcome.out)["article"]["id"];
}

}  // namespace

TEST_CASE("with --json, --inspect tells all that is made of an article", "[tools]") {
    const Tools tools;
    tools.dir.write(
        "page.html",
        "<html lang=en><title>Ferry sails again</title><nav><a href=/>Home</a></nav>"
        "<h1>Ferry sails again</h1><p>The ferry to Tarn left at nine on Tuesday, for the "
        "first time since a rock tore its hull.</p>");
    tools.dir.write("two.jsonl",
                    "{\"_id\": \"a\", \"text\": \"One.\"}\n{\"_id\": \"b\", \"text\": \"Two.\"}\n");
    const Outcome outcome = tools.index({"--inspect", "--json", "page.html", "two.jsonl"});
    REQUIRE(outcome.exit_code == 0);
    std::istringstream lines(outcome.out);
    std::string line;
    REQUIRE(std::getline(lines, line));
    const auto page = json::parse(line);
    CHECK(page["id"] == "page.html");
    CHECK(page["fields"]["title"]["value"] == "Ferry sails again");
    CHECK(page["fields"]["title"]["method"] == "markup");
    CHECK(page["fields"]["title"]["confidence"] > 0.5);
    std::vector<std::string> kinds;
    for (const auto& part : page["parts"]) kinds.push_back(part["kind"]);
    CHECK(kinds == std::vector<std::string>{"navigation", "other", "keep"});
    const auto& story = page["parts"].back();
    CHECK(story["text"].get<std::string>().starts_with("The ferry to Tarn"));
    CHECK(story["start"] == std::string("Home\nFerry sails again\n").size());
    REQUIRE(page["passages"].size() == 1);
    CHECK(page["passages"][0]["start"] == story["start"]);
    CHECK(page["passages"][0]["end"] ==
          story["start"].get<std::size_t>() + story["text"].get<std::string>().size());
    CHECK_FALSE(page["passages"][0].contains("original"));
    for (const int number : {1, 2}) {
        REQUIRE(std::getline(lines, line));
        CHECK(json::parse(line)["line"] == number);
    }
    CHECK_FALSE(std::getline(lines, line));
}

TEST_CASE("what --inspect shows is what an index would have", "[tools]") {
    const Tools tools;
    const std::string text =
        "The ferry to Tarn left at nine on Tuesday, for the first time since a rock tore its hull, "
        "and a brass band played on the quay until the last lorry with flour had rolled ashore.";
    tools.dir.write("a.txt", text);
    const std::string copy = "HALDEN (Coastwire) - " + text;
    tools.dir.write("b.txt", copy);
    const Outcome shown = tools.index({"--inspect", "a.txt", "b.txt"});
    CHECK(shown.exit_code == 0);
    const auto passage = [](const std::string& of) {
        return "passage       bytes 0 to " + std::to_string(of.size());
    };
    CHECK_THAT(shown.out, ContainsSubstring(passage(text) + "\n\narticle       b.txt"));
    CHECK_THAT(shown.out, ContainsSubstring(passage(copy) + "  (copied from a.txt)\n"));
    const Outcome apart = tools.index({"--inspect", "--duplicates", "off", "a.txt", "b.txt"});
    CHECK_THAT(apart.out, !ContainsSubstring("copied from"));
}

TEST_CASE("the summary goes to standard error and is left out on request", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    const Outcome loud = tools.index({"a.txt"});
    CHECK(loud.exit_code == 0);
    CHECK(loud.out.empty());
    CHECK_THAT(loud.err, ContainsSubstring("indexed 1 article as 1 passage in "));
    CHECK(lines_of(loud.err).size() == 1);
    const Outcome quiet = tools.index({"-q", "a.txt"});
    CHECK(quiet.exit_code == 0);
    CHECK(quiet.out.empty());
    CHECK(quiet.err.empty());
}

TEST_CASE("the report in JSON has the right numbers", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    tools.dir.write("b.jsonl", "{\"id\":\"b1\",\"text\":\"One.\"}\nnonsense\n");
    const Outcome outcome = tools.index({"--json", "-d", "my.db", "a.txt", "b.jsonl"});
    CHECK(outcome.exit_code == 1);
    const json report = json::parse(outcome.out);
    CHECK(report["schema"] == 1);
    CHECK(report["db"] == "my.db");
    CHECK(report["articles"] == 2);
    CHECK(report["passages"] == 2);
    CHECK(report["bytes"] == 7 + 26 + 9);
    CHECK(report["total_articles"] == 2);
    CHECK(report["total_passages"] == 2);
    CHECK(report["seconds"] >= 0);
    REQUIRE(report["skipped"].size() == 1);
    CHECK(report["skipped"][0]["where"] == "b.jsonl:2");
    CHECK(report["skipped"][0]["reason"] == "not valid JSON");
    CHECK_THAT(outcome.err, ContainsSubstring("; skipped 1"));
}

TEST_CASE("the report says so when it cannot be written", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    Call full;
    full.output_file = "/dev/full";
    const Outcome outcome = tools.index({"-q", "--json", "a.txt"}, full);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err ==
          "nutgraf-index: the index is written, but not the report: No space left on device\n");
    CHECK(tools.query({"ship"}).exit_code == 0);
}

TEST_CASE("a closed pipe does not disturb indexing", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    Call call;
    call.arguments = {"-q", "--json", "a.txt"};
    Process process(index_program(), tools.dir.path(), call);
    process.close_output();
    const Outcome outcome = process.wait();
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
}

TEST_CASE("an update replaces articles by id and keeps the others", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship with anchovies.");
    tools.dir.write("b.txt", "A boat with bananas.");
    REQUIRE(tools.index({"a.txt", "b.txt"}).exit_code == 0);
    tools.dir.write("a.txt", "A ship with apples.");
    const Outcome update = tools.index({"--json", "a.txt"});
    const json report = json::parse(update.out);
    CHECK(report["articles"] == 1);
    CHECK(report["total_articles"] == 2);
    CHECK_THAT(update.err, ContainsSubstring("; ./nutgraf.db now holds 2 articles, 2 passages"));
    CHECK(top_document(tools, "anchovies").empty());
    CHECK(top_document(tools, "apples") == "a.txt");
    CHECK(top_document(tools, "bananas") == "b.txt");

    const json anew = json::parse(tools.index({"--json", "--rebuild", "a.txt"}).out);
    CHECK(anew["total_articles"] == 1);
    CHECK(top_document(tools, "bananas").empty());
    CHECK(tools.entries("nutgraf.db").size() == 3);  // the stub, the lock, one generation
}

TEST_CASE("the database is found through NUTGRAF_DB", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    Call call;
    call.environment["NUTGRAF_DB"] = "env.db";
    CHECK(tools.index({"-q", "a.txt"}, call).exit_code == 0);
    CHECK(std::filesystem::exists(tools.dir / "env.db/XAPIANDB"));
    CHECK(tools.query({"ship"}, call).exit_code == 0);
    CHECK(tools.index({"-q", "-d", "given.db", "a.txt"}, call).exit_code == 0);
    CHECK(std::filesystem::exists(tools.dir / "given.db/XAPIANDB"));
    call.environment["NUTGRAF_DB"] = "";
    CHECK(tools.index({"-q", "a.txt"}, call).exit_code == 0);
    CHECK(std::filesystem::exists(tools.dir / "nutgraf.db/XAPIANDB"));
}

TEST_CASE("standard input is one text or many records", "[tools]") {
    const Tools tools;
    Call text;
    text.input = "A ship sank.\n\nNobody was hurt.\n";
    CHECK(tools.index({"-q", "-d", "text.db", "-"}, text).exit_code == 0);
    CHECK(tools.query({"-d", "text.db", "nobody"}).exit_code == 0);
    Call records;
    records.input = "{\"id\":\"x\",\"text\":\"A ship.\"}\n{\"id\":\"y\",\"text\":\"A boat.\"}\n";
    const Outcome outcome = tools.index({"-q", "--json", "-d", "records.db", "-"}, records);
    CHECK(json::parse(outcome.out)["articles"] == 2);
    const Outcome hit = tools.query({"-d", "records.db", "--format", "trec", "boat"});
    CHECK(hit.out.starts_with("1 Q0 y#0 1 "));
}

TEST_CASE("what is piped in later replaces nothing but the same", "[tools]") {
    const Tools tools;
    const auto pipe = [&](const std::string& bytes, std::vector<std::string> options = {}) {
        Call call;
        call.input = bytes;
        options.insert(options.end(), {"--json", "-q", "-"});
        return json::parse(tools.index(options, call).out)["total_articles"].get<int>();
    };
    CHECK(pipe("A ship sank.") == 1);
    CHECK(pipe("A boat sank.") == 2);
    CHECK(pipe("A boat sank.") == 2);
    CHECK(pipe("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n") == 4);
    CHECK(pipe("{\"text\":\"Three.\"}\n") == 5);
    CHECK(pipe("{\"text\":\"Four.\"}\n", {"--name", "wire"}) == 6);
    CHECK(pipe("{\"text\":\"Five.\"}\n", {"--name", "wire"}) == 6);
    CHECK(top_document(tools, "five") == "wire:1");
}

TEST_CASE("an article that comes again without text leaves the index", "[tools]") {
    const Tools tools;
    tools.dir.write("a.txt", "A ship.");
    tools.dir.write("b.jsonl", "{\"id\":\"b\",\"text\":\"A boat.\"}\n");
    REQUIRE(tools.index({"a.txt", "b.jsonl"}).exit_code == 0);
    tools.dir.write("a.txt", "\n");
    const Outcome update = tools.index({"a.txt"});
    CHECK(update.exit_code == 0);
    CHECK_THAT(update.err, ContainsSubstring("; passed over 1 empty; ./nutgraf.db now holds 1"));
    CHECK(top_document(tools, "ship").empty());
    tools.dir.write("b.jsonl",
                    "{\"id\":\"b\",\"text\":\"\"}\n{\"id\":\"c\",\"text\":\"A raft.\"}\n");
    CHECK(tools.index({"b.jsonl"}).exit_code == 0);
    CHECK(top_document(tools, "boat").empty());
    CHECK(top_document(tools, "raft") == "c");
}

TEST_CASE("a named pipe is read as what it holds", "[tools]") {
    const Tools tools;
    const std::string path = tools.dir / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    std::thread writer([&] { std::ofstream(path) << "{\"id\":\"p\",\"text\":\"A ship.\"}\n"; });
    const Outcome outcome = tools.index({"-q", "pipe"});
    writer.join();
    CHECK(outcome.exit_code == 0);
    CHECK(top_document(tools, "ship") == "p");
    std::thread topics([&] { std::ofstream(path) << "7\tship\n"; });
    const Outcome answer = tools.query({"--topics", "pipe", "--format", "trec"});
    topics.join();
    CHECK(answer.out.starts_with("7 Q0 p#0 1 "));
}

TEST_CASE("a folder is walked and other files are left alone", "[tools]") {
    const Tools tools;
    tools.dir.write("news/a.txt", "Ship a.");
    tools.dir.write("news/deep/er/b.md", "Ship b.");
    tools.dir.write("news/c.jsonl", "{\"id\":\"c\",\"text\":\"Ship c.\"}\n");
    tools.dir.write("news/.hidden.txt", "Ship d.");
    tools.dir.write("news/e.html", "<p>Ship e.</p>");
    tools.dir.write("news/f.cpp", "int ship;");
    CHECK(json::parse(tools.index({"--json", "news"}).out)["articles"] == 4);
}

TEST_CASE("what a site prints on every page is dropped from the fourth on", "[tools]") {
    const Tools tools;
    const std::string notice = "Follow the harbour page to hear of every delay as it comes.";
    std::string pages;
    for (int i = 1; i <= 6; ++i) {
        std::string record = R"({"id":"p)" + std::to_string(i) + R"(","source":"Courier","text":")";
        for (int sentence = 0; sentence < 12; ++sentence) {
            record += "Ferry " + std::to_string(100 * i + sentence) +
                      " was late on its way from the island to the town because of the storm. ";
        }
        pages += record + "\\n\\n" + notice + "\"}\n";
    }
    tools.dir.write("pages.jsonl", pages);
    const auto found = [&](const std::vector<std::string>& options) {
        std::vector<std::string> arguments = {"-q", "--rebuild", "pages.jsonl"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        REQUIRE(tools.index(arguments).exit_code == 0);
        const std::string run = tools.query({"--format", "trec", "harbour"}).out;
        return std::ranges::count(run, '\n');
    };
    CHECK(found({}) == 3);
    CHECK(found({"--jobs", "1"}) == 3);
    CHECK(found({"--keep-all"}) == 6);
    CHECK_THAT(tools.index({"--inspect", "pages.jsonl"}).out, ContainsSubstring("recurring"));
}

TEST_CASE("sources that look like something else are taken as they are", "[tools]") {
    const Tools tools;
    tools.dir.write("[a,b]/x.txt", "A ship.");
    tools.dir.write("-q.txt", "A boat.");
    CHECK(tools.index({"-q", "[a,b]"}).exit_code == 0);
    CHECK(tools.index({"-q", "--", "-q.txt"}).exit_code == 0);
    CHECK(top_document(tools, "ship") == "[a,b]/x.txt");
    CHECK(top_document(tools, "boat") == "-q.txt");
}

TEST_CASE("help and version go to standard output", "[tools]") {
    const Tools tools;
    for (const std::string program : {"nutgraf-index", "nutgraf-query"}) {
        const auto call = [&](const std::string& option) {
            return program == "nutgraf-index" ? tools.index({option}) : tools.query({option});
        };
        const Outcome version = call("--version");
        CHECK(version.exit_code == 0);
        CHECK(version.out.starts_with(program + " "));
        CHECK(version.err.empty());
        for (const std::string option : {"--help", "-h"}) {
            const Outcome help = call(option);
            CHECK(help.exit_code == 0);
            CHECK(help.err.empty());
            const auto lines = lines_of(help.out);
            REQUIRE(lines.size() > 10);
            CHECK(lines[2] == "Examples:");
            for (const std::string& line : lines) {
                CAPTURE(line);
                CHECK(line.size() <= 80);
            }
            CHECK_THAT(help.out, ContainsSubstring("Exit status: 0 "));
        }
    }
}
