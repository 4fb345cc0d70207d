// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <span>

#include "nutgraf/article.hpp"
#include "nutgraf/date.hpp"

namespace nutgraf {

/// A date that may be the one an article was published on.
struct DateCandidate {
    Date date;  ///< valid; perhaps only the month or the year
    Origin origin = Origin::kAbsent;
    double confidence = 1;  ///< 0 to 1: how often what was found this way is right
    bool updated = false;   ///< said to be when the article was changed, not published
};

/// Returns the candidate to believe, with the confidence that all of them together give it, or
/// nothing if that is not clearly better than even. Candidates that agree, within a day of each
/// other for the sake of time zones, support one another, those that differ take from it; a date
/// known to the day is preferred over a month that it lies in; an update counts only if there is
/// nothing else. Of equals the first wins. Takes quadratic time; of more than 64 candidates only
/// the first 64 are looked at.
std::optional<DateCandidate> choose_date(std::span<const DateCandidate> candidates);

/// Sets Article::date to the chosen one, if the article has none yet.
void set_date(Article& article, std::span<const DateCandidate> candidates);

}  // namespace nutgraf
