// SPDX-License-Identifier: GPL-2.0-or-later
//
// Results as a reader skims them: what it is, where it comes from, then the words themselves, all
// below each other at one margin. Everything foreign goes through wrap() or printable(), which let
// no escape sequence pass. Left to JSON: the address, the language and what else a record held.
#include "output/text_printer.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/decimal.hpp"
#include "output/width.hpp"
#include "output/wrap.hpp"
#include "text/shortened.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

// All ANSI sequences there are; empty ones without colour.
struct Style {
    std::string_view strong;
    std::string_view highlight;
    std::string_view dim;
    std::string_view off;
};

constexpr Style kColored{"\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b[0m"};
constexpr Style kPlain{};

constexpr std::size_t kMargin = 4;  // of all but the rank
constexpr std::size_t kLeastRoom = 10;
constexpr std::string_view kDot = " \xc2\xb7 ";
constexpr std::string_view kBar = "| ";

using Lines = std::vector<std::string>;

// Returns the text on one line, white space folded; empty if there is nothing else.
std::string folded(std::string_view text) {
    std::string out;
    for (const std::string& line : wrap(text, 0)) out += (out.empty() ? "" : " ") + line;
    return out;
}

// What to call an article: its title, else its file, else its id.
std::string name_of(const ArticleInfo& article) {
    const std::string_view path = article.path;
    const std::string_view file = path.substr(path.rfind('/') + 1);
    const std::string_view id = article.id;
    for (const std::string_view name : {std::string_view(article.title), file == "-" ? id : file}) {
        if (std::string line = folded(name); !line.empty()) return line;
    }
    return folded(id);
}

std::string counted(std::uint32_t count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string place_of(const ArticleInfo& article) {
    const std::string line = article.line == 0 ? "" : ':' + std::to_string(article.line);
    return printable(article.path) + line;
}

Lines origin_facts(const ArticleInfo& article) {
    Lines facts;
    for (const auto* field : {&article.source, &article.author, &article.date}) {
        if (std::string fact = folded(*field); !fact.empty()) facts.push_back(std::move(fact));
    }
    return facts;
}

Lines place_facts(const Hit& hit) {
    Lines facts;
    if (!hit.article.path.empty()) facts.push_back(place_of(hit.article));
    facts.push_back("passage " + std::to_string(hit.passage.ordinal + 1) + " of " +
                    std::to_string(hit.passage.of));
    facts.push_back("score " + decimal(hit.score, 2));
    if (hit.siblings > 0) facts.push_back("and " + counted(hit.siblings, "more passage"));
    return facts;
}

// Joins facts by dots, beginning a new line rather than breaking a fact.
Lines join(const Lines& facts, std::size_t width) {
    Lines lines;
    for (const std::string& fact : facts) {
        const bool fits =
            !lines.empty() &&
            (width == 0 || columns(lines.back()) + columns(kDot) + columns(fact) <= width);
        if (fits) {
            lines.back().append(kDot).append(fact);
        } else {
            lines.push_back(fact);
        }
    }
    return lines;
}

// A term's share of the score as the cells of a table.
constexpr std::size_t kCells = 6;
using Row = std::array<std::string, kCells>;
constexpr std::array<bool, kCells> kToTheRight = {false, true, false, true, false, true};
constexpr std::array<std::size_t, kCells> kSpaceBefore = {0, 3, 1, 1, 1, 3};

Row row_of(const TermScore& term, const std::string& whose) {
    return {printable(term.word),
            std::to_string(term.count),
            term.count == 1 ? "time here, in" : "times here, in",
            std::to_string(term.passages),
            (term.passages == 1 ? "passage" : "passages") + whose,
            (term.score < 0 ? "" : "+") + decimal(term.score, 2)};
}

Lines table_of(const std::vector<TermScore>& terms, const std::string& whose) {
    std::vector<Row> rows;
    std::array<std::size_t, kCells> widths{};
    for (const TermScore& term : terms) {
        rows.push_back(row_of(term, whose));
        for (std::size_t i = 0; i < kCells; ++i) {
            widths[i] = std::max(widths[i], columns(rows.back()[i]));
        }
    }
    Lines lines;
    for (const Row& row : rows) {
        std::string& line = lines.emplace_back();
        for (std::size_t i = 0; i < kCells; ++i) {
            const std::string padding(widths[i] - columns(row[i]), ' ');
            line.append(kSpaceBefore[i], ' ');
            line += kToTheRight[i] ? padding + row[i] : row[i] + padding;
        }
    }
    return lines;
}

class TextPrinter final : public ResultPrinter {
public:
    TextPrinter(std::ostream& out, const PrintOptions& options)
        : out_(out),
          style_(options.color ? kColored : kPlain),
          bar_(options.color ? "" : kBar),
          width_(options.width),
          explain_(options.explain) {}

    void print(const TopicLabel& topic, const SearchResult& result) override {
        if (topic.batch) print_heading(topic, result.hits.empty());
        for (const Hit& hit : result.hits) print_hit(hit);
    }

    void finish() override {}

private:
    // The columns right of a margin.
    std::size_t room(std::size_t margin) const {
        if (width_ == 0) return 0;
        return std::max(width_, margin + kLeastRoom) - margin;
    }

    void put(std::size_t margin, std::string_view line, std::string_view style = {}) {
        out_ << std::string(margin, ' ') << style << line;
        out_ << (style.empty() ? style : style_.off) << '\n';
    }

    void put(std::size_t margin, const Lines& lines, std::string_view style = {}) {
        for (const std::string& line : lines) put(margin, line, style);
    }

    // Hits and topics are set apart by an empty line.
    void begin_block() {
        if (begun_) out_ << '\n';
        begun_ = true;
    }

    void print_heading(const TopicLabel& topic, bool no_hits) {
        begin_block();
        constexpr std::size_t kMost = 500;  // a topic may be a whole article
        const std::string heading = "Topic " + topic.id + ": " + shortened(topic.text, kMost);
        put(0, wrap(folded(heading), room(0)), style_.strong);
        if (no_hits) put(0, "no passages found");
    }

    void print_hit(const Hit& hit) {
        begin_block();
        print_name(hit);
        for (const std::string& line : join(origin_facts(hit.article), room(kMargin))) {
            put(kMargin, wrap(line, room(kMargin)));
        }
        put(kMargin, join(place_facts(hit), room(kMargin)));
        print_duplicates(hit.duplicates);
        print_text(hit);
        if (explain_ && !hit.explanation.empty()) print_explanation(hit);
    }

    // "also in: The Gazette, The Herald, and 3 more"
    void print_duplicates(const std::vector<DuplicateInfo>& duplicates) {
        if (duplicates.empty()) return;
        constexpr std::size_t kNamed = 3;
        std::string line = "also in ";
        for (std::size_t i = 0; i < std::min(kNamed, duplicates.size()); ++i) {
            const DuplicateInfo& one = duplicates[i];
            const std::string source = folded(one.source);
            line += (i == 0 ? "" : ", ") + (source.empty() ? folded(one.article) : source);
        }
        if (duplicates.size() > kNamed) {
            line += " and " + std::to_string(duplicates.size() - kNamed) + " more";
        }
        put(kMargin, wrap(line, room(kMargin)));
    }

    void print_name(const Hit& hit) {
        std::string lead = std::to_string(hit.rank);
        lead.insert(0, lead.size() < 2 ? 2 - lead.size() : 0, ' ');
        lead.resize(std::max(lead.size() + 1, kMargin), ' ');
        const Lines lines = wrap(name_of(hit.article), room(lead.size()));
        out_ << lead;
        put(0, lines.empty() ? "" : lines.front(), style_.strong);
        for (std::size_t i = 1; i < lines.size(); ++i) put(lead.size(), lines[i], style_.strong);
    }

    // The passage between its neighbours, in the order of the article.
    void print_text(const Hit& hit) {
        const Marks marks{style_.highlight, style_.off};
        const Lines lines = wrap(hit.passage.text, room(kMargin), hit.highlights, marks);
        if (!lines.empty() || !hit.before.empty() || !hit.after.empty()) out_ << '\n';
        print_context(hit.before);
        put(kMargin, lines);
        print_context(hit.after);
    }

    void print_context(const std::vector<PassageInfo>& passages) {
        for (const PassageInfo& passage : passages) {
            for (const std::string& line : wrap(passage.text, room(kMargin + bar_.size()))) {
                put(kMargin, std::string(bar_) + line, style_.dim);
            }
        }
    }

    // A table if there is room for it, else each row as a line of text.
    void print_explanation(const Hit& hit) {
        constexpr std::size_t kDeeper = kMargin + 2;
        out_ << '\n';
        put(kMargin, "Scored " + decimal(hit.score, 2) + " because:");
        for (const char* whose : {" of the index", ""}) {
            const Lines rows = table_of(hit.explanation, whose);
            if (width_ == 0 || columns(rows.front()) <= room(kDeeper)) return put(kDeeper, rows);
        }
        for (const std::string& row : table_of(hit.explanation, "")) {
            Lines lines = wrap(row, room(kDeeper + 2));
            put(kDeeper, lines.front());
            lines.erase(lines.begin());
            put(kDeeper + 2, lines);
        }
    }

    std::ostream& out_;
    const Style style_;
    const std::string_view bar_;  // marks context where there is no colour
    const std::size_t width_;
    const bool explain_;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_text_printer(std::ostream& out, const PrintOptions& options) {
    return std::make_unique<TextPrinter>(out, options);
}

}  // namespace nutgraf
