// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row becomes what a JSON record would be, and is then read as one, so that both know the same
// columns.
#include "source/csv.hpp"

#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "source/parse.hpp"
#include "source/record.hpp"
#include "source/record_keys.hpp"
#include "source/table_rows.hpp"
#include "source/table_splitter.hpp"
#include "text/encoding.hpp"

namespace nutgraf {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t kLongestName = 60;  // of a column, where that is to be recognised

class TableParser : public RecordParser {
public:
    HeaderPart take_header(std::string_view record) override {
        return shape_.add(record) ? HeaderPart::kLast : HeaderPart::kMore;
    }

    std::string complaint() const override {
        const Row& names = shape_.names();
        if (names.size() > kMostColumns) {
            return "more than " + std::to_string(kMostColumns) + " columns";
        }
        const bool known = names.empty() || std::ranges::any_of(names, is_title_or_text);
        return known ? "" : "no column is called text, title or the like";
    }

    DraftResult parse(std::string_view record, const RecordContext& context) const override {
        const bool valid = simdjson::validate_utf8(record.data(), record.size());
        const std::size_t columns = shape_.names().size();
        Row values = split_row(valid ? record : repair_utf8(record), shape_.delimiter(), columns);
        if (values.size() > columns) {
            // Delimiters at the end of a row say nothing.
            const bool empty =
                values.back().find_first_not_of(shape_.delimiter()) == std::string::npos;
            if (!empty) return context.skip("more values than columns");
            values.pop_back();
        }
        auto result = to_draft(to_article(to_record(std::move(values))), context);
        auto* draft = std::get_if<Draft>(&result);
        if (draft != nullptr && !valid) draft->article.encoding = "mixed";
        return result;
    }

private:
    // An empty value says no more than one that is not there.
    nlohmann::json to_record(Row values) const {
        auto record = nlohmann::json::object();
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i].empty()) record.emplace(shape_.names()[i], std::move(values[i]));
        }
        return record;
    }

    TableShape shape_;
};

}  // namespace

bool is_table(std::string_view text) {
    TableShape shape;
    while (shape.names().empty()) {
        const auto line_end = text.substr(0, 4 * kLongestName * kLongestName).find_first_of("\r\n");
        if (line_end == text.npos) return false;
        const std::string_view line = text.substr(0, line_end);
        if (line.empty() || line.find(", ") != line.npos) return false;  // a sentence
        shape.add(line);
        text.remove_prefix(std::min(text.find_first_not_of("\r\n", line_end), text.size()));
    }
    const Row& names = shape.names();
    return names.size() > 1 && std::ranges::any_of(names, is_title_or_text) &&
           std::ranges::all_of(
               names, [](auto& name) { return !name.empty() && name.size() <= kLongestName; });
}

RecordFormat table_format() {
    return {std::make_unique<TableSplitter>(), std::make_shared<TableParser>()};
}

}  // namespace nutgraf
