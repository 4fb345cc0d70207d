// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// The most columns that a table may have: each value takes memory, be it empty.
inline constexpr std::size_t kMostColumns = 10'000;

/// Characters that may divide values, unless the table says itself what does.
inline constexpr std::string_view kDelimiters = ",\t;|";

/// Returns the values of one record of a table.
///
/// A value is quoted as RFC 4180 has it: it begins with a quote, quotes in it are doubled, and the
/// one that closes it stands before a delimiter or the end, blanks aside. Any other quote is a
/// character. Between tabs, where many programs quote nothing (IANA's text/tab-separated-values
/// knows no quotes), quotes are also characters if only then there are `most` values. The line end,
/// if the record has one, belongs to no value. What is behind `most` values is one more, as it is.
std::vector<std::string> split_row(std::string_view record, char delimiter, std::size_t most);

/// What the first rows of a table say of the others.
class TableShape {
public:
    /// Reads one of the first rows, which must not be blank. True if it names the columns; else it
    /// is Excel's line that names the delimiter, "sep=;", and another follows.
    bool add(std::string_view row);

    /// The delimiter; 0 before it is known.
    char delimiter() const noexcept { return delimiter_; }

    /// The names, in small letters, at most one more than kMostColumns; empty before they are
    /// known.
    const std::vector<std::string>& names() const noexcept { return names_; }

private:
    char delimiter_ = '\0';
    std::vector<std::string> names_;
};

}  // namespace nutgraf
