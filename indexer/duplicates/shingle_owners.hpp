// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/keyed_hash.hpp"

namespace nutgraf {

/// The number of an article among those remembered, from 0 on.
using ArticleNumber = std::uint32_t;

inline constexpr ArticleNumber kNoArticle = ~ArticleNumber{0};

/// Remembers of one in four shingles, those whose hash says so, the first few articles that had it.
/// When its memory is used up it forgets half of these shingles, later half of the rest, and so on:
/// the same ones on every run. Not thread-safe.
class ShingleOwners {
public:
    static constexpr std::size_t kMostOwners = 4;  ///< of a shingle

    /// Whether a shingle is one of those, as long as there is memory.
    static bool samples(std::uint32_t shingle) noexcept { return (shingle & kNotSampled) == 0; }

    /// A shingle for one that is to be remembered in any case.
    static std::uint32_t sampled(std::uint32_t shingle) noexcept { return shingle & ~kNotSampled; }

    /// `memory`: bytes not to be exceeded.
    explicit ShingleOwners(std::size_t memory);

    /// Whether a shingle is among those that are remembered.
    bool knows(std::uint32_t shingle) const noexcept { return (shingle & forgotten_) == 0; }

    /// Gets the memory where a shingle is, for a call soon after.
    void prefetch(std::uint32_t shingle) const noexcept;

    /// Appends the articles that had the shingle.
    void append_owners(std::uint32_t shingle, std::vector<ArticleNumber>& out) const;

    /// Adds an owner, unless the shingle has enough of them, or this one, or is not remembered.
    void add(std::uint32_t shingle, ArticleNumber article);

    /// Bytes of memory.
    std::size_t memory() const noexcept { return table_.capacity() * sizeof(Place); }

    /// The most places that a look-up of any shingle that is there looks at, from the one where it
    /// belongs to its last. Takes the time of going through all.
    std::size_t longest_search() const noexcept;

private:
    static constexpr std::uint32_t kNotSampled = 3;  // bits that leave one shingle in four

    struct Place {
        std::uint32_t shingle = 0;
        ArticleNumber article = kNoArticle;
    };

    void make_room();
    // Keyed, so that nobody can choose shingles that belong in one place.
    std::size_t first_place(std::uint32_t shingle) const noexcept {
        return mix_hashes(shingle ^ keys_[0], keys_[1]) & (table_.size() - 1);
    }
    std::size_t next_place(std::size_t at) const noexcept { return (at + 1) & (table_.size() - 1); }

    std::size_t most_memory_;
    std::array<std::uint64_t, 2> keys_;
    std::vector<Place> table_;  // open addressing, a power of two
    std::size_t used_ = 0;
    std::uint32_t forgotten_;  // shingles with any of these bits are
};

}  // namespace nutgraf
