// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nutgraf {

/// Compares the words of one text (analysis/shingles.hpp) with those of others: how much of it
/// stands there, and what stands there in the place of its facts. Not thread-safe.
class WordComparison {
public:
    /// How many of a number of shingles the other text has.
    struct Share {
        std::size_t found = 0;
        std::size_t of = 0;

        friend bool operator==(const Share&, const Share&) = default;
    };

    /// Facts are numbers and names; what stands in a row of one kind is one fact.
    struct Facts {
        std::size_t kept = 0;      ///< the other text has the same
        std::size_t replaced = 0;  ///< it has others of their kind in their places

        std::size_t stretches = 0;      ///< of words in which the texts differ
        std::size_t swapped = 0;        ///< those in whose place the other has other words
        std::size_t with_replaced = 0;  ///< those with facts that were replaced

        friend bool operator==(const Facts&, const Facts&) = default;
    };

    WordComparison();

    /// Begins with a text, which must stay until the next.
    void start(std::span<const std::uint32_t> text);

    /// Compares it with another, in time of their lengths, almost.
    void compare(std::span<const std::uint32_t> other);

    /// Of part of the text, a half-open range of its words. Shingles lie within it.
    Share share(std::size_t begin, std::size_t end) const;
    Facts facts(std::size_t begin, std::size_t end) const;

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    struct Place {
        std::uint32_t shingle = 0;
        std::uint32_t position = kNone;
    };
    struct Part {  // of both texts
        std::size_t begin = 0, end = 0;
        std::size_t other_begin = 0, other_end = 0;
    };
    struct Word {  // what became of it
        bool kept = false;
        bool differs = false;       // a stretch begins here in which the texts differ
        bool swapped = false;       // both have words there
        std::uint8_t replaced = 0;  // facts in that
    };

    void list_shingles();
    Place& place_of(std::uint32_t shingle);
    void find_partners();
    void choose_anchors();
    void align();
    void compare_stretch(Part part);

    std::array<std::uint64_t, 2> keys_;
    std::span<const std::uint32_t> text_;
    std::span<const std::uint32_t> other_;
    bool listed_ = false;
    std::vector<Place> table_;             // of shingles: open addressing, a power of two
    std::vector<std::uint32_t> first_;     // the first place of each place's shingle
    std::vector<std::uint32_t> partners_;  // the first place in the other text, at first places
    std::vector<std::uint32_t> anchors_;   // places in ascending order here and there
    std::vector<std::uint32_t> before_;    // work space of choose_anchors()
    std::vector<Word> words_;
};

}  // namespace nutgraf
