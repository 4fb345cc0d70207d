// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs as lines: which id is named, and what becomes of ids the format has no room for. A run that
// was printed must be read back by the reader of runs.
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/evaluation.hpp"
#include "nutgraf/printer.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Hit;

Hit hit(std::uint32_t rank, double score, const std::string& article, std::uint32_t ordinal) {
    Hit hit;
    hit.rank = rank;
    hit.score = score;
    hit.article.id = article;
    hit.passage.id = article + '#' + std::to_string(ordinal);
    return hit;
}

std::string run(const nutgraf::TopicLabel& topic, const std::vector<Hit>& hits,
                const nutgraf::PrintOptions& options = {}) {
    std::ostringstream out;
    const auto printer = nutgraf::make_printer(nutgraf::OutputFormat::kTrec, out, options);
    printer->print(topic, {hits, hits.size(), true});
    printer->finish();
    return out.str();
}

}  // namespace

TEST_CASE("a run has six words a line", "[output]") {
    const std::vector<Hit> hits = {hit(1, 12.3456789, "a.txt", 0), hit(2, 7, "b.txt", 10)};
    CHECK(run({"301", "x", true}, hits) ==
          "301 Q0 a.txt#0 1 12.345679 nutgraf\n"
          "301 Q0 b.txt#10 2 7.000000 nutgraf\n");
    CHECK(run({"301", "x", true}, {}).empty());
}

TEST_CASE("a run names articles if they are what was ranked", "[output]") {
    nutgraf::PrintOptions options;
    options.by_article = true;
    options.tag = "bm25";
    CHECK(run({"1", "x", false}, {hit(1, 0.5, "a.txt", 3)}, options) ==
          "1 Q0 a.txt 1 0.500000 bm25\n");
}

TEST_CASE("an id with spaces or controls is percent-encoded, and one that looks so", "[output]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a.txt", "a.txt"},
        {"my file.txt", "my%20file.txt"},
        {"\t\n\v\f\r", "%09%0A%0B%0C%0D"},
        {"100% sure", "100%25%20sure"},
        {"a\x1b[2Jb\x7f", "a%1B[2Jb%7F"},
        {std::string("a\0b\x1c", 4), "a%00b%1C"},
        {"a\u0085b\u009b", "a%C2%85b%C2%9B"},
        {"a%C2%85b", "a%25C2%2585b"},
        {"a%C3%A9%C2%A0%C2", "a%C3%A9%C2%A0%C2"},
        {"a\xc2 b", "a\xc2%20b"},
        {"https://x.org/a%2Fb?c=100%", "https://x.org/a%2Fb?c=100%"},
        {"a%20b", "a%2520b"},
        {"a%25", "a%2525"},
        {"Größe", "Größe"},
        {"", "-"},
    };
    for (const auto& [id, word] : cases) {
        CAPTURE(id);
        Hit one = hit(1, 1, "a", 0);
        one.passage.id = id;
        nutgraf::PrintOptions options;
        options.tag = id;
        CHECK(run({id, "x", true}, {one}, options) ==
              word + " Q0 " + word + " 1 1.000000 " + word + '\n');
    }
}

TEST_CASE("a printed run is read back", "[output]") {
    const std::vector<Hit> hits = {hit(1, 3.25, "my file.txt", 0), hit(2, 1e-3, "b", 1),
                                   hit(3, 1e-4, "b%20c", 0)};
    std::istringstream in(run({"a b", "x", true}, hits));
    CHECK(nutgraf::read_run(in, "run") ==
          nutgraf::Run{{"a b", {"my file.txt#0", "b#1", "b%20c#0"}}});
}
