// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "options.hpp"

namespace nutgraf {

/// What a run did, to be told.
struct RunReport {
    BuildReport built;
    std::vector<SkippedArticle> skipped;
    double seconds = 0;
};

/// Returns the line that sums up a run for people.
std::string summary(const IndexOptions& options, const RunReport& report);

/// Returns the tables of --report: what became of all inputs, how many articles have each field,
/// how it was found and how sure that is, how many are in each language, and how much is debris or
/// copied.
std::string text_report(const IndexOptions& options, const RunReport& report);

/// Returns all of it as JSON. The manual page has the grammar.
std::string json_report(const IndexOptions& options, const RunReport& report);

}  // namespace nutgraf
