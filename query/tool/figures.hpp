// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/evaluation.hpp"
#include "options.hpp"

namespace nutgraf {

/// A measure and what it is called.
struct MeasureName {
    const char* title;  ///< for people
    const char* key;    ///< for programs
    double Measures::*value;
};

/// All measures, in the order in which they are printed.
inline constexpr std::array kMeasures = {
    MeasureName{"nDCG@10", "ndcg_10", &Measures::ndcg_10},
    MeasureName{"MAP", "map", &Measures::average_precision},
    MeasureName{"MRR", "mrr", &Measures::reciprocal_rank},
    MeasureName{"P@10", "p_10", &Measures::precision_10},
    MeasureName{"R@100", "recall_100", &Measures::recall_100},
    MeasureName{"R@1000", "recall_1000", &Measures::recall_1000},
};

/// What --eval finds out.
struct Figures {
    bool by_article = false;
    std::size_t topics = 0;                    ///< in the file, judged or not
    std::size_t asked = 0;                     ///< of those judged, how many the file holds
    std::map<std::string, Measures> by_topic;  ///< of all that are judged
    Measures means;
    std::vector<std::pair<const MeasureName*, Comparison>> comparisons;
};

/// Prints the figures to `out`, for people or as JSON, as the options say.
void print_figures(const QueryOptions& options, const Figures& figures, std::ostream& out);

}  // namespace nutgraf
