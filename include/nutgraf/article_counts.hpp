// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// How many articles have a field that is certain enough, and how certain it is.
class FieldCount {
public:
    /// Counts one article more.
    void add(double confidence) noexcept;

    std::uint64_t articles() const noexcept { return articles_; }

    /// The mean confidence; 0 if no article has the field.
    double confidence() const noexcept;

    friend bool operator==(const FieldCount&, const FieldCount&) = default;

private:
    std::uint64_t articles_ = 0;
    double sum_ = 0;
};

/// What a number of articles are made of: how many have which field, what language they are in, and
/// how much of them is debris or copied. Takes a few kilobytes, whatever the articles are.
struct ArticleCounts {
    /// Of one field: in all, and by how it was found.
    struct ByOrigin {
        FieldCount all;
        std::map<Origin, FieldCount> origins;
        std::uint64_t uncertain = 0;  ///< articles with a value that is not in the above

        friend bool operator==(const ByOrigin&, const ByOrigin&) = default;
    };

    std::uint64_t articles = 0;
    std::uint64_t passages = 0;
    std::array<ByOrigin, kArticleFields.size()> fields;  ///< as kArticleFields
    /// Articles in each language, regions aside: "en" for "en-gb". What is too long for a code, or
    /// comes when there are hundreds, counts as "other".
    std::map<std::string, std::uint64_t> languages;
    std::uint64_t text_bytes = 0;
    std::uint64_t debris_bytes = 0;
    std::uint64_t with_debris = 0;  ///< articles
    std::uint64_t copied_passages = 0;
    std::uint64_t with_copies = 0;      ///< articles with a passage that is a copy
    std::uint64_t copied_articles = 0;  ///< those of which all passages are

    /// Counts one article more.
    void add(const Article& article, const std::vector<Passage>& divided);

    friend bool operator==(const ArticleCounts&, const ArticleCounts&) = default;
};

}  // namespace nutgraf
