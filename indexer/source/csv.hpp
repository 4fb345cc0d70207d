// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "source/record_format.hpp"

namespace nutgraf {

/// Whether the first line names columns, one of them for the text or title of articles, or the
/// delimiter.
bool is_table(std::string_view text);

/// Tables of articles: columns are named by the first record, as the keys of JSON records are, and
/// divided by commas, tabs, semicolons or bars, whichever that has most of, unless a line such as
/// "sep=;" before it says.
RecordFormat table_format();

}  // namespace nutgraf
