// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row a hit, for spreadsheets and data frames. Columns are chosen, not everything: highlights,
// context and explanations have no place in a table and are left to JSON.
#include "output/csv_printer.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>

#include "output/decimal.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kHeader =
    "topic,rank,score,passage,article,title,source,author,date,url,path,start,end,text\r\n";

// Whether a spreadsheet would take it for a formula, or would do so but for its apostrophes.
bool is_formula(std::string_view field) {
    constexpr std::array<std::string_view, 10> kSigns = {"=",  "+",  "-",  "@",  "\t",
                                                         "\r", "＝", "＋", "－", "＠"};
    field.remove_prefix(std::min(field.find_first_not_of('\''), field.size()));
    return std::ranges::any_of(kSigns,
                               [&](std::string_view sign) { return field.starts_with(sign); });
}

// Line ends and tabs stand in quoted fields; other controls break readers, and have no meaning.
std::string without_controls(std::string_view field) {
    std::string out;
    for (std::size_t at = 0; at < field.size();) {
        const CodePoint point = decode_utf8(field, at);
        const bool kept = point.value == '\t' || point.value == '\r' || point.value == '\n';
        const bool replaced = is_control(point.value) && !kept;
        out += replaced ? kReplacement : field.substr(at, point.bytes);
        at += point.bytes;
    }
    return out;
}

std::string quoted(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == field.npos) return std::string(field);
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

// A field of others' words.
std::string foreign(std::string_view field) {
    return (is_formula(field) ? "'" : "") + without_controls(field);
}

std::string row(std::initializer_list<std::string> fields) {
    std::string out;
    for (const std::string& field : fields) out += quoted(field) + ',';
    out.pop_back();
    return out + "\r\n";
}

class CsvPrinter final : public ResultPrinter {
public:
    explicit CsvPrinter(std::ostream& out) : out_(out) {}

    void print(const TopicLabel& topic, const SearchResult& result) override {
        begin();
        for (const Hit& hit : result.hits) print_hit(topic, hit);
    }

    void finish() override { begin(); }

private:
    void begin() {
        if (!begun_) out_ << kHeader;
        begun_ = true;
    }

    void print_hit(const TopicLabel& topic, const Hit& hit) {
        const ArticleInfo& article = hit.article;
        const PassageInfo& passage = hit.passage;
        out_ << row({foreign(topic.id), std::to_string(hit.rank), decimal(hit.score, 4),
                     foreign(passage.id), foreign(article.id), foreign(article.title),
                     foreign(article.source), foreign(article.author), foreign(article.date),
                     foreign(article.url), foreign(article.path), std::to_string(passage.start),
                     std::to_string(passage.end), foreign(passage.text)});
    }

    std::ostream& out_;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_csv_printer(std::ostream& out) {
    return std::make_unique<CsvPrinter>(out);
}

}  // namespace nutgraf
