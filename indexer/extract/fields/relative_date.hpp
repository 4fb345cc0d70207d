// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "nutgraf/date.hpp"

namespace nutgraf {

/// A moment, as exactly as it is known.
struct Moment {
    Date date;      ///< known to the day
    int hour = -1;  ///< 0 to 23; -1 if not known
};

/// Whether a short line says how long ago something was: "1 month ago", "Published 2 hours ago",
/// "vor 3 Tagen", "il y a 2 heures", "yesterday".
bool is_relative_date(std::string_view line);

/// Returns the day that such a line means, seen from `now`; only its month or year where the day is
/// not certain: from the 20th on, "1 month ago" is anything from thirty to sixty days before.
/// Nothing if not even the year is certain or the line says no such thing.
std::optional<Date> relative_date(std::string_view line, const Moment& now);

/// Reads the moment at which a page was fetched from what else its record holds, a JSON object:
/// keys such as "crawl_date", "fetched", "retrieved". Nothing if there is none.
std::optional<Moment> crawl_moment(std::string_view extra);

}  // namespace nutgraf
