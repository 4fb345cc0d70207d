// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/shingle_owners.hpp"

#include <algorithm>
#include <utility>

#include "text/prefetch.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFirstPlaces = 1 << 12;

}  // namespace

ShingleOwners::ShingleOwners(std::size_t memory)
    : most_memory_(memory),
      keys_{random_key(), random_key()},
      table_(kFirstPlaces),
      forgotten_(kNotSampled) {}

void ShingleOwners::prefetch(std::uint32_t shingle) const noexcept {
    nutgraf::prefetch(&table_[first_place(shingle)]);
}

void ShingleOwners::append_owners(std::uint32_t shingle, std::vector<ArticleNumber>& out) const {
    for (std::size_t at = first_place(shingle); table_[at].article != kNoArticle;
         at = next_place(at)) {
        if (table_[at].shingle == shingle) out.push_back(table_[at].article);
    }
}

void ShingleOwners::add(std::uint32_t shingle, ArticleNumber article) {
    if (4 * (used_ + 1) > 3 * table_.size()) make_room();
    if (!knows(shingle)) return;
    std::size_t owners = 0;
    std::size_t at = first_place(shingle);
    for (; table_[at].article != kNoArticle; at = next_place(at)) {
        if (table_[at].shingle != shingle) continue;
        if (table_[at].article == article || ++owners == kMostOwners) return;
    }
    table_[at] = {shingle, article};
    ++used_;
}

// Twice the places if there is memory for both, or else half the shingles.
void ShingleOwners::make_room() {
    const bool grow = 3 * table_.size() * sizeof(Place) <= most_memory_;
    const std::size_t places = grow ? 2 * table_.size() : table_.size();
    if (!grow) forgotten_ = forgotten_ << 1 | 1;
    const std::vector<Place> old = std::exchange(table_, std::vector<Place>(places));
    used_ = 0;
    for (const Place& place : old) {
        if (place.article == kNoArticle || !knows(place.shingle)) continue;
        std::size_t at = first_place(place.shingle);
        while (table_[at].article != kNoArticle) at = next_place(at);
        table_[at] = place;
        ++used_;
    }
}

std::size_t ShingleOwners::longest_search() const noexcept {
    std::size_t longest = 0;
    for (std::size_t at = 0; at < table_.size(); ++at) {
        if (table_[at].article == kNoArticle) continue;
        const std::size_t first = first_place(table_[at].shingle);
        longest = std::max(longest, ((at - first) & (table_.size() - 1)) + 1);
    }
    return longest;
}

}  // namespace nutgraf
