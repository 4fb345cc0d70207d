// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Returns the text in lower case, as the reader makes the value of a filter.
std::string lower(const std::string& text);

/// Returns the host of a URL in lower case, without user and port; empty if there is none.
std::string host_of(const std::string& url);

/// What a date adds to a document.
struct DateEntries {
    std::string value;               ///< of schema::kDateSlot; empty without a date
    std::string last_day;            ///< of schema::kLastDaySlot; empty if it is `value`
    std::vector<std::string> terms;  ///< year, month and day, as far as known
};

/// Reads an article's date.
DateEntries date_entries(const Field& field);

}  // namespace nutgraf
