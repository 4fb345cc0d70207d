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

    /// Facts are numbers and names; what stands in a row of one kind is one fact. A number weighs
    /// 1. So does a name, or less where capitals are common: in German, each noun has one.
    struct Facts {
        double kept = 0;          ///< the weight of those that the other text has, too
        double replaced = 0;      ///< and of those in whose places it has others of their kind
        std::size_t swapped = 0;  ///< stretches of words in whose places it has other words

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
        bool swapped = false;      // a stretch begins here for which the other has other words
        std::uint8_t numbers = 0;  // replaced in that
        std::uint8_t names = 0;
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
    double name_weight_ = 1;
    bool listed_ = false;
    std::vector<Place> table_;             // of shingles: open addressing, a power of two
    std::vector<std::uint32_t> first_;     // the first place of each place's shingle
    std::vector<std::uint32_t> partners_;  // the first place in the other text, at first places
    std::vector<std::uint32_t> anchors_;   // places in ascending order here and there
    std::vector<std::uint32_t> before_;    // work space of choose_anchors()
    std::vector<Word> words_;
};

}  // namespace nutgraf
