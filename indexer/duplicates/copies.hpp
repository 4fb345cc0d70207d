// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duplicates/shingle_owners.hpp"
#include "duplicates/word_comparison.hpp"
#include "duplicates/word_lists.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// What the passages of an article are made of: hashes of the content words of each, and of a
/// sample of their shingles (analysis/shingles.hpp). If the article is short, the sample also
/// stands for all words of each. The same text has the same sample, in any article.
struct Shingles {
    struct Ends {  ///< of a passage, in the two below
        std::uint32_t words = 0;
        std::uint32_t sample = 0;
    };
    std::span<const std::uint32_t> words;   ///< of one passage after another, as they come
    std::span<const std::uint32_t> sample;  ///< also
    std::span<const Ends> ends;             ///< of each passage
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
    void sample_from(std::size_t begin, std::size_t end, bool all_facts);

    std::vector<std::uint32_t> words_;
    std::vector<std::uint32_t> sample_;
    std::vector<Shingles::Ends> ends_;  // from those of the article on
    struct Place {
        std::size_t words = 0;
        std::size_t sample = 0;
        std::size_t ends = 0;
    };
    std::vector<Place> places_;  // where each article's begin
};

/// Finds passages that were copied, perhaps with edits, from an article that came before: those of
/// which 60 % stands in one earlier article, or 50 % if the article as a whole is a copy of that.
/// An article that has other numbers and names in the places of the earlier one's is no copy, but a
/// report of the same form. Not thread-safe.
///
/// When its memory is used up it goes by half of all shingles, later by half of the rest, and so
/// on, and so it does by the words of articles: the same ones on every run. Articles whose ids take
/// more than a sixth of its memory are compared with the others, but not remembered.
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
    // How many of a part of the sample an article has, and of those that are not common.
    struct Vote {
        ArticleNumber article = kNoArticle;
        std::size_t count = 0;
        std::size_t rare = 0;
    };
    // A part of the article being added: its whole, or a passage.
    struct Part {
        std::size_t words_begin = 0, words_end = 0;
        std::size_t sample_begin = 0, sample_end = 0;
        std::size_t rare = 0;  // of the sample
    };
    // An article that a passage may be a copy of.
    struct Candidate {
        Vote vote;
        std::size_t passage = 0;
    };

    void look_up(const Shingles& shingles);
    void count_votes(Part& part);
    ArticleNumber find_whole();
    static bool may_be(const Part& part, const Vote& vote, std::size_t least, std::size_t percent);
    void find_candidates(ArticleNumber whole);
    void look_closely(ArticleNumber whole, std::vector<ArticleNumber>& originals);
    bool compare(ArticleNumber article);
    bool tells_another() const;
    bool is_copy(const Part& part, const Vote& vote, std::size_t percent) const;
    void remember(std::string_view id, const Shingles& shingles);
    std::string id_of(ArticleNumber article) const;

    std::size_t most_ids_;
    ShingleOwners owners_;
    WordLists lists_;
    std::string ids_;  // of all articles, one after another
    std::vector<std::size_t> id_ends_;

    // Of the article being added: what is still known of its sample, who has that, and where the
    // owners of each shingle end; all of it, and its passages; and what they may be copies of.
    std::vector<std::uint32_t> sample_;
    std::vector<ArticleNumber> found_;
    std::vector<std::size_t> found_ends_;
    Part whole_;
    std::vector<Part> parts_;
    std::vector<Candidate> candidates_;
    std::vector<std::uint64_t> sorted_;  // work space of count_votes(), and its result
    std::vector<Vote> votes_;
    // With which article it is compared, if that is remembered, and how many words may still be.
    WordComparison comparison_;
    std::vector<std::uint32_t> other_words_;
    bool compared_ = false;
    bool tells_another_ = false;
    std::size_t budget_ = 0;
};

}  // namespace nutgraf
