// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace nutgraf {

/// Grades by document id for one topic; ids that are absent count as not relevant.
using Grades = std::map<std::string, int>;

/// A ranking: document ids, best first.
using Ranking = std::vector<std::string>;

/// Rankings by topic id.
using Run = std::map<std::string, Ranking>;

/// The measures of one topic, or their means. All lie between 0 and 1. A document counts as
/// relevant when its grade is above 0. Definitions are those of trec_eval 9: nDCG with the grade as
/// gain and 1/log2(rank+1) as discount, its ideal taken over all judged documents of the topic.
struct Measures {
    double ndcg_10 = 0;
    double average_precision = 0;  ///< MAP when averaged
    double reciprocal_rank = 0;    ///< MRR when averaged
    double precision_10 = 0;
    double recall_100 = 0;
    double recall_1000 = 0;
};

/// Measures one ranking. Without a relevant document in `grades` every measure is 0. A document
/// that stands twice counts once, at its first place, and later ones move up.
Measures measure(const Ranking& ranking, const Grades& grades);

/// The measures of every topic that is judged. One without a ranking, or without a relevant
/// document, scores 0, as with trec_eval -c.
std::map<std::string, Measures> measure(const Run& run,
                                        const std::map<std::string, Grades>& grades);

/// The arithmetic mean over topics; zeros if there are none.
Measures mean(const std::map<std::string, Measures>& by_topic);

/// Reads a run in TREC format (`topic Q0 document rank score tag`), ordering each topic by falling
/// score, equal scores by rising document id (trec_eval takes the falling one). Ids that this
/// project had to encode are decoded. `name` stands for the file in messages. Throws Error (kInput)
/// with "name:line: reason" for a line of another form or a score that is not a finite number,
/// Error (kSystem) if the stream cannot be read.
Run read_run(std::istream& in, const std::string& name);

/// How two systems compare on one measure over the same topics.
struct Comparison {
    std::size_t topics = 0;      ///< topics that both have
    double first = 0;            ///< mean of the first
    double second = 0;           ///< mean of the second
    std::size_t better = 0;      ///< topics on which the first is higher
    std::size_t worse = 0;       ///< ... lower; the rest are equal
    double p_randomization = 1;  ///< two-sided, Fisher's paired randomization test
    double p_t_test = 1;         ///< two-sided, Student's paired t-test
};

/// Compares paired values, as Smucker, Allan and Carterette (CIKM 2007) recommend. The
/// randomization test is exact if at most 16 topics differ and otherwise draws 100,000 sign
/// patterns from a generator with a fixed seed, so the same input gives the same p. The pattern
/// seen is counted with those drawn, so p is never 0. The t-test's p is 1 for fewer than two
/// topics, and 0 where all differences are the same and not zero. Without any difference both p
/// are 1. Throws Error (kUsage) if the vectors differ in length.
Comparison compare(const std::vector<double>& first, const std::vector<double>& second);

}  // namespace nutgraf
