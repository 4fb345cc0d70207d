// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "article/shingle_owners.hpp"

namespace nutgraf {

/// Remembers all shingles of each article, to tell exactly how much of a text stands in it. When
/// its memory is used up it forgets half of all shingles, later half of the rest, and so on: the
/// same ones on every run. Not thread-safe.
class ShingleLists {
public:
    /// How many of a number of shingles an article has; and how many numbers.
    struct Share {
        std::size_t found = 0;
        std::size_t of = 0;
        std::size_t found_numbers = 0;  ///< these are not counted above
        std::size_t of_numbers = 0;

        friend bool operator==(const Share&, const Share&) = default;
    };

    /// `memory`: bytes not to be exceeded.
    explicit ShingleLists(std::size_t memory) : most_memory_(memory) {}

    /// Remembers the shingles, in any order, of the next article.
    void add(std::span<const std::uint32_t> shingles);

    /// How many of the shingles, less those that are forgotten, the article has. Takes the time of
    /// sorting its list when it is first asked for.
    Share share_of(std::span<const std::uint32_t> shingles, ArticleNumber article);

    /// Bytes of memory.
    std::size_t memory() const noexcept;

private:
    struct List {
        std::size_t end = 0;  // in shingles_
        bool sorted = false;
    };

    bool knows(std::uint32_t shingle) const noexcept { return (shingle & forgotten_) == 0; }
    std::size_t count_known(std::span<const std::uint32_t> shingles) const;
    void forget_half();

    std::size_t most_memory_;
    std::deque<std::uint32_t> shingles_;  // of one article after another
    std::vector<List> lists_;
    std::uint32_t forgotten_ = 0;  // shingles with any of these bits are
};

}  // namespace nutgraf
