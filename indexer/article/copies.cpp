// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies of a story seldom are whole: an editor cuts the end, writes a new lead, changes names of
// places. So not articles are compared but each passage with all that came before. A shingle is
// three content words in a row, and one in four of all shingles, those whose hash says so, stands
// for all (Broder's sampling modulo m, 1997: unlike a MinHash of fixed size it tells how much of
// one text is in another of any length). Each of a passage's shingles votes for the article that
// had it first; a passage most of whose votes go to one article is copied from there.
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
// A passage of which one in two of its shingles, and that many, are of one article is a copy; so is
// one with one in three of an article that has as many of all.
constexpr std::size_t kLeastVotes = 4;
constexpr std::size_t kArticleShare = 3;
constexpr std::size_t kPassageShare = 3;
constexpr std::size_t kFirstPlaces = 1 << 12;

}  // namespace

Shingles shingles_of(const Article& article, const std::vector<Passage>& passages) {
    Shingles result;
    const std::string_view text = article.text;
    for (const Passage& passage : passages) {
        append_shingles(text.substr(passage.start, passage.end - passage.start), kSampled,
                        result.hashes);
        result.ends.push_back(static_cast<std::uint32_t>(result.hashes.size()));
    }
    return result;
}

CopyFinder::CopyFinder(std::size_t memory) : most_memory_(memory), table_(kFirstPlaces) {}

void CopyFinder::add(std::string_view id, const Shingles& shingles,
                     std::vector<Passage>& passages) {
    look_up(shingles);
    const Vote of_all = most(0, owners_.size());
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
        owners_.push_back(table_[place_of(hashes_[i])].article);
    }
}

// The article that had most of these shingles first.
CopyFinder::Vote CopyFinder::most(std::size_t begin, std::size_t end) {
    sorted_.clear();
    for (std::size_t i = begin; i < end; ++i) {
        if (owners_[i] != kNone) sorted_.push_back(owners_[i]);
    }
    std::ranges::sort(sorted_);
    Vote best;
    for (std::size_t i = 0; i < sorted_.size();) {
        const ArticleNumber article = sorted_[i];
        const std::size_t first = i;
        while (i < sorted_.size() && sorted_[i] == article) ++i;
        if (i - first > best.count) best = {article, i - first};
    }
    return best;
}

CopyFinder::ArticleNumber CopyFinder::original_of(std::size_t begin, std::size_t end,
                                                  const Vote& of_all) {
    const std::size_t size = end - begin;
    const Vote best = most(begin, end);
    if (best.count >= kLeastVotes && 2 * best.count >= size) return best.article;
    if (kArticleShare * of_all.count < owners_.size()) return kNone;
    const auto first = owners_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = owners_.begin() + static_cast<std::ptrdiff_t>(end);
    const auto count = static_cast<std::size_t>(std::count(first, last, of_all.article));
    return kPassageShare * count >= size ? of_all.article : kNone;
}

void CopyFinder::remember(std::string_view id) {
    if (ids_.size() + id.size() + id_ends_.size() * sizeof(std::size_t) > most_memory_ / 4) return;
    const auto article = static_cast<ArticleNumber>(id_ends_.size());
    ids_.append(id);
    id_ends_.push_back(ids_.size());
    for (const std::uint32_t hash : hashes_) {
        if (4 * (used_ + 1) > 3 * table_.size()) make_room();
        if ((hash & forgotten_) != 0) continue;
        Place& place = table_[place_of(hash)];
        if (place.article != kNone) continue;
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
    for (const Place& place : kept) table_[place_of(place.hash)] = place;
}

std::size_t CopyFinder::first_place(std::uint32_t hash) const noexcept {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
    return hash * kOdd >> 20 & (table_.size() - 1);
}

// Where the hash is, or belongs.
std::size_t CopyFinder::place_of(std::uint32_t hash) const noexcept {
    std::size_t at = first_place(hash);
    while (table_[at].article != kNone && table_[at].hash != hash) {
        at = (at + 1) & (table_.size() - 1);
    }
    return at;
}

std::string CopyFinder::id_of(ArticleNumber article) const {
    if (article == kNone) return {};
    const std::size_t begin = article == 0 ? 0 : id_ends_[article - 1];
    return ids_.substr(begin, id_ends_[article] - begin);
}

}  // namespace nutgraf
