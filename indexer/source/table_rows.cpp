// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/table_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.hpp"
#include "text/encoding.hpp"

namespace nutgraf {
namespace {

using Row = std::vector<std::string>;

// The delimiter that the header has most of.
char delimiter_of(std::string_view header) {
    return *std::ranges::max_element(kDelimiters, {},
                                     [&](char c) { return std::ranges::count(header, c); });
}

// What a line such as "sep=;" names.
std::optional<char> named_delimiter(std::string_view line) {
    constexpr std::string_view kLabel = "sep=";
    line = line.substr(0, line.find_first_of("\r\n"));
    if (line.size() >= 2 && line.starts_with('"') && line.ends_with('"')) {
        line = line.substr(1, line.size() - 2);
    }
    if (line.size() != kLabel.size() + 1 || ascii::to_lower(line.substr(0, 4)) != kLabel) return {};
    const char c = line.back();
    const bool may_divide = c > ' ' || c == '\t';
    const bool is_word = ascii::is_letter(c) || ascii::is_digit(c) || c == '"';
    return may_divide && !is_word ? std::optional(c) : std::nullopt;
}

// The bytes of the quoted value that the text begins with, its quotes included; 0 if it begins with
// none.
std::size_t quoted_length(std::string_view text, char delimiter) {
    if (!text.starts_with('"')) return 0;
    for (auto at = text.find('"', 1); at != text.npos; at = text.find('"', at + 2)) {
        if (text.substr(at + 1).starts_with('"')) continue;
        const auto behind = text.find_first_not_of(" \r", at + 1);
        return behind == text.npos || text[behind] == delimiter ? at + 1 : 0;
    }
    return 0;
}

std::string unquoted(std::string_view quoted) {
    std::string value;
    quoted = quoted.substr(1, quoted.size() - 2);
    while (!quoted.empty()) {
        const std::size_t piece = std::min(quoted.find('"'), quoted.size() - 1) + 1;
        value += quoted.substr(0, piece);
        quoted.remove_prefix(std::min(piece + (quoted[piece - 1] == '"' ? 1 : 0), quoted.size()));
    }
    return value;
}

Row split(std::string_view record, char delimiter, std::size_t most, bool quotes) {
    Row values;
    while (values.size() < most) {
        const std::size_t quoted = quotes ? quoted_length(record, delimiter) : 0;
        const std::size_t end = std::min(record.find(delimiter, quoted), record.size());
        values.push_back(quoted > 0 ? unquoted(record.substr(0, quoted))
                                    : std::string(record.substr(0, end)));
        if (end == record.size()) return values;
        record.remove_prefix(end + 1);
    }
    values.emplace_back(record);
    return values;
}

}  // namespace

std::vector<std::string> split_row(std::string_view record, char delimiter, std::size_t most) {
    if (record.ends_with('\n')) record.remove_suffix(1);
    if (record.ends_with('\r')) record.remove_suffix(1);
    Row values = split(record, delimiter, most, true);
    const bool doubtful = delimiter == '\t' && values.size() < most &&
                          record.find('"') != record.npos && record.find('\n') == record.npos;
    if (doubtful) {
        Row plain = split(record, delimiter, most, false);
        if (plain.size() == most) return plain;
    }
    return values;
}

bool TableShape::add(std::string_view row) {
    if (const auto named = delimiter_ == '\0' ? named_delimiter(row) : std::nullopt) {
        delimiter_ = *named;
        return false;
    }
    if (delimiter_ == '\0') delimiter_ = delimiter_of(row);
    names_ = split_row(repair_utf8(row), delimiter_, kMostColumns);
    for (std::string& name : names_) name = ascii::to_lower(ascii::fold_space(name));
    return true;
}

}  // namespace nutgraf
