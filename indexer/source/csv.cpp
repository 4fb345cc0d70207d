// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row becomes what a JSON record would be, and is then read as one, so that both know the same
// columns. What this leaves out: line ends of a lone carriage return.
#include "source/csv.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "analysis/ascii.hpp"
#include "source/encoding.hpp"
#include "source/record.hpp"

namespace nutgraf {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t kMostColumns = 10'000;  // each value takes memory, be it empty
constexpr std::string_view kDelimiters = ",\t;";
constexpr std::size_t kLongestName = 60;  // of a column, where that is to be recognised

// The delimiter that the header has most of.
char delimiter_of(std::string_view header) {
    return *std::ranges::max_element(kDelimiters, {},
                                     [&](char c) { return std::ranges::count(header, c); });
}

class TableSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned) override {
        while (scanned < text.size()) {
            if (!pass(text[scanned++])) continue;
            if (delimiter_ == '\0' && !ascii::is_blank(text.substr(0, scanned))) {
                delimiter_ = delimiter_of(text.substr(0, scanned));
            }
            return scanned;
        }
        return std::string_view::npos;
    }

private:
    enum class State { kValueStart, kPlain, kQuoted, kQuoteInQuoted };

    // Takes one more character; whether the record ends with it.
    bool pass(char c) {
        if (state_ == State::kQuoted) {
            if (c == '"') state_ = State::kQuoteInQuoted;
            return false;
        }
        if (c == '"' && state_ != State::kPlain) {  // the first of a value, or a doubled one
            state_ = State::kQuoted;
            return false;
        }
        const bool divides =
            delimiter_ == '\0' ? kDelimiters.find(c) != kDelimiters.npos : c == delimiter_;
        state_ = divides || c == '\n' ? State::kValueStart : State::kPlain;
        return c == '\n';
    }

    char delimiter_ = '\0';  // not known yet
    State state_ = State::kValueStart;
};

Row column_names(std::string_view header) {
    auto names = split_row(repair_utf8(header), delimiter_of(header), kMostColumns).value_or(Row());
    for (std::string& name : names) name = ascii::to_lower(ascii::fold_space(name));
    return names;
}

bool names_text(const Row& names) {
    constexpr std::array<std::string_view, 4> kTexts = {"text", "body", "contents", "title"};
    return std::ranges::find_first_of(names, kTexts) != names.end();
}

class TableParser : public RecordParser {
public:
    bool take_header(std::string_view record) override {
        delimiter_ = delimiter_of(record);
        names_ = column_names(record);
        return true;
    }

    std::string complaint() const override {
        if (names_.size() > kMostColumns) {
            return "more than " + std::to_string(kMostColumns) + " columns";
        }
        return names_text(names_) ? "" : "no column is called text, body, contents or title";
    }

    std::optional<ArticleResult> parse(std::string_view record,
                                       const RecordContext& context) const override {
        const bool valid = simdjson::validate_utf8(record.data(), record.size());
        auto row = split_row(valid ? record : repair_utf8(record), delimiter_, names_.size());
        if (!row) return context.skip("a quoted value does not end");
        Row& values = *row;
        if (values.size() > names_.size()) {
            // Delimiters at the end of a row say nothing.
            const bool empty = values.back().find_first_not_of(delimiter_) == std::string::npos;
            if (!empty) return context.skip("more values than columns");
            values.pop_back();
        }
        auto result = to_article(to_record(std::move(values)));
        if (auto* reason = std::get_if<std::string>(&result)) {
            return context.skip(std::move(*reason));
        }
        Article article = std::get<Article>(std::move(result));
        article.path = context.path;
        article.line = context.line;
        if (article.id.empty()) article.id = context.article().id;
        if (!valid) article.encoding = "mixed";
        understand_text(article, context.how);
        return article;
    }

private:
    // An empty value says no more than one that is not there.
    nlohmann::json to_record(Row values) const {
        auto record = nlohmann::json::object();
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i].empty()) record.emplace(names_[i], std::move(values[i]));
        }
        return record;
    }

    char delimiter_ = ',';
    Row names_;
};

// Reads the quoted value that the text begins with, and leaves what is behind the quote. False if
// it does not end.
bool take_quoted(std::string_view& text, std::string& value) {
    text.remove_prefix(1);
    while (true) {
        const std::size_t quote = text.find('"');
        if (quote == text.npos) return false;
        value += text.substr(0, quote);
        text.remove_prefix(quote + 1);
        if (!text.starts_with('"')) return true;
        value += '"';
        text.remove_prefix(1);
    }
}

}  // namespace

std::optional<Row> split_row(std::string_view record, char delimiter, std::size_t most) {
    if (record.ends_with('\n')) record.remove_suffix(1);
    if (record.ends_with('\r')) record.remove_suffix(1);
    Row values;
    while (values.size() < most) {
        std::string value;
        if (record.starts_with('"') && !take_quoted(record, value)) return std::nullopt;
        const std::size_t end = std::min(record.find(delimiter), record.size());
        value += record.substr(0, end);
        values.push_back(std::move(value));
        if (end == record.size()) return values;
        record.remove_prefix(end + 1);
    }
    values.emplace_back(record);
    return values;
}

bool is_table(std::string_view text) {
    const auto line_end = text.substr(0, 4 * kLongestName * kLongestName).find('\n');
    if (line_end == text.npos) return false;
    text = text.substr(0, line_end);
    if (text.find(", ") != text.npos) return false;  // a sentence
    const auto names = column_names(text);
    return names.size() > 1 && names_text(names) && std::ranges::all_of(names, [](auto& name) {
               return !name.empty() && name.size() <= kLongestName;
           });
}

RecordFormat table_format() {
    return {std::make_unique<TableSplitter>(), std::make_shared<TableParser>()};
}

}  // namespace nutgraf
