// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists are written for every article and read for few: those that the next article may be a copy
// of. So they are sorted only then.
#include "article/shingle_lists.hpp"

#include <algorithm>
#include <iterator>

#include "analysis/shingles.hpp"

namespace nutgraf {

void ShingleLists::add(std::span<const std::uint32_t> shingles) {
    while (forgotten_ != ~0U &&
           memory() + count_known(shingles) * sizeof shingles[0] > most_memory_)
        forget_half();
    if (forgotten_ == 0) {
        shingles_.insert(shingles_.end(), shingles.begin(), shingles.end());
    } else {
        std::ranges::copy_if(shingles, std::back_inserter(shingles_),
                             [this](std::uint32_t shingle) { return knows(shingle); });
    }
    lists_.push_back({.end = shingles_.size()});
}

ShingleLists::Share ShingleLists::share_of(std::span<const std::uint32_t> shingles,
                                           ArticleNumber article) {
    const std::size_t start = article == 0 ? 0 : lists_[article - 1].end;
    const auto begin = shingles_.begin() + static_cast<std::ptrdiff_t>(start);
    const auto end = shingles_.begin() + static_cast<std::ptrdiff_t>(lists_[article].end);
    if (!lists_[article].sorted) std::sort(begin, end);
    lists_[article].sorted = true;
    Share share;
    for (const std::uint32_t shingle : shingles) {
        if (!knows(shingle)) continue;
        const bool number = (shingle & kIsNumber) != 0;
        ++(number ? share.of_numbers : share.of);
        if (!std::binary_search(begin, end, shingle)) continue;
        ++(number ? share.found_numbers : share.found);
    }
    return share;
}

std::size_t ShingleLists::memory() const noexcept {
    return shingles_.size() * sizeof(std::uint32_t) + lists_.capacity() * sizeof(List);
}

std::size_t ShingleLists::count_known(std::span<const std::uint32_t> shingles) const {
    if (forgotten_ == 0) return shingles.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(shingles, [this](std::uint32_t shingle) { return knows(shingle); }));
}

// Lists stay in their order, and what is sorted stays so.
void ShingleLists::forget_half() {
    forgotten_ = forgotten_ << 1 | 1;
    std::size_t kept = 0;
    std::size_t at = 0;
    for (List& list : lists_) {
        for (; at < list.end; ++at) {
            if (knows(shingles_[at])) shingles_[kept++] = shingles_[at];
        }
        list.end = kept;
    }
    shingles_.resize(kept);
}

}  // namespace nutgraf
