// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies of a story seldom are whole: an editor cuts the end, writes a new lead, changes names of
// places. So not articles are compared but each passage with all that came before. A shingle is
// three content words in a row, and one in four of all shingles, those whose hash says so, stands
// for all (Broder's sampling modulo m, 1997: unlike a MinHash of fixed size it tells how much of
// one text is in another of any length). Each of a passage's shingles votes for the articles that
// had it first, a few of them, since of a story with many versions none need have all of the next.
// Articles with enough votes are candidates; how much of the passage they have is then counted by
// all of its shingles, and whether it tells of the same things by its names and numbers
// (word_comparison). An article too short for a sample is a copy also if it has the same words.
//
// What this leaves out: copies in other words, translations, and passages put together from several
// earlier articles.
#include "duplicates/copies.hpp"

#include <algorithm>

#include "analysis/shingles.hpp"
#include "text/keyed_hash.hpp"

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
// then looked at more closely; and from how many words of that.
constexpr std::size_t kLeastVotes = 4;
constexpr std::size_t kLeastPerhaps = 3;
constexpr std::size_t kLeastWordsPart = 10;
// From how many stretches of other words on one other fact is no slip of the pen.
constexpr std::size_t kManySwapped = 2;
// An article of fewer words is short: of its copies a sample would often lack the votes.
constexpr std::size_t kShort = 34;
constexpr std::size_t kBrief = 128;     // an article of fewer has all its facts in the sample
constexpr std::size_t kLeastWords = 8;  // of a passage that is taken as a whole
// How many words of others an article is compared with, for each of its own and at least; the rest
// is judged by the sample, so that nobody can make a run slow.
constexpr std::size_t kMostCompared = 64;
constexpr std::size_t kLeastCompared = 1 << 16;

bool is_share(std::size_t count, std::size_t of, std::size_t percent) {
    return 100 * count >= percent * of;
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
    if (words_.capacity() > kMostKept) words_ = {};
    words_.clear();
    sample_.clear();
    ends_.clear();
    places_.clear();
}

void ShingleStore::add(const Article& article, const std::vector<Passage>& passages) {
    const Place place{words_.size(), sample_.size(), ends_.size()};
    places_.push_back(place);
    std::string space;
    for (const Passage& passage : passages) {
        const std::size_t begin = words_.size();
        append_words(text_of(article, passage, space), words_);
        sample_from(begin, words_.size(), false);
        ends_.push_back({.words = static_cast<std::uint32_t>(words_.size() - place.words),
                         .sample = static_cast<std::uint32_t>(sample_.size() - place.sample)});
    }
    if (words_.size() - place.words >= kBrief) return;
    const bool is_short = words_.size() - place.words < kShort;
    sample_.resize(place.sample);
    std::size_t begin = place.words;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        Shingles::Ends& end = ends_[place.ends + i];
        sample_from(begin, place.words + end.words, true);
        if (is_short) append_whole(text_of(article, passages[i], space), sample_);
        begin = place.words + end.words;
        end.sample = static_cast<std::uint32_t>(sample_.size() - place.sample);
    }
}

Shingles ShingleStore::operator[](std::size_t article) const {
    const Place begin = places_[article];
    const bool last = article + 1 == places_.size();
    const Place end =
        last ? Place{words_.size(), sample_.size(), ends_.size()} : places_[article + 1];
    return {std::span(words_).subspan(begin.words, end.words - begin.words),
            std::span(sample_).subspan(begin.sample, end.sample - begin.sample),
            std::span(ends_).subspan(begin.ends, end.ends - begin.ends)};
}

// Of the shingles of a passage's words.
void ShingleStore::sample_from(std::size_t begin, std::size_t end, bool all_facts) {
    if (end - begin < 3) return;
    std::size_t size = sample_.size();
    sample_.resize(size + end - begin);
    for (std::size_t at = begin; at + 2 < end; ++at) {
        const std::uint32_t shingle = shingle_of({words_[at], words_[at + 1], words_[at + 2]});
        const bool sampled = ShingleOwners::samples(shingle);
        const bool fact = ((words_[at] | words_[at + 1] | words_[at + 2]) & kIsFact) != 0;
        sample_[size] = ShingleOwners::sampled(shingle);
        size += sampled || (all_facts && fact) ? 1 : 0;  // without a branch: one in four is taken
    }
    sample_.resize(size);
}

CopyFinder::CopyFinder(std::size_t memory)
    : most_ids_(memory / 8 * 3), owners_(memory / 8 * 3), lists_(memory / 4) {}

void CopyFinder::add(std::string_view id, const Shingles& shingles,
                     std::vector<Passage>& passages) {
    look_up(shingles);
    if (!found_.empty()) {
        comparison_.start(shingles.words);
        budget_ = kMostCompared * shingles.words.size() + kLeastCompared;
        const ArticleNumber whole = find_whole();
        find_candidates(whole);
        std::vector<ArticleNumber> originals(passages.size(), kNoArticle);
        look_closely(whole, originals);
        for (std::size_t i = 0; i < passages.size(); ++i) {
            std::string original = id_of(originals[i]);
            if (original != id) passages[i].original = std::move(original);
        }
    }
    remember(id, shingles);
}

std::size_t CopyFinder::memory() const noexcept {
    return owners_.memory() + lists_.memory() + ids_.capacity() +
           id_ends_.capacity() * sizeof(std::size_t);
}

void CopyFinder::look_up(const Shingles& shingles) {
    sample_.clear();
    parts_.clear();
    whole_ = {.words_end = shingles.words.size()};
    std::size_t at = 0;
    for (const Shingles::Ends& end : shingles.ends) {
        const Part* before = parts_.empty() ? nullptr : &parts_.back();
        Part part{.words_begin = before == nullptr ? 0 : before->words_end,
                  .words_end = end.words,
                  .sample_begin = sample_.size()};
        for (; at < end.sample; ++at) {
            if (owners_.knows(shingles.sample[at])) sample_.push_back(shingles.sample[at]);
        }
        part.sample_end = sample_.size();
        parts_.push_back(part);
    }
    whole_.sample_end = sample_.size();
    found_.clear();
    found_ends_.clear();
    for (std::size_t i = 0; i < sample_.size(); ++i) {
        constexpr std::size_t kAhead = 16;
        if (i + kAhead < sample_.size()) owners_.prefetch(sample_[i + kAhead]);
        owners_.append_owners(sample_[i], found_);
        found_ends_.push_back(found_.size());
    }
}

// The votes that a part of the sample has for each article, by article. A shingle that has all the
// owners it can is common: it says little, and perhaps others had it, too.
void CopyFinder::count_votes(Part& part) {
    sorted_.clear();
    part.rare = 0;
    for (std::size_t i = part.sample_begin; i < part.sample_end; ++i) {
        const std::size_t begin = i == 0 ? 0 : found_ends_[i - 1];
        const std::size_t end = found_ends_[i];
        const bool rare = end - begin < ShingleOwners::kMostOwners;
        part.rare += rare ? 1 : 0;
        for (std::size_t j = begin; j < end; ++j)
            sorted_.push_back(std::uint64_t{found_[j]} << 1 | (rare ? 1 : 0));
    }
    std::ranges::sort(sorted_);
    votes_.clear();
    for (const std::uint64_t one : sorted_) {
        const auto article = static_cast<ArticleNumber>(one >> 1);
        if (votes_.empty() || votes_.back().article != article) votes_.push_back({article});
        ++votes_.back().count;
        votes_.back().rare += one & 1;
    }
}

// The article that this one as a whole is a copy of: that with most votes or, among many of the
// same form, with most of those for what not all have.
ArticleNumber CopyFinder::find_whole() {
    count_votes(whole_);
    Vote most;
    Vote most_rare;
    for (const Vote& vote : votes_) {
        if (vote.count > most.count) most = vote;
        if (vote.rare > most_rare.rare) most_rare = vote;
    }
    for (const Vote& vote : {most, most_rare}) {
        if (!may_be(whole_, vote, kLeastVotes, kPerhapsWhole)) continue;
        compared_ = compare(vote.article);
        if (is_copy(whole_, vote, kWhole)) return vote.article;
    }
    return kNoArticle;
}

// Whether an article has enough votes of a part to be looked at: of all of its sample, or of what
// is rare if that is not much.
bool CopyFinder::may_be(const Part& part, const Vote& vote, std::size_t least,
                        std::size_t percent) {
    const std::size_t size = part.sample_end - part.sample_begin;
    if (vote.count >= least && is_share(vote.count, size, percent)) return true;
    return vote.rare > 0 && is_share(vote.rare, part.rare, percent) &&
           is_share(vote.rare + size - part.rare, size, percent) && size >= least;
}

void CopyFinder::find_candidates(ArticleNumber whole) {
    candidates_.clear();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        Part& part = parts_[i];
        count_votes(part);
        const bool long_enough = part.words_end - part.words_begin >= kLeastWordsPart;
        bool among = false;
        for (const Vote& vote : votes_) {
            const bool same = vote.article == whole;
            among = among || same;
            if (same || (long_enough && may_be(part, vote, kLeastPerhaps, kPerhaps)))
                candidates_.push_back({vote, i});
        }
        if (!among && whole != kNoArticle) candidates_.push_back({{whole}, i});
    }
    std::ranges::stable_sort(candidates_, {},
                             [](const Candidate& one) { return one.vote.article; });
}

// Of several originals of a passage that is taken which has most of the article's facts, and of
// these the first.
void CopyFinder::look_closely(ArticleNumber whole, std::vector<ArticleNumber>& originals) {
    constexpr double kUnknown = 1e9;
    constexpr double kAny = 2 * kUnknown;
    std::vector<double> replaced(originals.size(), kAny);
    ArticleNumber last = kNoArticle;
    for (const Candidate& one : candidates_) {
        const ArticleNumber article = one.vote.article;
        if (article != last) compared_ = compare(article);
        last = article;
        const bool among_copies = article == whole && whole_.words_end >= kShort;
        const std::size_t percent = among_copies ? kAmongCopies : kAlone;
        const double others =
            compared_ ? comparison_.facts(0, whole_.words_end).replaced : kUnknown;
        if (others >= replaced[one.passage] || !is_copy(parts_[one.passage], one.vote, percent))
            continue;
        originals[one.passage] = article;
        replaced[one.passage] = others;
    }
}

// Whether what it is compared with is of the same form, but reports something else: more of its
// facts are others than half of those that are the same.
bool CopyFinder::tells_another() const {
    const WordComparison::Facts facts = comparison_.facts(0, whole_.words_end);
    const bool slip =
        facts.replaced <= 1 && facts.swapped < kManySwapped;  // an editor corrected it
    return 2 * facts.replaced > facts.kept && !(slip && facts.kept > 0);
}

bool CopyFinder::compare(ArticleNumber article) {
    const std::size_t cost = whole_.words_end + lists_.size(article);
    if (lists_.size(article) == 0 || cost > budget_) return false;
    budget_ -= cost;
    lists_.get(article, other_words_);
    comparison_.compare(other_words_);
    tells_another_ = tells_another();
    return true;
}

// By all of its words if they could be compared, or else by its sample.
bool CopyFinder::is_copy(const Part& part, const Vote& vote, std::size_t percent) const {
    const std::size_t sampled = part.sample_end - part.sample_begin;
    const auto share = compared_ ? comparison_.share(part.words_begin, part.words_end)
                                 : WordComparison::Share{vote.count, sampled};
    if (compared_ && tells_another_) return false;
    if (share.of == 0 ? vote.count < kLeastVotes : !is_share(share.found, share.of, percent))
        return false;
    return true;
}

void CopyFinder::remember(std::string_view id, const Shingles& shingles) {
    constexpr std::size_t kArticle = 3 * sizeof(std::size_t);  // here and in the lists
    const std::size_t size = ids_.size() + id.size() + (id_ends_.size() + 1) * kArticle;
    if (size > most_ids_ / 2) return;  // there may be room for twice as much
    const auto article = static_cast<ArticleNumber>(id_ends_.size());
    ids_.append(id);
    id_ends_.push_back(ids_.size());
    lists_.add(shingles.words);
    for (const std::uint32_t hash : sample_) owners_.add(hash, article);
}

std::string CopyFinder::id_of(ArticleNumber article) const {
    if (article == kNoArticle) return {};
    const std::size_t begin = article == 0 ? 0 : id_ends_[article - 1];
    return ids_.substr(begin, id_ends_[article] - begin);
}

}  // namespace nutgraf
