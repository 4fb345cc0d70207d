// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// What passages of an article are made of: hashes of a sample of the shingles (runs of content
/// words) of each. Equal shingles have equal hashes, in any article.
struct Shingles {
    std::vector<std::uint32_t> hashes;  ///< of one passage after another, none twice in a passage
    std::vector<std::uint32_t> ends;    ///< of each passage's in `hashes`
};

/// Returns the shingles of the passages. Takes about as long as finding their words. Thread-safe.
Shingles shingles_of(const Article& article, const std::vector<Passage>& passages);

/// Finds passages that were copied, perhaps with edits, from an article that came before: those of
/// which most stands in one earlier article, or at least 45 % if the article as a whole is a
/// copy of that. Not thread-safe.
///
/// It remembers of each shingle the first few articles that had it. When its memory is used up it
/// forgets half of all shingles, later half of the rest, and so on: the same ones on every run.
/// Articles whose ids do not fit in half of its memory are compared with the others, but not
/// remembered.
class CopyFinder {
public:
    /// `memory`: bytes not to be exceeded.
    explicit CopyFinder(std::size_t memory);

    /// Adds an article: sets Passage::original of its passages, of which these are the shingles.
    void add(std::string_view id, const Shingles& shingles, std::vector<Passage>& passages);

    /// Bytes of memory.
    std::size_t memory() const noexcept;

private:
    using ArticleNumber = std::uint32_t;
    static constexpr ArticleNumber kNone = ~ArticleNumber{0};
    struct Place {
        std::uint32_t hash = 0;
        ArticleNumber article = kNone;
    };
    // How many of a number of shingles an article has.
    struct Vote {
        ArticleNumber article = kNone;
        std::size_t count = 0;
    };

    void look_up(const Shingles& shingles);
    std::size_t find_owners(std::uint32_t hash);
    const std::vector<Vote>& count_votes(std::size_t begin, std::size_t end);
    ArticleNumber original_of(std::size_t begin, std::size_t end, const Vote& of_all);
    static bool is_share(const Vote& vote, std::size_t size, std::size_t percent) noexcept;
    void remember(std::string_view id);
    void make_room();
    void put_all_anew(std::size_t places);
    std::size_t first_place(std::uint32_t hash) const noexcept;
    std::string id_of(ArticleNumber article) const;

    std::size_t most_memory_;
    std::vector<Place> table_;  // open addressing, a power of two
    std::size_t used_ = 0;
    std::uint32_t forgotten_ = 0;  // hashes with any of these bits are
    std::string ids_;              // of all articles, one after another
    std::vector<std::size_t> id_ends_;

    // Of the article being added: its shingles that are not forgotten, and where those of each
    // passage end; who has them, and where the owners of each end.
    std::vector<std::uint32_t> hashes_;
    std::vector<std::size_t> ends_;
    std::vector<ArticleNumber> owners_;
    std::vector<std::size_t> owner_ends_;
    std::vector<ArticleNumber> sorted_;  // work space of count_votes(), and its result
    std::vector<Vote> votes_;
};

}  // namespace nutgraf
