// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables written by other rules than they are read by come back row for row, wherever batches end.
#include <rapidcheck.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reading.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Article;
using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

// How programs write values.
enum class Style {
    kMinimal,  // RFC 4180, and csv of Python: quotes where they are needed
    kAll,      // every value in quotes
    kPlain     // text/tab-separated-values of IANA: no quotes, hence no tabs and line ends
};

std::string written(const std::string& value, char delimiter, Style style) {
    const bool needed = value.find_first_of(std::string("\"\r\n") + delimiter) != value.npos;
    if (style == Style::kPlain || (style == Style::kMinimal && !needed)) return value;
    std::string out = "\"";
    for (const char c : value) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

std::string written(const Rows& rows, char delimiter, Style style, const std::string& line_end) {
    std::string out;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += delimiter;
            out += written(row[i], delimiter, style);
        }
        out += line_end;
    }
    return out;
}

rc::Gen<std::string> value_of(const std::vector<std::string>& pieces) {
    return rc::gen::map(rc::gen::resize(6, rc::gen::container<std::vector<std::string>>(
                                               rc::gen::elementOf(pieces))),
                        [](const std::vector<std::string>& parts) {
                            std::string value;
                            for (const std::string& part : parts) value += part;
                            return value;
                        });
}

// At most one quote a value: two are a quotation also to those who read no others.
std::string lone(std::string value) {
    const auto first = value.find('"');
    for (auto at = value.rfind('"'); at != first; at = value.rfind('"')) value.erase(at, 1);
    return value;
}

Rows any_rows(const std::vector<std::string>& pieces, bool lone_quotes) {
    Rows rows = {{"id", "note", "text"}};
    const auto values = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
        rc::gen::pair(value_of(pieces), value_of(pieces)));
    for (const auto& [note, text] : values) {
        Row row = {std::to_string(rows.size()), note, "x" + text};
        if (*rc::gen::arbitrary<bool>()) row[2] = text + "x";
        if (lone_quotes) row = {row[0], lone(row[1]), lone(row[2])};
        rows.push_back(std::move(row));
    }
    return rows;
}

Rows read_rows(const std::string& name, const std::string& bytes, std::size_t batch_bytes) {
    const TempDir dir;
    nutgraf::BatchLimits limits;
    limits.bytes = batch_bytes;
    Rows rows = {{"id", "note", "text"}};
    for (const auto& result :
         read_results({dir.write(name, bytes)}, {}, limits, {.keep_all = true})) {
        if (std::holds_alternative<nutgraf::SourceNotice>(result)) continue;
        const auto& article = std::get<Article>(result);
        std::string note;
        if (!article.extra.empty()) note = nlohmann::json::parse(article.extra).value("note", "");
        rows.push_back({article.id, note, article.text});
    }
    return rows;
}

void check_rows(const std::string& name, const Rows& rows, char delimiter, Style style,
                const std::string& line_end) {
    const std::string bytes = written(rows, delimiter, style, line_end);
    RC_TAG(name);
    for (const std::size_t batch : {std::size_t{1}, std::size_t{40}, std::size_t{1} << 20}) {
        RC_ASSERT(read_rows(name, bytes, batch) == rows);
    }
}

const std::vector<std::string> kPieces = {"a", "word ", "\"",     ",",    "\t", "\n",
                                          ";", "|",     "\u00e9", "\"\"", "1"};
const std::vector<std::string> kOneLinePieces = {"a", "word ", "\"", ",", ";", "|", "\u00e9", "1"};

}  // namespace

TEST_CASE("tables by RFC 4180 come back row for row", "[source]") {
    CHECK(rc::check("for delimiters, styles and line ends", [] {
        const char delimiter = *rc::gen::element(',', ';', '|');
        const auto style = *rc::gen::element(Style::kMinimal, Style::kAll);
        const auto line_end = *rc::gen::element<std::string>("\n", "\r\n");
        check_rows("t.csv", any_rows(kPieces, false), delimiter, style, line_end);
    }));
}

TEST_CASE("tables between tabs come back row for row", "[source]") {
    const std::vector<std::string> without_tabs = {"a", "word ", "\"", ",", "\n", ";", "\"\""};
    CHECK(rc::check("with quotes by the book", [&] {
        const auto style = *rc::gen::element(Style::kMinimal, Style::kAll);
        check_rows("t.tsv", any_rows(without_tabs, false), '\t', style, "\n");
    }));
    CHECK(rc::check("with quotes that are characters", [] {
        const auto line_end = *rc::gen::element<std::string>("\n", "\r\n");
        check_rows("t.tsv", any_rows(kOneLinePieces, true), '\t', Style::kPlain, line_end);
    }));
}

TEST_CASE("any table is read the same however it is cut", "[source]") {
    const std::vector<std::string> pieces = {"a",    "\"", "\"\"", "\t",   ",",    "\n",
                                             "\r\n", "\r", " ",    "text", "\"\n", "\t\""};
    CHECK(rc::check("for any bytes", [&] {
        const std::string bytes = *rc::gen::element<std::string>("id\ttext\n", "id,text\n", "") +
                                  *value_of(pieces) + *value_of(pieces) + *value_of(pieces);
        const auto most = *rc::gen::element<std::size_t>(SIZE_MAX, 5, 12);
        const auto lines = [&](std::size_t batch) {
            nutgraf::BatchLimits limits;
            limits.bytes = batch;
            limits.article_bytes = most;
            return read_file("t.tsv", bytes, limits);
        };
        RC_ASSERT(lines(1) == lines(1 << 20));
        RC_ASSERT(lines(7) == lines(1 << 20));
    }));
}

TEST_CASE("a quotation in a table that is too long is rows if most of its lines are", "[source]") {
    nutgraf::BatchLimits limits;
    limits.article_bytes = 1000;
    std::string rows;
    std::string lines;
    Lines expected = {"0: \"zero"};
    for (int i = 1; i <= 500; ++i) {
        rows += std::to_string(i) + ",row\n";
        lines += "some words\n";
        expected.push_back(std::to_string(i) + ": row");
    }
    const std::string why = "larger than 0.0 MB, the most that fits in memory; raise --memory";
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{1} << 20}) {
        limits.bytes = bytes;
        CHECK(read_file("t.csv", "id,text\n0,\"zero\n" + rows, limits) == expected);
        CHECK(read_file("t.csv", "id,text\n0,\"zero\n" + lines + "\"\n1,one\n", limits) ==
              Lines{"! t.csv:2: " + why, "1: one"});
    }
}

TEST_CASE("tables: how quotes over several lines were read is said", "[source]") {
    struct Case {
        std::string name, bytes, notice;
    };
    const std::string head = "id\ttext\n1\tShips.\n";
    const std::vector<Case> cases = {
        {"t.tsv", head + "2\t\"Boats\"\n3\t\"Rafts\" sank\n", ""},
        {"t.tsv", head + "2\t\"Boats\nsank.\"\n3\tRafts.\n",
         "a value in quotes spans lines; it begins in line 3"},
        {"t.tsv", head + "2\t\"Boats\nsank.\"\n3\t\"Rafts\nwent\non.\"\n4\tBuoys.",
         "2 values in quotes span lines, the first in line 3"},
        {"t.tsv", head + "2\t\"Boats\n3\tRafts.\n4\tBuoys.\n",
         "a quote that nothing closes is read as a character in line 3"},
        {"t.tsv", head + "2\t\"Boats\n3\tRafts\"\n4\tBuoys.\n5\t\"Ropes\n6\tMasts.\n",
         "2 quotes that nothing closes are read as characters, the first in line 3"},
        {"t.csv", "id,text\n1,\"Ships\nsank.\"\n2,Boats.\n", ""},
        {"t.csv", "id,text\n1,\"Ships\n2,Boats.\n3,\"Rafts\nsank.\"\n",
         "a quote that nothing closes is read as a character in line 2"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.bytes);
        const TempDir dir;
        std::string notices;
        for (const auto& result : read_results({dir.write(one.name, one.bytes)})) {
            if (const auto* notice = std::get_if<nutgraf::SourceNotice>(&result)) {
                notices += notice->text + '\n';
            }
        }
        CHECK(notices == (one.notice.empty() ? "" : one.notice + '\n'));
    }
}
