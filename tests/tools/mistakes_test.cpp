// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a first-time user gets wrong. Each wrong call ends with one line that names the thing and
// says what is the matter, prints nothing else, and leaves no database behind.
#include <unistd.h>
#include <xapian.h>

#include <filesystem>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using Words = std::vector<std::string>;

struct Mistake {
    Words typed;
    int exit_code;
    std::string says;
};

void write_plain_database(const std::string& path) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term("ship");
    database.add_document(document);
    database.commit();
}

// A directory with everything one can get wrong in it.
void furnish(const Tools& tools) {
    tools.dir.write("good.txt", "A ship came in.\n");
    tools.dir.write("more.txt", "Another ship left.\n");
    tools.dir.write("binary.txt", std::string("\0\1\2PNG\0\0\0", 9));
    tools.dir.write("blank.txt", " \n\n");
    tools.dir.write("pages/report.pdf", "%PDF");
    tools.dir.write("foreign/notes.rtf", "mine");
    tools.dir.write("broken.jsonl",
                    "{\"id\":1,\"text\":\"ship\"}\n{\"id\":2,\n{\"id\":3,\"text\":\"x\"}\n");
    tools.dir.write("twice.jsonl",
                    "{\"id\":\"a\",\"text\":\"boat\"}\n{\"id\":\"a\",\"text\":\"ship\"}\n");
    tools.dir.write("topics.tsv", "1\tship\n");
    tools.dir.write("words.txt", "ship\n");
    tools.dir.write("bad-topics.tsv", "1\tship\n2\t\"ship\n3\tboat\n");
    tools.dir.write("qrels.tsv", "topic\tarticle\tgrade\n1\tgood.txt\t1\n");
    tools.dir.write("nothing.tsv", "");
    std::filesystem::create_directory(tools.dir / "empty");
    std::filesystem::create_directories(tools.dir / "folder.txt/inner");
    write_plain_database(tools.dir / "plain.db");
}

void check_one_line(const Outcome& outcome, const std::string& program, const Mistake& mistake) {
    CAPTURE(mistake.typed, outcome.err);
    CHECK(outcome.exit_code == mistake.exit_code);
    const auto lines = lines_of(outcome.err);
    CHECK(lines.size() == 1);
    CHECK(outcome.err.starts_with(program + ": "));
    CHECK_THAT(outcome.err, ContainsSubstring(mistake.says));
}

}  // namespace

TEST_CASE("each wrong call of nutgraf-index is answered by one line", "[tools]") {
    const std::vector<Mistake> mistakes = {
        {{}, 2, "give a SOURCE"},
        {{"--foo"}, 2, "unknown option --foo; see nutgraf-index --help"},
        {{"--foo", "good.txt"}, 2, "unknown option --foo"},
        {{"-d"}, 2, "--db needs a value"},
        {{"-d", "", "good.txt"}, 2, "--db: must not be empty"},
        {{""}, 2, "SOURCE: must not be empty"},
        {{"--lang"}, 2, "--lang needs a value"},
        {{"--lang", "klingon", "good.txt"}, 2, "unknown language 'klingon'; known are"},
        {{"empty"},
         2,
         "no articles in empty; in folders, files named .txt, .html, .jsonl and the like"},
        {{"empty", "pages"},
         2,
         "no articles in empty, pages; passed over: 1 of unknown suffix (1 .pdf); in folders"},
        {{"missing"}, 2, "missing: No such file or directory"},
        {{"good.txt/below.txt"}, 2, "good.txt/below.txt: Not a directory"},
        {{"binary.txt"}, 2, "binary.txt: not a text file"},
        {{"blank.txt"}, 2, "no articles in blank.txt"},
        {{"folder.txt"}, 2, "no articles in folder.txt"},
        {{"-"}, 2, "no articles in -"},
        {{"--name", "wire", "good.txt"}, 2, "give - as a SOURCE"},
        {{"--name", "", "-"}, 2, "--name: must not be empty"},
        {{"-d", "good.txt", "more.txt"}, 2, "good.txt is a file, not a database directory"},
        {{"-d", "foreign", "good.txt"},
         2,
         "foreign is not a nutgraf database (it holds notes.rtf)"},
        {{"-d", "plain.db", "good.txt"}, 2, "plain.db is not a nutgraf database"},
        {{"-d", "no/such/parent", "good.txt"}, 2, "cannot create no/such/parent"},
        {{"-d", "/proc/nutgraf.db", "good.txt"}, 2, "cannot create /proc/nutgraf.db"},
        {{"--memory"}, 2, "--memory needs a value"},
        {{"--memory", "1KB", "good.txt"}, 2, "--memory: must be at least 256MB"},
        {{"--memory", "0", "good.txt"}, 2, "--memory: must be at least 256MB"},
        {{"--memory", "-1", "good.txt"}, 2, "--memory: must be a size such as 500MB or 2GB"},
        {{"--memory", "lots", "good.txt"}, 2, "must be a size such as 500MB or 2GB, not lots"},
        {{"--memory", "5 apples", "good.txt"}, 2, "must be a size such as 500MB or 2GB"},
        {{"--memory", "99999999999999999999", "good.txt"},
         2,
         "must be a size such as 500MB or 2GB"},
        {{"--memory", "99999999TB", "good.txt"}, 2, "must be a size such as 500MB or 2GB"},
        {{"--jobs"}, 2, "--jobs needs a value"},
        {{"--jobs", "0", "good.txt"}, 2, "--jobs: must be a whole number from 1 to 1024, not 0"},
        {{"--jobs", "-1", "good.txt"}, 2, "--jobs: must be a whole number from 1 to 1024, not -1"},
        {{"--jobs", "many", "good.txt"},
         2,
         "--jobs: must be a whole number from 1 to 1024, not many"},
        {{"--inspect", "--report", "good.txt"}, 2, "--report tells of what was indexed, and"},
        {{"--writer", "fast", "good.txt"}, 2, "--writer: must be one of auto, bulk, api, not fast"},
        {{"--writer", "2", "good.txt"}, 2, "--writer: must be one of auto, bulk, api, not 2"},
    };
    const Tools tools;
    furnish(tools);
    const auto before = tools.entries();
    for (const Mistake& mistake : mistakes) {
        const Outcome outcome = tools.index(mistake.typed);
        check_one_line(outcome, "nutgraf-index", mistake);
        CHECK(outcome.out.empty());
        CHECK(tools.entries() == before);
    }
    CHECK(tools.entries("foreign") == Words{"notes.rtf"});
    CHECK(Xapian::Database(tools.dir / "plain.db").get_doccount() == 1);
}

TEST_CASE("articles beside bad ones are indexed and the bad ones named", "[tools]") {
    const std::vector<Mistake> mistakes = {
        {{"binary.txt", "good.txt"}, 1, "binary.txt: not a text file"},
        {{"missing", "good.txt"}, 1, "missing: No such file or directory"},
        {{"broken.jsonl"}, 1, "broken.jsonl:2: not valid JSON"},
        {{"twice.jsonl"},
         0,
         "twice.jsonl:2: replaces the earlier article of this run with the id \"a\""},
        {{"--no-termlists", "twice.jsonl"}, 1, "twice.jsonl:2: the id \"a\" came before"},
    };
    for (const Mistake& mistake : mistakes) {
        const Tools tools;
        furnish(tools);
        Words typed = {"-q"};
        typed.insert(typed.end(), mistake.typed.begin(), mistake.typed.end());
        check_one_line(tools.index(typed), "nutgraf-index", mistake);
        CHECK(tools.query({"ship", "OR", "boat"}).exit_code == 0);
    }
}

TEST_CASE("an unreadable file is named", "[tools]") {
    const Tools tools;
    const std::string path = tools.dir.write("secret.txt", "ship");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    if (::geteuid() == 0) {
        WARN("not tested: root may read everything");
        return;
    }
    check_one_line(tools.index({"secret.txt"}), "nutgraf-index",
                   {{}, 2, "secret.txt: Permission denied"});
}

TEST_CASE("several bad sources alone are all named", "[tools]") {
    const Tools tools;
    furnish(tools);
    const Outcome outcome = tools.index({"binary.txt", "missing"});
    CHECK(outcome.exit_code == 2);
    CHECK(lines_of(outcome.err) == Words{"nutgraf-index: missing: No such file or directory",
                                         "nutgraf-index: binary.txt: not a text file",
                                         "nutgraf-index: nothing indexed: all 2 were skipped"});
}

TEST_CASE("each wrong call of nutgraf-query is answered by one line", "[tools]") {
    const std::vector<Mistake> mistakes = {
        {{}, 2, "give the WORDS of a topic, or --topics FILE; see nutgraf-query --help"},
        {{"--foo", "ship"}, 2, "unknown option --foo"},
        {{"-russia grain"},
         2,
         "unknown option -russia grain (words that begin with - go behind --)"},
        {{"ship", "--topics", "topics.tsv"}, 2, "give WORDS or --topics, not both"},
        {{"--eval"}, 2, "--eval needs --topics FILE"},
        {{"--eval", "ship"}, 2, "--eval needs --topics FILE"},
        {{"--eval", "--topics", "topics.tsv"},
         2,
         "topics.tsv: holds no judgments; give --qrels FILE"},
        {{"--qrels", "qrels.tsv", "ship"}, 2, "--qrels needs --eval"},
        {{"--against", "run.txt", "ship"}, 2, "--against needs --eval"},
        {{"--per-topic", "ship"}, 2, "--per-topic needs --eval"},
        {{"--topics", "-", "--eval", "--qrels", "-"}, 2, "only one file can be -, standard input"},
        {{"--eval", "--topics", "topics.tsv", "--qrels", "qrels.tsv", "--format", "csv"},
         2,
         "--eval prints text or json"},
        {{"--eval", "--topics", "topics.tsv", "--qrels", "missing"}, 2, "missing: No such file"},
        {{"--eval", "--topics", "topics.tsv", "--qrels", "qrels.tsv", "--against", "words.txt"},
         2,
         "words.txt:1: "},
        {{"--eval", "--topics", "bad-topics.tsv", "--qrels", "words.txt"}, 2, "words.txt:1: "},
        {{"-n"}, 2, "--limit needs a value"},
        {{"-n", "-1", "ship"}, 2, "--limit: must be a whole number from 1 to 1000000, not -1"},
        {{"-n", "abc", "ship"}, 2, "must be a whole number from 1 to 1000000, not abc"},
        {{"-n", "0", "ship"}, 2, "must be a whole number from 1 to 1000000, not 0"},
        {{"-n", "4294967297", "ship"},
         2,
         "must be a whole number from 1 to 1000000, not 4294967297"},
        {{"--context", "-1", "ship"},
         2,
         "--context: must be a whole number from 0 to 1000, not -1"},
        {{"--offset", "1.5", "ship"}, 2, "--offset: must be a whole number from 0"},
        {{"--format", "xml", "ship"},
         2,
         "--format: must be one of text, json, jsonl, csv, trec, not xml"},
        {{"--color", "red", "ship"}, 2, "--color: must be one of auto, always, never, not red"},
        {{"--group", "day", "ship"}, 2, "--group: must be one of passage, article, not day"},
        {{"-d", "", "ship"}, 2, "--db: must not be empty"},
        {{"--topics", "", "ship"}, 2, "--topics: must not be empty"},
        {{"-d", "none.db", "ship"},
         2,
         "no database at none.db; make one with: nutgraf-index -d none.db"},
        {{"-d", "good.txt", "ship"}, 2, "good.txt"},
        {{"-d", "foreign", "ship"}, 2, "foreign"},
        {{"-d", "empty", "ship"}, 2, "empty"},
        {{"-d", "plain.db", "ship"},
         2,
         "plain.db was not written by nutgraf-index; index your articles"},
        {{"--topics", "missing.tsv"}, 2, "missing.tsv: No such file or directory"},
        {{"--topics", "pages"}, 2, "pages: is a directory, not a file"},
        {{"--topics", "nothing.tsv"}, 2, "nothing.tsv: holds no topics"},
        {{"--topics", "words.txt"}, 2, "words.txt:1: no tab between"},
        {{"--strict", "date:yesterday", "ship"}, 2, "no such date: yesterday; write YYYY-MM-DD"},
        {{"--strict", "since:2024-02-30"}, 2, "no such date: 2024-02-30"},
        {{"--strict", "\"ship"}, 2, "topic, column 1: \" opens a quotation that is never closed"},
        {{"--strict", "ship", "AND"}, 2, "topic, column 6: AND has nothing after it"},
        {{"--strict", "(ship"}, 2, "topic, column 1: ( opens a bracket that is never closed"},
        {{"--strict", "--plain", "ship"}, 2, "--plain excludes --strict"},
        {{"..."}, 1, "the topic holds no word to look for"},
        {{""}, 1, "the topic holds no word to look for"},
        {{"zyxwvut"}, 1, "no passages found"},
        {{"--offset", "5", "ship"}, 1, "no more passages behind --offset 5"},
    };
    const Tools tools;
    furnish(tools);
    REQUIRE(tools.index({"-q", "good.txt", "more.txt"}).exit_code == 0);
    const auto before = tools.entries();
    for (const Mistake& mistake : mistakes) {
        const Outcome outcome = tools.query(mistake.typed);
        check_one_line(outcome, "nutgraf-query", mistake);
        CHECK(outcome.out.empty());
    }
    CHECK(tools.entries() == before);
}

TEST_CASE("a query without any database says how to make one", "[tools]") {
    const Tools tools;
    check_one_line(tools.query({"ship"}), "nutgraf-query",
                   {{}, 2, "no database at ./nutgraf.db; make one with: nutgraf-index -d"});
}

TEST_CASE("an update in another language is refused and changes nothing", "[tools]") {
    const Tools tools;
    furnish(tools);
    REQUIRE(tools.index({"-q", "good.txt"}).exit_code == 0);
    const auto before = tools.entries("nutgraf.db");
    check_one_line(tools.index({"--lang", "de", "more.txt"}), "nutgraf-index",
                   {{}, 2, "use --rebuild to index it anew"});
    CHECK(tools.entries("nutgraf.db") == before);
    CHECK(tools.index({"-q", "--lang", "de", "--rebuild", "more.txt"}).exit_code == 0);
    const Outcome anew = tools.index({"-q", "--rebuild", "more.txt"});
    CHECK(anew.exit_code == 0);
    CHECK(
        anew.err ==
        "nutgraf-index: ./nutgraf.db was indexed as german and now is as auto; to keep to german, "
        "use --lang german\n");
}

TEST_CASE("a malformed topic of a batch does not keep the others from an answer", "[tools]") {
    const Tools tools;
    furnish(tools);
    REQUIRE(tools.index({"-q", "good.txt", "more.txt"}).exit_code == 0);
    tools.dir.write("batch.tsv", "1\tship\n2\t\"ship\n3\tanother\n");
    const Outcome outcome = tools.query({"--strict", "--topics", "batch.tsv", "--format", "trec"});
    check_one_line(outcome, "nutgraf-query", {{}, 2, "batch.tsv:2: topic, column 1: "});
    CHECK_THAT(outcome.out, ContainsSubstring("1 Q0 good.txt#0 "));
    CHECK_THAT(outcome.out, ContainsSubstring("3 Q0 more.txt#0 1 "));
}

TEST_CASE("a topic of a batch is named where it was not read as it might be meant", "[tools]") {
    const Tools tools;
    furnish(tools);
    REQUIRE(tools.index({"-q", "good.txt", "more.txt"}).exit_code == 0);
    tools.dir.write("batch.tsv", "1\tship\n2\t\"ship\n3\tanother date:2024-13\n");
    const Outcome outcome = tools.query({"--topics", "batch.tsv", "--format", "trec"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err ==
          "nutgraf-query: topic 2: read as punctuation: \"\n"
          "nutgraf-query: topic 3: read as words: date:2024-13 has no such date: 2024-13; write "
          "YYYY-MM-DD, YYYY-MM or YYYY, or a range A..B\n");
}

TEST_CASE("the last of several values for an option counts", "[tools]") {
    const Tools tools;
    furnish(tools);
    REQUIRE(
        tools.index({"-q", "-d", "other.db", "-d", "mine.db", "good.txt", "more.txt"}).exit_code ==
        0);
    const Outcome outcome = tools.query(
        {"-d", "none", "-d", "mine.db", "-n", "5", "-n", "1", "--format", "trec", "ship"});
    CHECK(outcome.exit_code == 0);
    CHECK(lines_of(outcome.out).size() == 1);
}
