// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is wrong is said in one line, before any work.
#include "bench/bench_program.hpp"
#include "support/catch.hpp"

namespace {

struct Mistake {
    std::string program;
    std::vector<std::string> arguments;
    std::string message;
};

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("benchmarks name a mistake and what to do", "[tools]") {
    const TempDir dir;
    dir.write("empty/gold.jsonl", "");
    dir.write("lost/gold.jsonl", "{\"_id\":\"1\"}\n");
    Call call;
    call.environment["PATH"] = dir.path().string();  // no gnuplot there
    for (const Mistake& mistake : std::vector<Mistake>{
             {"compare", {"--systems", "solr"}, "no system solr; there are stock,nutgraf"},
             {"compare", {"--sizes", "0"}, "--sizes: Value 0 not in range"},
             {"compare", {"none.jsonl"}, "does not exist: none.jsonl"},
             {"compare", {"--json", "no/such.json"}, "cannot write no/such.json: No such file"},
             {"compare", {"--json", "empty"}, "cannot write empty: Is a directory"},
             {"compare", {"--svg", "a.svg"}, "gnuplot does not run; for --svg: sudo apt install"},
             {"compare", {"--nutgraf", "./none"}, "./none does not run; build it, or name another"},
             {"compare", {"--directory", "none"}, "choose a place with --directory"},
             {"compare",
              {"--sizes", repeated("10000,", 9999) + "1"},
              "choose another place with --directory, or smaller --sizes"},
             {"extraction", {}, "give a FOLDER that holds gold.jsonl and html/ID.html.gz"},
             {"extraction", {"none"}, "none does not exist; give a folder with gold.jsonl and"},
             {"extraction", {"empty"}, "no pages in empty"},
             {"extraction", {"."}, ". holds no set of pages; give a folder with gold.jsonl"},
             {"extraction", {"empty", "--half", "third"}, "--half"},
             {"extraction", {"lost"}, "cannot read lost/html/1.html.gz"},
             {"extraction", {"empty", "--worst", "x"}, "--worst"},
             {"copies", {}, "give a SOURCE: a file or a folder of articles"},
             {"copies", {"none.jsonl"}, "no articles in none.jsonl: none.jsonl: "},
             {"copies", {corpus("articles"), "--pairs", "no/such.tsv"}, "cannot write no/such.tsv"},
         }) {
        CAPTURE(mistake.program, mistake.message);
        const Outcome outcome = run_bench(mistake.program, dir, mistake.arguments, call);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, ContainsSubstring(mistake.message));
        CHECK(outcome.err.starts_with(mistake.program + ": "));
        CHECK(lines_of(outcome.err).size() == 1);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 2);
}

// Whether there is Lucene depends on the machine.
TEST_CASE("compare refuses at once to run Lucene where there is none", "[tools]") {
    const TempDir dir;
    const Outcome outcome =
        run_bench("compare", dir, {"--systems", "lucene", "--json", "no/such.json"});
    CHECK(outcome.exit_code == 2);
    if (outcome.err.find("lucene cannot run") == std::string::npos) {
        CHECK_THAT(outcome.err, ContainsSubstring("cannot write no/such.json"));
    } else {
        CHECK_THAT(outcome.err,
                   ContainsSubstring("sudo apt install openjdk-17-jdk-headless liblucene8-java"));
    }
}
