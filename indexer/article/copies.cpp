// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies of a story seldom are whole: an editor cuts the end, writes a new lead, changes names of
// places. So not articles are compared but each passage with all that came before. A shingle is
// three content words in a row, and one in four of all shingles, those whose hash says so, stands
// for all (Broder's sampling modulo m, 1997: unlike a MinHash of fixed size it tells how much of
// one text is in another of any length). Each of a passage's shingles votes for the articles that
// had it first, a few of them, since of a story with many versions none need have all of the next.
//
// What this leaves out: copies in other words, translations, and passages put together from several
// earlier articles.
#include "article/copies.hpp"

#include <algorithm>
#include <utility>

#include "analysis/shingles.hpp"
#include "store/prefetch.hpp"

namespace nutgraf {
namespace {

constexpr unsigned kSampled = 4;  // one shingle in so many
// How much of a passage must stand in an earlier article, in percent. Stories told anew share their
// quotations: less than the first. In an article that is a copy by and large, the second is enough.
constexpr std::size_t kAlone = 60;
constexpr std::size_t kAmongCopies = 45;
// From how much on an article is a copy, and from how many shingles anything can be said.
constexpr std::size_t kWhole = 33;
constexpr std::size_t kLeastVotes = 4;
constexpr std::size_t kMostOwners = 4;
constexpr std::size_t kFirstPlaces = 1 << 12;

}  // namespace

Shingles shingles_of(const Article& article, const std::vector<Passage>& passages) {
    Shingles result;
    std::string space;
    for (const Passage& passage : passages) {
        append_shingles(text_of(article, passage, space), kSampled, result.hashes);
        result.ends.push_back(static_cast<std::uint32_t>(result.hashes.size()));
    }
    return result;
}

CopyFinder::CopyFinder(std::size_t memory) : most_memory_(memory), table_(kFirstPlaces) {}

void CopyFinder::add(std::string_view id, const Shingles& shingles,
                     std::vector<Passage>& passages) {
    look_up(shingles);
    Vote of_all;
    for (const Vote& vote : count_votes(0, hashes_.size())) {
        if (vote.count > of_all.count) of_all = vote;
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < passages.size() && of_all.count > 0; ++i) {
        passages[i].original = id_of(original_of(begin, ends_[i], of_all));
        begin = ends_[i];
    }
    remember(id);
}

std::size_t CopyFinder::memory() const noexcept {
    return table_.capacity() * sizeof(Place) + ids_.capacity() +
           id_ends_.capacity() * sizeof(std::size_t);
}

void CopyFinder::look_up(const Shingles& shingles) {
    hashes_.clear();
    owners_.clear();
    owner_ends_.clear();
    ends_.clear();
    std::size_t begin = 0;
    for (const std::uint32_t end : shingles.ends) {
        for (; begin < end; ++begin) {
            const std::uint32_t hash = shingles.hashes[begin];
            if ((hash & forgotten_) == 0) hashes_.push_back(hash);
        }
        ends_.push_back(hashes_.size());
    }
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        constexpr std::size_t kAhead = 16;
        if (i + kAhead < hashes_.size()) prefetch(&table_[first_place(hashes_[i + kAhead])]);
        find_owners(hashes_[i]);
        owner_ends_.push_back(owners_.size());
    }
}

// Appends the owners of a shingle. Returns the free place behind them.
std::size_t CopyFinder::find_owners(std::uint32_t hash) {
    std::size_t at = first_place(hash);
    for (; table_[at].article != kNone; at = (at + 1) & (table_.size() - 1)) {
        if (table_[at].hash == hash) owners_.push_back(table_[at].article);
    }
    return at;
}

// The votes that the shingles from `begin` to `end` have for each article, by article.
const std::vector<CopyFinder::Vote>& CopyFinder::count_votes(std::size_t begin, std::size_t end) {
    const auto at = [this](std::size_t shingle) {
        return owners_.begin() +
               static_cast<std::ptrdiff_t>(shingle == 0 ? 0 : owner_ends_[shingle - 1]);
    };
    sorted_.assign(at(begin), at(end));
    std::ranges::sort(sorted_);
    votes_.clear();
    for (const ArticleNumber article : sorted_) {
        if (votes_.empty() || votes_.back().article != article) votes_.push_back({article, 0});
        ++votes_.back().count;
    }
    return votes_;
}

CopyFinder::ArticleNumber CopyFinder::original_of(std::size_t begin, std::size_t end,
                                                  const Vote& of_all) {
    const std::size_t size = end - begin;
    const bool copied = of_all.count >= kLeastVotes && is_share(of_all, hashes_.size(), kWhole);
    for (const Vote& vote : count_votes(begin, end)) {
        if (vote.count >= kLeastVotes && is_share(vote, size, kAlone)) return vote.article;
        const bool same = copied && vote.article == of_all.article;
        if (same && is_share(vote, size, kAmongCopies)) return vote.article;
    }
    return copied && size == 0 ? of_all.article : kNone;
}

bool CopyFinder::is_share(const Vote& vote, std::size_t size, std::size_t percent) noexcept {
    return 100 * vote.count >= percent * size;
}

void CopyFinder::remember(std::string_view id) {
    if (ids_.size() + id.size() + id_ends_.size() * sizeof(std::size_t) > most_memory_ / 4) return;
    const auto article = static_cast<ArticleNumber>(id_ends_.size());
    ids_.append(id);
    id_ends_.push_back(ids_.size());
    for (const std::uint32_t hash : hashes_) {
        if (4 * (used_ + 1) > 3 * table_.size()) make_room();
        if ((hash & forgotten_) != 0) continue;
        owners_.clear();
        Place& place = table_[find_owners(hash)];
        const bool again = !owners_.empty() && owners_.back() == article;  // of another passage
        if (again || owners_.size() >= kMostOwners) continue;
        place = {hash, article};
        ++used_;
    }
}

// Twice the places if there is memory for both, or else half the shingles.
void CopyFinder::make_room() {
    const std::size_t ids = ids_.capacity() + id_ends_.capacity() * sizeof(std::size_t);
    const bool grow = ids + 3 * table_.size() * sizeof(Place) <= most_memory_;
    if (!grow) forgotten_ = forgotten_ << 1 | 1;
    put_all_anew(grow ? 2 * table_.size() : table_.size());
}

void CopyFinder::put_all_anew(std::size_t places) {
    std::erase_if(table_, [this](const Place& place) {
        return place.article == kNone || (place.hash & forgotten_) != 0;
    });
    std::vector<Place> kept = std::exchange(table_, {});
    kept.shrink_to_fit();
    table_.resize(places);
    used_ = kept.size();
    for (const Place& place : kept) {
        std::size_t at = first_place(place.hash);
        while (table_[at].article != kNone) at = (at + 1) & (table_.size() - 1);
        table_[at] = place;
    }
}

std::size_t CopyFinder::first_place(std::uint32_t hash) const noexcept {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
    return hash * kOdd >> 20 & (table_.size() - 1);
}

std::string CopyFinder::id_of(ArticleNumber article) const {
    if (article == kNone) return {};
    const std::size_t begin = article == 0 ? 0 : id_ends_[article - 1];
    return ids_.substr(begin, id_ends_[article] - begin);
}

}  // namespace nutgraf
