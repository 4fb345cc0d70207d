// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "nutgraf/date.hpp"

namespace nutgraf {

/// What a report opens with: "By Jane Doe OSLO, May 17 (Reuters) - ...". All views are of the text.
struct Dateline {
    std::string_view names;        ///< after "By", as written; empty if there is no byline
    std::string_view agency;       ///< "Reuters"; empty if none is named
    std::optional<Date> date;      ///< if the year is there, too
    std::optional<DayOfYear> day;  ///< otherwise, if a day is named
    std::size_t end = 0;           ///< where the report itself begins
};

/// Reads what the first paragraph of a report opens with; nothing if it is the report already.
/// Looks at the first 160 bytes.
std::optional<Dateline> read_dateline(std::string_view paragraph);

}  // namespace nutgraf
