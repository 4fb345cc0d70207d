// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists are written for every article and read for few: those that the next article may be a copy
// of. So they are sorted only then.
#include "article/shingle_lists.hpp"

#include <algorithm>

#include "analysis/shingles.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFirstRoom = 1 << 12;  // shingles

}  // namespace

void ShingleLists::add(std::span<const std::uint32_t> shingles) {
    for (const std::uint32_t shingle : shingles) {
        if (shingles_.size() == shingles_.capacity()) make_room();
        if (knows(shingle)) shingles_.push_back(shingle);
    }
    lists_.push_back({.end = shingles_.size()});
}

ShingleLists::Share ShingleLists::share_of(std::span<const std::uint32_t> shingles,
                                           ArticleNumber article) {
    const std::span<std::uint32_t> list = list_of(article);
    if (!lists_[article].sorted) std::ranges::sort(list);
    lists_[article].sorted = true;
    Share share;
    for (const std::uint32_t shingle : shingles) {
        if (!knows(shingle)) continue;
        const bool number = (shingle & kIsNumber) != 0;
        ++(number ? share.of_numbers : share.of);
        if (!std::ranges::binary_search(list, shingle)) continue;
        ++(number ? share.found_numbers : share.found);
    }
    return share;
}

std::size_t ShingleLists::memory() const noexcept {
    return shingles_.capacity() * sizeof(std::uint32_t) + lists_.capacity() * sizeof(List);
}

std::span<std::uint32_t> ShingleLists::list_of(ArticleNumber article) {
    const std::size_t begin = article == 0 ? 0 : lists_[article - 1].end;
    return std::span(shingles_).subspan(begin, lists_[article].end - begin);
}

// Twice the room if there is memory for both, or else half the shingles.
void ShingleLists::make_room() {
    const std::size_t lists = 2 * lists_.capacity() * sizeof(List);
    const std::size_t room = std::max(2 * shingles_.capacity(), kFirstRoom);
    if ((shingles_.capacity() + room) * sizeof(std::uint32_t) + lists <= most_memory_) {
        shingles_.reserve(room);
    } else {
        forget_half();
    }
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
    for (; at < shingles_.size(); ++at) {  // of the article that is being added
        if (knows(shingles_[at])) shingles_[kept++] = shingles_[at];
    }
    shingles_.resize(kept);
}

}  // namespace nutgraf
