// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows as strings, the edge cases of RFC 4180 above all, and any rows at all read back by a small
// reader of that format.
#include <rapidcheck.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/printer.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Hit;
using Rows = std::vector<std::vector<std::string>>;

const std::string kHeader =
    "topic,rank,score,passage,article,title,source,author,date,url,path,start,end,text\r\n";

Hit full_hit() {
    Hit hit;
    hit.rank = 2;
    hit.score = 12.345678;
    hit.article.id = "w/a.txt";
    hit.article.path = "corpus/w/a.txt";
    hit.article.title = "Talks resume";
    hit.article.source = "Reuters";
    hit.article.author = "Jane Doe";
    hit.article.date = "2024-05-17";
    hit.article.url = "https://x.org/a";
    hit.passage = {"w/a.txt#3", 3, 41, 1234, 1890, "They met."};
    return hit;
}

std::string csv(const std::vector<nutgraf::SearchResult>& results) {
    std::ostringstream out;
    const auto printer = nutgraf::make_printer(nutgraf::OutputFormat::kCsv, out, {});
    for (const auto& result : results) printer->print({"t", "words", true}, result);
    printer->finish();
    return out.str();
}

std::string csv_of_text(const std::string& text) {
    Hit hit;
    hit.passage.text = text;
    return csv({{{hit}, 1, true}});
}

// Reads what RFC 4180 allows; fails on a quote where there must be none and on a bare line end.
Rows read_csv(const std::string& text) {
    Rows rows;
    std::vector<std::string> row(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            RC_ASSERT(row.back().empty());
            for (++at; text.at(at) != '"' || text.at(at + 1) == '"'; ++at) {
                if (text[at] == '"') ++at;
                row.back() += text[at];
            }
            RC_ASSERT(text.at(at + 1) == ',' || text.at(at + 1) == '\r');
        } else if (text[at] == ',') {
            row.emplace_back();
        } else if (text[at] == '\r') {
            RC_ASSERT(text.at(++at) == '\n');
            rows.push_back(std::exchange(row, {""}));
        } else {
            RC_ASSERT(text[at] != '\n');
            row.back() += text[at];
        }
    }
    return rows;
}

// Takes off the apostrophe that keeps a field from being a formula.
std::string undone(const std::string& field) {
    const std::size_t first = field.find_first_not_of('\'');
    const bool marked = first != field.npos && first > 0 &&
                        std::string("=+-@\t\r").find(field[first]) != std::string::npos;
    return marked ? field.substr(1) : field;
}

}  // namespace

TEST_CASE("a hit is a row", "[output]") {
    CHECK(csv({{{full_hit()}, 1, true}}) ==
          kHeader +
              "t,2,12.3457,w/a.txt#3,w/a.txt,Talks resume,Reuters,Jane Doe,2024-05-17,"
              "https://x.org/a,corpus/w/a.txt,1234,1890,They met.\r\n");
}

TEST_CASE("the header comes once, also without hits", "[output]") {
    CHECK(csv({}) == kHeader);
    CHECK(csv({{}}) == kHeader);
    const std::string twice = csv({{{full_hit()}, 1, true}, {}, {{full_hit()}, 1, true}});
    CHECK(twice.find(kHeader) == 0);
    CHECK(twice.rfind(kHeader) == 0);
}

TEST_CASE("fields are quoted where RFC 4180 asks for it", "[output]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", ""},
        {"plain words", "plain words"},
        {" kept ", " kept "},
        {"a;b\tc'd", "a;b\tc'd"},
        {"a,b", "\"a,b\""},
        {",", "\",\""},
        {"\"", "\"\"\"\""},
        {"say \"yes\"", "\"say \"\"yes\"\"\""},
        {"one\ntwo", "\"one\ntwo\""},
        {"one\rtwo", "\"one\rtwo\""},
        {"one\r\ntwo", "\"one\r\ntwo\""},
        {"Größe 中文", "Größe 中文"},
    };
    for (const auto& [text, field] : cases) {
        CAPTURE(text);
        CHECK(csv_of_text(text) == kHeader + "t,0,0.0000,,,,,,,,,0,0," + field + "\r\n");
    }
}

TEST_CASE("no field of an article is a formula", "[output]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {"\r=1", "\"'\r=1\""},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"＝1", "'＝1"},
        {"'=1", "''=1"},  // so that one apostrophe can be taken off
        {"''-", "'''-"},
        {"'tis", "'tis"},
        {"'", "'"},
        {"a=1", "a=1"},
        {" =1", " =1"},
    };
    for (const auto& [text, field] : cases) {
        CAPTURE(text);
        CHECK(csv_of_text(text) == kHeader + "t,0,0.0000,,,,,,,,,0,0," + field + "\r\n");
    }
}

TEST_CASE("numbers of our own stay numbers", "[output]") {
    Hit hit;
    hit.score = -1.5;
    CHECK(csv({{{hit}, 1, true}}) == kHeader + "t,0,-1.5000,,,,,,,,,0,0,\r\n");
}

TEST_CASE("control characters have no place in a table", "[output]") {
    CHECK(csv_of_text(std::string("a\0b\x1b[31m\x7f\u009b", 11)) ==
          kHeader + "t,0,0.0000,,,,,,,,,0,0,a\uFFFDb\uFFFD[31m\uFFFD\uFFFD\r\n");
}

TEST_CASE("whatever a field holds is read back", "[output]") {
    CHECK(rc::check("also quotes, commas, line ends, and formulas less an apostrophe", [] {
        const auto field = rc::gen::container<std::string>(
            rc::gen::element('a', ' ', ',', '"', '\r', '\n', ';', '\'', '=', '\xff'));
        Hit hit = full_hit();
        hit.article.title = *field;
        hit.passage.text = *field;
        const Rows rows = read_csv(csv({{{hit}, 1, true}}));
        RC_ASSERT(rows.size() == 2U);
        RC_ASSERT(rows[1].size() == rows[0].size());
        RC_ASSERT(undone(rows[1][5]) == hit.article.title);
        RC_ASSERT(undone(rows[1][13]) == hit.passage.text);
    }));
}
