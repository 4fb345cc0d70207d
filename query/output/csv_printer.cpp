// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row a hit, for spreadsheets and data frames. Columns are chosen, not everything: highlights,
// context and explanations have no place in a table and are left to JSON.
#include "output/csv_printer.hpp"

#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>

#include "output/decimal.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kHeader =
    "topic,rank,score,passage,article,title,source,author,date,url,path,start,end,text\r\n";

std::string quoted(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == field.npos) return std::string(field);
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string row(std::initializer_list<std::string_view> fields) {
    std::string out;
    for (const std::string_view field : fields) out += quoted(field) + ',';
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
        out_ << row({topic.id, std::to_string(hit.rank), decimal(hit.score, 4), passage.id,
                     article.id, article.title, article.source, article.author, article.date,
                     article.url, article.path, std::to_string(passage.start),
                     std::to_string(passage.end), passage.text});
    }

    std::ostream& out_;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_csv_printer(std::ostream& out) {
    return std::make_unique<CsvPrinter>(out);
}

}  // namespace nutgraf
