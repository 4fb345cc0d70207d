// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "duplicates/shingle_owners.hpp"

namespace nutgraf {

/// Remembers the words of each article, in their order, so that another can be compared with it
/// word by word. When its memory is used up it forgets every other article, later every other one
/// of the rest, and so on: the same ones on every run. Not thread-safe.
class WordLists {
public:
    /// `memory`: bytes not to be exceeded.
    explicit WordLists(std::size_t memory) : most_memory_(memory) {}

    /// Remembers the words of the next article, unless it is one of those to be forgotten.
    void add(std::span<const std::uint32_t> words);

    /// How many words of an article are remembered; 0 also if it is forgotten.
    std::size_t size(ArticleNumber article) const noexcept {
        return ends_[article] - begin_of(article);
    }

    /// Sets `out` to the words of an article, none if it is forgotten.
    void get(ArticleNumber article, std::vector<std::uint32_t>& out) const;

    /// Bytes of memory.
    std::size_t memory() const noexcept;

private:
    std::size_t begin_of(ArticleNumber article) const noexcept {
        return article == 0 ? 0 : ends_[article - 1];
    }
    bool knows(std::size_t article) const noexcept { return ((article + 1) & forgotten_) == 0; }
    void forget_half();

    std::size_t most_memory_;
    std::deque<std::uint32_t> words_;  // of one article after another
    std::vector<std::size_t> ends_;    // of each article's
    std::size_t forgotten_ = 0;        // articles with any of these bits in the next number are
};

}  // namespace nutgraf
