// SPDX-License-Identifier: GPL-2.0-or-later
//
// One walk down the ranking meets each document once and adds to all measures at the same time.
// Only nDCG needs more: the ranking that would have been ideal. A document nobody judged counts as
// not relevant, as in trec_eval; how many of those stand in a ranking is not reported here.
#include "nutgraf/evaluation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_set>

namespace nutgraf {
namespace {

constexpr std::size_t kCut = 10;  // of nDCG and precision

constexpr std::array kMeasures = {&Measures::ndcg_10,         &Measures::average_precision,
                                  &Measures::reciprocal_rank, &Measures::precision_10,
                                  &Measures::recall_100,      &Measures::recall_1000};

double discounted(int grade, std::size_t rank) {
    return grade / std::log2(static_cast<double>(rank) + 1);
}

// The grades above 0, highest first.
std::vector<int> relevant_grades(const Grades& grades) {
    std::vector<int> relevant;
    for (const auto& [document, grade] : grades) {
        if (grade > 0) relevant.push_back(grade);
    }
    std::ranges::sort(relevant, std::greater<>());
    return relevant;
}

double ideal_gain(const std::vector<int>& relevant) {
    double gain = 0;
    for (std::size_t i = 0; i < std::min(kCut, relevant.size()); ++i) {
        gain += discounted(relevant[i], i + 1);
    }
    return gain;
}

// Adds what a relevant document at `rank` contributes, before division by what was possible.
void add_relevant(Measures& sums, int grade, std::size_t rank, std::size_t found) {
    const auto at = static_cast<double>(rank);
    if (found == 1) sums.reciprocal_rank = 1 / at;
    sums.average_precision += static_cast<double>(found) / at;
    if (rank <= kCut) {
        sums.ndcg_10 += discounted(grade, rank);
        sums.precision_10 += 1;
    }
    if (rank <= 100) sums.recall_100 += 1;
    if (rank <= 1000) sums.recall_1000 += 1;
}

Measures sum_up(const Ranking& ranking, const Grades& grades) {
    Measures sums;
    std::unordered_set<std::string_view> seen;
    std::size_t found = 0;
    for (const std::string& document : ranking) {
        if (!seen.insert(document).second) continue;
        const auto judged = grades.find(document);
        if (judged == grades.end() || judged->second <= 0) continue;
        add_relevant(sums, judged->second, seen.size(), ++found);
    }
    return sums;
}

}  // namespace

Measures measure(const Ranking& ranking, const Grades& grades) {
    const std::vector<int> relevant = relevant_grades(grades);
    if (relevant.empty()) return {};
    const auto count = static_cast<double>(relevant.size());
    Measures result = sum_up(ranking, grades);
    result.ndcg_10 /= ideal_gain(relevant);
    result.average_precision /= count;
    result.precision_10 /= static_cast<double>(kCut);
    result.recall_100 /= count;
    result.recall_1000 /= count;
    return result;
}

std::map<std::string, Measures> measure(const Run& run,
                                        const std::map<std::string, Grades>& grades) {
    std::map<std::string, Measures> by_topic;
    for (const auto& [topic, judged] : grades) {
        const auto ranking = run.find(topic);
        by_topic[topic] = ranking == run.end() ? Measures{} : measure(ranking->second, judged);
    }
    return by_topic;
}

Measures mean(const std::map<std::string, Measures>& by_topic) {
    Measures result;
    if (by_topic.empty()) return result;
    for (const auto& [topic, measures] : by_topic) {
        for (const auto which : kMeasures) result.*which += measures.*which;
    }
    for (const auto which : kMeasures) result.*which /= static_cast<double>(by_topic.size());
    return result;
}

}  // namespace nutgraf
