// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/record_format.hpp"

namespace nutgraf {

/// Returns the values of one record of a table; nothing if a quoted one does not end. Quotes are as
/// RFC 4180 has them; a quote elsewhere than at a value's ends is part of it. The line end, if it
/// has one, belongs to no value. What is behind `most` values is one more, as it stands.
std::optional<std::vector<std::string>> split_row(std::string_view record, char delimiter,
                                                  std::size_t most);

/// Whether the first line names columns, one of them for the text or title of articles.
bool is_table(std::string_view text);

/// Tables of articles: columns are named by the first record, as the keys of JSON records are, and
/// divided by commas, tabs or semicolons, whichever that has most of.
RecordFormat table_format();

}  // namespace nutgraf
