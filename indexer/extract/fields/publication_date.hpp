// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fields/date_candidates.hpp"
#include "fields/dateline.hpp"

namespace nutgraf {

/// What may tell the year of a day named without one.
struct YearHints {
    std::vector<Date> published;  ///< when the page says it was published, in full or to the month
    std::vector<Date> mentioned;  ///< full dates in the text near the day
    std::vector<int> years;       ///< years named in the text
    std::optional<Date> photo;    ///< the latest full day in the caption of a photo
    int copyright = 0;            ///< the year of the copyright notice, 0 if none
};

/// Whether a line may name a year: it has four digits in a row, which is cheaper to see than a
/// date.
bool has_year(std::string_view line);

/// Appends the dates that a short line near the top holds; whether the line holds any. A line that
/// says more than a date is believed less, one that says "published", or that stands below a line
/// which says nothing else, more.
bool add_line_dates(std::string_view line, std::string_view above,
                    std::vector<DateCandidate>& candidates);

/// Appends the date of a line below the story, if it, or the line above it, says that this is when
/// it was published.
void add_closing_dates(std::string_view line, std::string_view above,
                       std::vector<DateCandidate>& candidates);

/// Returns the hints that the text of a page holds; `published` and `photo` are left empty. Looks
/// at the lines of `head` and `tail`.
YearHints year_hints(std::string_view head, std::string_view tail);

/// Returns the date of a dateline. The year, if not there, is taken from what supports it: a date
/// of publication within a week of the day; a year of the text in which the weekday fits; a date in
/// the text at most a day off, if no later year is named; a photo taken that day or in the week
/// before, if no later year is named; the copyright notice. Never from a clock.
std::optional<DateCandidate> date_of(const Dateline& dateline, const YearHints& hints);

}  // namespace nutgraf
