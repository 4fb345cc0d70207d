// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "nutgraf/evaluation.hpp"
#include "nutgraf/index.hpp"
#include "nutgraf/topic_file.hpp"

namespace nutgraf {

/// Judgments brought to the documents of one index.
struct ResolvedJudgments {
    /// Whether articles are judged; otherwise passages are. Decides what a run must rank.
    bool by_article = false;
    /// By topic: grades by article id or passage id.
    std::map<std::string, Grades> grades;
    /// What is wrong with them, a line for each kind that tells the first case and how many there
    /// are: documents judged twice for one topic, and those that could not be brought to the index.
    /// Such a judgment still counts, as a document that no ranking can return: a missing answer
    /// must not raise a measure.
    std::vector<std::string> warnings;
};

/// Finds what judgments speak of. If any has an anchor or names a passage, passages are judged: all
/// of an article where neither is given, and of several grades for one passage the highest.
/// Otherwise articles are. An article is named by its id or by the end of its path
/// ("03-ledger.txt"). Throws Error (kIndex) if the database cannot be read.
ResolvedJudgments resolve_judgments(const Index& index, const std::vector<Judgment>& judgments);

}  // namespace nutgraf
