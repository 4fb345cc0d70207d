// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "nutgraf/article_source.hpp"
#include "source/format.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLongestSuffix = 12;
constexpr std::size_t kMostSuffixes = 100;

// How a number of things of one reason is put in words, behind the number.
std::string_view phrase_of(PassedReason reason) noexcept {
    switch (reason) {
        case PassedReason::kSuffix: return "of unknown suffix";
        case PassedReason::kHidden: return "hidden";
        case PassedReason::kExcluded: return "excluded";
        case PassedReason::kLink: return "links";
        case PassedReason::kPagePart: return "parts of saved pages";
        case PassedReason::kNotAnArticle: return "no articles";
        case PassedReason::kEmpty: return "empty";
        case PassedReason::kRepeated: return "repeated";
    }
    return "";
}

// "9 .pdf, 3 .jpg, 1 without": the most frequent first.
std::string suffixes_in_words(const std::map<std::string, std::uint64_t>& suffixes) {
    constexpr std::size_t kMostNamed = 8;
    std::vector<std::pair<std::uint64_t, std::string>> sorted;
    for (const auto& [suffix, count] : suffixes) sorted.emplace_back(count, suffix);
    std::ranges::stable_sort(sorted, std::ranges::greater{},
                             [](const auto& one) { return one.first; });
    std::string words;
    for (std::size_t i = 0; i < std::min(sorted.size(), kMostNamed); ++i) {
        const auto& [count, suffix] = sorted[i];
        words += (i == 0 ? "" : ", ") + std::to_string(count) + ' ' +
                 (suffix.empty() ? "without" : suffix);
    }
    return words + (sorted.size() > kMostNamed ? ", ..." : "");
}

}  // namespace

std::string_view name_of(PassedReason reason) noexcept {
    switch (reason) {
        case PassedReason::kSuffix: return "suffix";
        case PassedReason::kHidden: return "hidden";
        case PassedReason::kExcluded: return "excluded";
        case PassedReason::kLink: return "link";
        case PassedReason::kPagePart: return "part of a page";
        case PassedReason::kNotAnArticle: return "not an article";
        case PassedReason::kEmpty: return "empty";
        case PassedReason::kRepeated: return "repeated";
    }
    return "";
}

void PassedCounts::add(const PassedOver& passed) {
    ++reasons[static_cast<std::size_t>(passed.reason)];
    if (passed.reason != PassedReason::kSuffix) return;
    std::string suffix = suffix_of(passed.where);
    const bool usual = suffix.size() <= kLongestSuffix &&
                       (suffixes.size() < kMostSuffixes || suffixes.contains(suffix));
    ++suffixes[usual ? std::move(suffix) : "other"];
}

std::uint64_t PassedCounts::total() const noexcept {
    return std::accumulate(reasons.begin(), reasons.end(), std::uint64_t{0});
}

std::string in_words(const PassedCounts& counts) {
    std::string words;
    for (std::size_t i = 0; i < kPassedReasons; ++i) {
        if (counts.reasons[i] == 0) continue;
        const auto reason = static_cast<PassedReason>(i);
        words += (words.empty() ? "" : ", ") + std::to_string(counts.reasons[i]) + ' ' +
                 std::string(phrase_of(reason));
        if (reason == PassedReason::kSuffix)
            words += " (" + suffixes_in_words(counts.suffixes) + ')';
    }
    return words;
}

}  // namespace nutgraf
