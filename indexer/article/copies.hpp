// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/shingle_lists.hpp"
#include "article/shingle_owners.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// What passages of an article are made of: hashes of the shingles (runs of content words) of each,
/// and if the article has only a few of these, of all words of each. Equal shingles have equal
/// hashes, in any article.
struct Shingles {
    std::span<const std::uint32_t> hashes;  ///< of one passage after another, as they come
    std::span<const std::uint32_t> ends;    ///< of each passage's in `hashes`
};

/// The shingles of some articles. Not thread-safe.
class ShingleStore {
public:
    /// Forgets all articles, but keeps the memory: making it anew for each batch of articles would
    /// cost as much as finding the shingles.
    void clear();

    /// Adds those of an article's passages.
    void add(const Article& article, const std::vector<Passage>& passages);

    /// Those of an article, by the order in which they were added, until the next is.
    Shingles operator[](std::size_t article) const;

private:
    std::vector<std::uint32_t> hashes_;
    std::vector<std::uint32_t> ends_;  // of each passage's, from those of its article on
    struct Place {
        std::size_t hashes = 0;
        std::size_t ends = 0;
    };
    std::vector<Place> places_;  // where each article's begin
};

/// Finds passages that were copied, perhaps with edits, from an article that came before: those of
/// which 60 % stands in one earlier article, or 50 % if the article as a whole is a copy of that.
/// Where most numbers are others nothing is a copy: reports of the same form. Not thread-safe.
///
/// When its memory is used up it goes by half of all shingles, later by half of the rest, and so
/// on: the same ones on every run. Articles whose ids take more than a sixth of its memory are
/// compared with the others, but not remembered.
class CopyFinder {
public:
    /// `memory`: bytes not to be exceeded.
    explicit CopyFinder(std::size_t memory);

    /// Adds an article: sets Passage::original of its passages, of which these are the shingles.
    /// An article is no copy of an earlier one with its id.
    void add(std::string_view id, const Shingles& shingles, std::vector<Passage>& passages);

    /// Bytes of memory.
    std::size_t memory() const noexcept;

private:
    // How many of a number of shingles an article has.
    struct Vote {
        ArticleNumber article = kNoArticle;
        std::size_t count = 0;
    };

    void look_up(const Shingles& shingles);
    void sample(const Shingles& shingles);
    const std::vector<Vote>& count_votes(std::size_t begin, std::size_t end);
    Vote find_whole(std::span<const std::uint32_t> article);
    ArticleNumber original_of(std::span<const std::uint32_t> passage, std::size_t begin,
                              std::size_t end, ArticleNumber whole);
    ShingleLists::Share count(std::span<const std::uint32_t> text, const Vote& vote,
                              std::size_t sampled);
    void remember(std::string_view id, const Shingles& shingles);
    std::string id_of(ArticleNumber article) const;

    std::size_t most_ids_;
    ShingleOwners owners_;
    ShingleLists lists_;
    std::string ids_;  // of all articles, one after another
    std::vector<std::size_t> id_ends_;

    // Of the article being added: the sample of its shingles, and where those of each passage end;
    // who has them, and where the owners of each end.
    std::vector<std::uint32_t> sample_;
    std::vector<std::size_t> sample_ends_;
    std::vector<ArticleNumber> found_;
    std::vector<std::size_t> found_ends_;
    std::vector<ArticleNumber> sorted_;  // work space of count_votes(), and its result
    std::vector<Vote> votes_;
};

}  // namespace nutgraf
