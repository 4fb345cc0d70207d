// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/stop_words.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "nutgraf/stemmer.hpp"
#include "text/ascii.hpp"
#include "topic/stop_lists.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostAsked = 32;  // words of a topic that tell its language
constexpr double kLead = 2;

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
    const std::vector<std::string_view>& words, const WordLanguages& homes) const {
    const auto foreign = std::span(lists_).subspan(1);
    const bool any_foreign = std::ranges::any_of(words, [&](auto word) {
        return !lists_.front().contains(word) &&
               std::ranges::any_of(foreign, [&](const auto& list) { return list.contains(word); });
    });
    if (!any_foreign) return lists_.front();
    std::vector<double> votes(lists_.size());
    const auto asked = std::span(words).first(std::min(words.size(), kMostAsked));
    for (const std::string_view word : asked) {
        const std::vector<double> shares = homes.shares(word);
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            votes[i] += lists_[i].contains(word) ? 1 : shares[i];
        }
    }
    const auto most = std::ranges::max_element(votes);
    if (*most < votes.front() + kLead) return lists_.front();
    return lists_[static_cast<std::size_t>(most - votes.begin())];
}

}  // namespace nutgraf
