// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// A short line of an article that is not yet debris.
struct ShortLine {
    std::uint64_t hash = 0;  ///< of its words and of the article's source
    std::size_t start = 0;   ///< first byte in Article::text
    std::size_t end = 0;     ///< one past the last byte, line ends and blank lines included
};

/// The short lines of an article.
struct ShortLines {
    std::uint64_t source = 0;  ///< a hash of who published it; 0 if that is not known
    std::vector<ShortLine> lines;
};

/// Returns the short lines of an article that may recur in others of its source, which is known by
/// its name or else by the host of its address; none if it is not known. Lines that stand among
/// prose count only if they have words enough to be no heading. Thread-safe.
ShortLines short_lines_of(const Article& article);

/// Finds lines that articles of one source have in common: what a site prints around or into each
/// of them. What is marked depends on the articles added before, and on nothing else.
/// Not thread-safe.
///
/// A line recurs from the fourth article on that has it, if it is in one of eight of the source's
/// articles at least. When its memory is used up it halves all counts and forgets what was seen
/// once.
class RecurringLines {
public:
    /// `memory`: bytes not to be exceeded, but for 64 KiB.
    explicit RecurringLines(std::size_t memory);

    /// Adds an article, of which these are the short lines: marks those that recur as
    /// DebrisKind::kRecurring, unless they are half of its text or more; then it is a copy of
    /// another article. Returns whether any was marked.
    bool add(Article& article, const ShortLines& lines);

    /// Bytes of memory.
    std::size_t memory() const noexcept { return table_.capacity() * sizeof(Count); }

private:
    struct Count {
        std::uint64_t hash = 0;     // 0: free
        std::uint32_t article = 0;  // the last that had it
        std::uint32_t count = 0;    // of articles
    };

    Count& find(std::uint64_t hash);
    bool recurs(const ShortLine& line, std::uint32_t articles);
    void count(std::uint64_t hash);
    void make_room();
    void put_all_anew(std::size_t places);

    std::size_t most_memory_;
    std::vector<Count> table_;  // open addressing, a power of two
    std::size_t used_ = 0;
    std::uint32_t article_ = 0;  // number of the current one
};

}  // namespace nutgraf
