// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/word_lists.hpp"

#include <algorithm>

namespace nutgraf {

void WordLists::add(std::span<const std::uint32_t> words) {
    while (knows(ends_.size()) && memory() + words.size_bytes() > most_memory_ &&
           forgotten_ != ~std::size_t{0})
        forget_half();
    if (knows(ends_.size())) words_.insert(words_.end(), words.begin(), words.end());
    ends_.push_back(words_.size());
}

void WordLists::get(ArticleNumber article, std::vector<std::uint32_t>& out) const {
    const auto at = [this](std::size_t i) {
        return words_.begin() + static_cast<std::ptrdiff_t>(i);
    };
    out.assign(at(begin_of(article)), at(ends_[article]));
}

std::size_t WordLists::memory() const noexcept {
    return words_.size() * sizeof words_[0] + ends_.capacity() * sizeof ends_[0];
}

void WordLists::forget_half() {
    forgotten_ = forgotten_ << 1 | 1;
    std::size_t kept = 0;
    std::size_t at = 0;
    for (std::size_t article = 0; article < ends_.size(); ++article) {
        for (; at < ends_[article]; ++at) {
            if (knows(article)) words_[kept++] = words_[at];
        }
        ends_[article] = kept;
    }
    words_.resize(kept);
}

}  // namespace nutgraf
