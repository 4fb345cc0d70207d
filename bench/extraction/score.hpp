// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/pages.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf::bench {

/// How much of two texts is the same, as bags of lower-cased words. Each 0 to 1.
struct Overlap {
    double precision = 0;  ///< of the first text's words, how many are in the second
    double recall = 0;     ///< of the second text's words, how many are in the first
    double f1 = 0;         ///< harmonic mean of both; 1 if neither text has words
};

/// Compares words as Tokenizer finds them; one that stands in a text n times counts n times.
Overlap compare_words(std::string_view found, std::string_view gold);

/// What became of a field.
enum class FieldResult {
    kNoGold,   ///< the page has none, and none was found
    kRight,    ///< found
    kMissing,  ///< not found
    kWrong,    ///< another value was found
    kExtra     ///< a value was found where gold has none: that may be gold's fault
};

/// Returns a short English name: "right", "missing".
std::string_view name_of(FieldResult result) noexcept;

/// Titles and authors are equal if their words are, in the same order: case, white space and
/// punctuation do not count.
FieldResult compare_field(const Field& found, std::string_view gold);

/// Dates are equal to the day. One that is known in part, and right so far, is missing.
FieldResult compare_date(const Field& found, std::string_view gold);

/// What nutgraf makes of a page.
struct PageScore {
    std::string id;
    Overlap words;
    FieldResult title = FieldResult::kNoGold;
    FieldResult author = FieldResult::kNoGold;
    FieldResult date = FieldResult::kNoGold;
};

/// Scores an article, as far as it is no debris, against gold.
PageScore score_page(const Article& article, const GoldPage& gold);

/// How often what became of a field, over pages.
struct FieldTally {
    std::size_t right = 0;
    std::size_t missing = 0;
    std::size_t wrong = 0;
    std::size_t extra = 0;

    void add(FieldResult result);
    /// Pages that have the field.
    std::size_t pages() const { return right + missing + wrong; }
};

/// Means over pages.
struct Summary {
    std::size_t pages = 0;
    Overlap words;
    FieldTally title;
    FieldTally author;
    FieldTally date;
};

Summary summarize(const std::vector<PageScore>& scores);

/// Whether a page belongs to the first of two halves, drawn by a hash of its id: what is tuned on
/// one half shows its worth on the other.
bool in_first_half(std::string_view id);

}  // namespace nutgraf::bench
