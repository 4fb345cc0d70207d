// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nutgraf/byte_range.hpp"

namespace nutgraf {

/// What the index knows of an article. A field that is not known is empty. UTF-8.
struct ArticleInfo {
    std::string id;
    std::string path;      ///< "-" for standard input
    std::size_t line = 0;  ///< of the record in that file, 1-based; 0 if the file is the article
    std::string title;
    std::string source;
    std::string author;
    std::string date;     ///< YYYY, YYYY-MM or YYYY-MM-DD
    std::string updated;  ///< the day of the last change, YYYY-MM-DD; later than `date` or the same
    std::string section;
    std::string url;
    std::string language;
    std::string
        encoding;  ///< of the source file; its offsets are those of the decoded text unless "utf-8"
    std::string extra;  ///< a JSON object of what else the record held; empty if nothing
};

/// A passage as the index keeps it: exact text, and where it stands.
struct PassageInfo {
    std::string id;             ///< `<article id>#<ordinal>`
    std::uint32_t ordinal = 0;  ///< 0-based within the article
    std::uint32_t of = 0;       ///< passages in the article
    std::size_t start = 0;      ///< bytes in the source text as read, half-open
    std::size_t end = 0;
    std::string text;  ///< exactly these bytes, but for debris within, which kGap stands for
    /// If debris was left out: where the pieces are that remain.
    std::vector<ByteRange> parts = {};
};

/// Text for people to look at: what to show and which parts of it matched. How a match is marked is
/// the printer's business.
struct Snippet {
    std::string text;
    std::vector<ByteRange> highlights;  ///< ranges of `text`, ascending, not overlapping
};

/// One term of a topic in one passage: part of the score.
struct TermScore {
    std::string word;            ///< as the topic has it
    std::string term;            ///< as the index has it; a stem begins with 'Z'; several if its
                                 ///< stem differs by language or accents, with spaces between
    std::uint32_t count = 0;     ///< times in the passage (wdf), the title counted
    std::uint32_t passages = 0;  ///< passages of the index that have it (term frequency)
    double score = 0;            ///< what it adds to the hit's score
};

/// A passage elsewhere that says the same in nearly the same words.
struct DuplicateInfo {
    std::string passage;  ///< its id
    std::string article;  ///< the article's id, title and publisher
    std::string title;
    std::string source;
};

/// One result.
struct Hit {
    std::uint32_t rank = 0;  ///< 1-based, counted from the first result whatever the offset
    double score = 0;        ///< BM25; comparable within one topic and index only
    ArticleInfo article;
    PassageInfo passage;
    std::vector<ByteRange> highlights;  ///< ranges of passage.text that matched the topic
    std::vector<PassageInfo> before;    ///< neighbours asked for as context, in text order
    std::vector<PassageInfo> after;
    std::vector<TermScore> explanation;     ///< best first; empty unless asked for
    std::vector<DuplicateInfo> duplicates;  ///< copies that this hit speaks for, if folded
    std::uint32_t siblings = 0;  ///< grouped by article: further passages that match, at least
};

/// The answer to one topic.
struct SearchResult {
    std::vector<Hit> hits;
    std::uint64_t matches =
        0;  ///< passages (or articles, if grouped) that match; an estimate if not exact
    bool exact = true;
    /// Passages without a date that the date filter beside the words leaves out. Nothing if the
    /// topic has none, or if they were not to be counted.
    std::optional<std::uint64_t> undated = {};
};

}  // namespace nutgraf
