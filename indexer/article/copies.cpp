// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies of a story seldom are whole: an editor cuts the end, writes a new lead, changes names of
// places. So not articles are compared but each passage with all that came before. A shingle is
// three content words in a row, and one in four of all shingles, those whose hash says so, stands
// for all (Broder's sampling modulo m, 1997: unlike a MinHash of fixed size it tells how much of
// one text is in another of any length). Each of a passage's shingles votes for the articles that
// had it first, a few of them, since of a story with many versions none need have all of the next.
// Articles with enough votes are candidates; how much of the passage they have is then counted by
// all of its shingles. An article too short for a sample is a copy also if it has the same words.
//
// What this leaves out: copies in other words, translations, and passages put together from several
// earlier articles.
#include "article/copies.hpp"

#include <algorithm>

#include "analysis/shingles.hpp"

namespace nutgraf {
namespace {

// How much of a passage must stand in an earlier article, in percent. Stories told anew share their
// quotations: less than the first. In an article that is a copy by and large, the second is enough.
constexpr std::size_t kAlone = 60;
constexpr std::size_t kAmongCopies = 50;
constexpr std::size_t kWhole = 33;  // from how much on an article is a copy by and large
// From how much of its sample on an article, or a passage, is looked at more closely.
constexpr std::size_t kPerhapsWhole = 25;
constexpr std::size_t kPerhaps = 40;
// From how many shingles of a sample anything can be said of an article; of a passage, which is
// then looked at more closely; and from how many in all of that.
constexpr std::size_t kLeastVotes = 4;
constexpr std::size_t kLeastPerhaps = 3;
constexpr std::size_t kLeastShingles = 8;
// Numbers tell reports of the same form apart: how many percent of them must be the same, if there
// are a few.
constexpr std::size_t kNumbers = 34;
constexpr std::size_t kFewNumbers = 5;
// An article of fewer shingles is short: of its copies a sample would often lack the votes.
constexpr std::size_t kShort = 32;
constexpr std::size_t kLeastWords = 8;  // of a passage that is taken as a whole

bool is_share(std::size_t count, std::size_t of, std::size_t percent) {
    return 100 * count >= percent * of;
}

bool is_copy(const ShingleLists::Share& share, std::size_t percent) {
    return is_share(share.found, share.of, percent) &&
           (share.of_numbers < kFewNumbers ||
            is_share(share.found_numbers, share.of_numbers, kNumbers));
}

// As many hashes as make an article with the same words a copy. They are in the sample, until they
// are all forgotten.
void append_whole(std::string_view text, std::vector<std::uint32_t>& out) {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
    constexpr std::uint32_t kLowBits = 0xfff;
    constexpr std::uint32_t kSampled = ~(kIsNumber | std::uint32_t{3});
    const std::uint64_t hash = hash_of_words(text, kLeastWords);
    for (std::uint64_t i = 1; hash != 0 && i <= kLeastVotes; ++i) {
        const auto high = static_cast<std::uint32_t>(mix_hashes(hash + i, kOdd) >> 32);
        const auto low = static_cast<std::uint32_t>(hash);
        out.push_back(((high & ~kLowBits) | (low & kLowBits)) & kSampled);
    }
}

}  // namespace

void ShingleStore::clear() {
    constexpr std::size_t kMostKept = 1 << 20;  // what a large article took is given back
    if (hashes_.capacity() > kMostKept) hashes_ = {};
    hashes_.clear();
    ends_.clear();
    places_.clear();
}

void ShingleStore::add(const Article& article, const std::vector<Passage>& passages) {
    const Place place{hashes_.size(), ends_.size()};
    places_.push_back(place);
    const auto end_passage = [&] {
        ends_.push_back(static_cast<std::uint32_t>(hashes_.size() - place.hashes));
    };
    std::string space;
    for (const Passage& passage : passages) {
        append_shingles(text_of(article, passage, space), hashes_);
        end_passage();
    }
    if (hashes_.size() - place.hashes >= kShort) return;
    hashes_.resize(place.hashes);
    ends_.resize(place.ends);
    for (const Passage& passage : passages) {
        const std::string_view text = text_of(article, passage, space);
        append_shingles(text, hashes_);
        append_whole(text, hashes_);
        end_passage();
    }
}

Shingles ShingleStore::operator[](std::size_t article) const {
    const Place begin = places_[article];
    const bool last = article + 1 == places_.size();
    const Place end = last ? Place{hashes_.size(), ends_.size()} : places_[article + 1];
    return {std::span(hashes_).subspan(begin.hashes, end.hashes - begin.hashes),
            std::span(ends_).subspan(begin.ends, end.ends - begin.ends)};
}

CopyFinder::CopyFinder(std::size_t memory)
    : most_ids_(memory / 8 * 3), owners_(memory / 8 * 3), lists_(memory / 4) {}

void CopyFinder::add(std::string_view id, const Shingles& shingles,
                     std::vector<Passage>& passages) {
    look_up(shingles);
    const Vote whole = find_whole(shingles.hashes);
    std::size_t begin = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < passages.size() && whole.count > 0; ++i) {
        const std::size_t end = shingles.ends[i];
        const auto passage = shingles.hashes.subspan(begin, end - begin);
        std::string original = id_of(original_of(passage, first, sample_ends_[i], whole.article));
        if (original != id) passages[i].original = std::move(original);
        begin = end;
        first = sample_ends_[i];
    }
    remember(id, shingles);
}

std::size_t CopyFinder::memory() const noexcept {
    return owners_.memory() + lists_.memory() + ids_.capacity() +
           id_ends_.capacity() * sizeof(std::size_t);
}

void CopyFinder::look_up(const Shingles& shingles) {
    sample(shingles);
    found_.clear();
    found_ends_.clear();
    for (std::size_t i = 0; i < sample_.size(); ++i) {
        constexpr std::size_t kAhead = 16;
        if (i + kAhead < sample_.size()) owners_.prefetch(sample_[i + kAhead]);
        owners_.append_owners(sample_[i], found_);
        found_ends_.push_back(found_.size());
    }
}

void CopyFinder::sample(const Shingles& shingles) {
    sample_.clear();
    sample_ends_.clear();
    std::size_t begin = 0;
    for (const std::uint32_t end : shingles.ends) {
        for (; begin < end; ++begin) {
            const std::uint32_t hash = shingles.hashes[begin];
            if ((hash & kIsNumber) == 0 && owners_.knows(hash)) sample_.push_back(hash);
        }
        sample_ends_.push_back(sample_.size());
    }
}

// The votes that a part of the sample has for each article, by article.
const std::vector<CopyFinder::Vote>& CopyFinder::count_votes(std::size_t begin, std::size_t end) {
    const auto at = [this](std::size_t i) {
        return found_.begin() + static_cast<std::ptrdiff_t>(i == 0 ? 0 : found_ends_[i - 1]);
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

// The article that this one as a whole is a copy of, or else none with a count above 0 if any of
// its passages may be one.
CopyFinder::Vote CopyFinder::find_whole(std::span<const std::uint32_t> article) {
    Vote most;
    for (const Vote& vote : count_votes(0, sample_.size())) {
        if (vote.count > most.count) most = vote;
    }
    const bool perhaps =
        most.count >= kLeastVotes && is_share(most.count, sample_.size(), kPerhapsWhole);
    const bool copied = perhaps && is_copy(count(article, most, sample_.size()), kWhole);
    return {copied ? most.article : kNoArticle, most.count};
}

// Of a passage, and its part of the sample.
ArticleNumber CopyFinder::original_of(std::span<const std::uint32_t> passage, std::size_t begin,
                                      std::size_t end, ArticleNumber whole) {
    for (const Vote& vote : count_votes(begin, end)) {
        const bool same = vote.article == whole;
        const bool perhaps = passage.size() >= kLeastShingles && vote.count >= kLeastPerhaps &&
                             is_share(vote.count, end - begin, kPerhaps);
        if (!same && !perhaps) continue;
        const ShingleLists::Share share = count(passage, vote, end - begin);
        if (is_copy(share, same ? kAmongCopies : kAlone)) return vote.article;
    }
    if (begin < end || passage.empty() || whole == kNoArticle) return kNoArticle;
    return is_copy(lists_.share_of(passage, whole), kAmongCopies) ? whole : kNoArticle;
}

// How much of a text an article has, which got the vote of a sample of `sampled`: by the list if
// that has not forgotten more.
ShingleLists::Share CopyFinder::count(std::span<const std::uint32_t> text, const Vote& vote,
                                      std::size_t sampled) {
    const ShingleLists::Share share = lists_.share_of(text, vote.article);
    return share.of >= sampled ? share : ShingleLists::Share{.found = vote.count, .of = sampled};
}

void CopyFinder::remember(std::string_view id, const Shingles& shingles) {
    constexpr std::size_t kArticle = 3 * sizeof(std::size_t);  // here and in the lists
    const std::size_t size = ids_.size() + id.size() + (id_ends_.size() + 1) * kArticle;
    if (size > most_ids_ / 2) return;  // there may be room for twice as much
    const auto article = static_cast<ArticleNumber>(id_ends_.size());
    ids_.append(id);
    id_ends_.push_back(ids_.size());
    lists_.add(shingles.hashes);
    for (const std::uint32_t hash : sample_) owners_.add(hash, article);
}

std::string CopyFinder::id_of(ArticleNumber article) const {
    if (article == kNoArticle) return {};
    const std::size_t begin = article == 0 ? 0 : id_ends_[article - 1];
    return ids_.substr(begin, id_ends_[article] - begin);
}

}  // namespace nutgraf
