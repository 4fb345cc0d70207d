// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/stop_words.hpp"

#include <algorithm>
#include <cstddef>

#include "analysis/ascii.hpp"
#include "nutgraf/stemmer.hpp"
#include "topic/stop_lists.hpp"

namespace nutgraf {
namespace {

std::unordered_set<std::string_view> words_in(const std::string& language) {
    const auto* list =
        std::ranges::find(kStopLists, std::string_view(language), &StopList::language);
    if (list == kStopLists.end()) return {};
    const auto words = ascii::split_words(list->words);
    return {words.begin(), words.end()};
}

}  // namespace

StopWords::StopWords(const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        lists_.push_back(words_in(stemmer_language(language)));
    }
    if (lists_.empty()) lists_.emplace_back();
}

bool StopWords::contains(std::string_view word) const {
    return std::ranges::any_of(lists_, [&](const auto& list) { return list.contains(word); });
}

const std::unordered_set<std::string_view>& StopWords::of_topic(
    const std::vector<std::string_view>& words) const {
    const auto explained = [&](const auto& list) {
        return std::ranges::count_if(words, [&](auto word) { return list.contains(word); });
    };
    const auto* best = &lists_.front();
    auto most = explained(lists_.front()) + 1;
    for (const auto& list : lists_) {
        const auto count = explained(list);
        if (count <= most) continue;
        most = count;
        best = &list;
    }
    return *best;
}

}  // namespace nutgraf
