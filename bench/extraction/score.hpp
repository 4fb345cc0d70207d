// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/gold.hpp"
#include "extraction/measure.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf::bench {

/// How much of two texts is the same, as bags of lower-cased words. Each 0 to 1.
struct Overlap {
    double precision = 0;  ///< of the first text's words, how many are in the second
    double recall = 0;     ///< of the second text's words, how many are in the first
    double f1 = 0;         ///< harmonic mean of both; 1 if neither text has words
};

/// Compares bags of words.
Overlap compare_bags(std::vector<std::string> found, std::vector<std::string> gold);

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

/// A field of a page.
struct FieldScore {
    FieldResult result = FieldResult::kNoGold;
    Field found;
    std::string gold;
};

/// The fields that are scored. What is an array of them is in this order.
inline constexpr std::array<std::string_view, 3> kScoredFields = {"title", "author", "date"};

/// How good nutgraf's reading of a page is.
struct PageScore {
    std::string id;
    std::optional<Overlap> words;  ///< if gold has the story
    Confusion pieces;              ///< see count_pieces()
    std::array<FieldScore, kScoredFields.size()> fields;
};

/// By what pages are ordered to find the worst, 0 to 1: F1 of words, or of pieces if gold has no
/// story, or 1 if it has neither.
double goodness(const PageScore& score);

/// Scores a reading against gold.
PageScore score_page(const Reading& reading, const GoldPage& gold);

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

/// Figures over pages.
struct Summary {
    std::size_t pages = 0;
    std::size_t stories = 0;  ///< pages whose story gold has
    Overlap words;            ///< means over these
    std::array<FieldTally, kScoredFields.size()> fields;
};

Summary summarize(const std::vector<PageScore>& scores);

}  // namespace nutgraf::bench
