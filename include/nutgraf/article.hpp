// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// How a field of an article came to be known.
enum class Origin {
    kAbsent,      ///< not known; the value is empty
    kRecord,      ///< a key of the JSON record
    kHeading,     ///< a Markdown heading
    kFirstLine,   ///< the first line that reads like a headline
    kByline,      ///< a line such as "By Jane Doe"
    kSourceLine,  ///< a line such as "Source: The Gazette"
    kDateLine,    ///< a line near the top that holds little besides a full date
    kOpening,     ///< the place and day that a report opens with: "OSLO, May 17 (AP) -"
    kRelative,    ///< a date as seen from another: "1 month ago"
    kUrl,         ///< the address of the page
    kMeta,        ///< a meta tag of the page, or a header of a message
    kJsonLd,      ///< the page's description of itself for machines (JSON-LD)
    kMarkup,      ///< an element of the page that is made for it: h1, time, address
    kText         ///< the story's own words: its language, the day of a photo
};

/// Returns a short English name: "record", "heading", "meta tag".
std::string_view name_of(Origin origin) noexcept;

/// A value less certain than this is more often wrong than right: it is shown by --inspect, but is
/// not indexed.
inline constexpr double kLeastConfidence = 0.5;

/// A value read from an article, with how it was found. UTF-8, one line, no outer white space.
struct Field {
    std::string value;
    Origin origin = Origin::kAbsent;
    /// How likely it is right, 0 to 1, by the way it was found: the share of values found in this
    /// way that were right on pages with known fields.
    double confidence = 1;

    /// Whether the field is known.
    explicit operator bool() const noexcept { return origin != Origin::kAbsent; }

    /// Whether it is certain enough to be indexed.
    bool is_certain() const noexcept { return confidence >= kLeastConfidence; }
};

/// What a stretch of text is that does not belong to the story.
enum class DebrisKind {
    kNavigation,  ///< menus, breadcrumbs, lists of links to other pages
    kTicker,      ///< prices and the like that stand on every page
    kForm,        ///< comment, search and subscription forms, share buttons
    kPromotion,   ///< advertisements, "Read also", offers
    kComments,    ///< what readers wrote
    kLegal,       ///< copyright and cookie notices
    kRepeated,    ///< the headline or a caption once more
    kRecurring,   ///< lines that other articles of the source have, too
    kMetadata,    ///< byline, date and source lines whose content is in the fields
    kOther        ///< no story, for what it looks like
};

/// Returns a short English name: "navigation", "ticker".
std::string_view name_of(DebrisKind kind) noexcept;

/// A stretch of an article's text that is neither indexed nor shown: whole lines.
struct Debris {
    std::size_t start = 0;  ///< first byte in Article::text
    std::size_t end = 0;    ///< one past the last byte
    DebrisKind kind = DebrisKind::kOther;

    friend bool operator==(const Debris&, const Debris&) = default;
};

/// One source document. All strings are valid UTF-8 except `path`, which is as the system has it.
struct Article {
    /// Names the article in the index: the record's id, or the path as the user gave it,
    /// or "path:line" for a record without one; see also SourceOptions::name. Indexing an id again
    /// replaces the article.
    std::string id;
    std::string path;  ///< the file it came from; SourceOptions::name or "-" for standard input
    std::size_t line =
        0;  ///< the record's line in that file, 1-based; 0 when the file is the article

    Field title;
    Field source;  ///< who published it
    Field author;
    Field date;  ///< of publication: YYYY-MM-DD; known only in part it is kept as YYYY-MM or YYYY
    Field
        updated;  ///< the day of the last change, YYYY-MM-DD, unless that is the one of publication
    Field url;
    Field section;   ///< of the publication, for example "Business"
    Field language;  ///< as the record says it, lower case, for example "en"

    /// The text as read. Equal to the file's bytes (or the record's text value) when those are
    /// UTF-8; otherwise decoded, and `encoding` says from what.
    std::string text;
    /// Bytes of the file before `text`: 3 after a UTF-8 byte order mark, else 0. Passages are
    /// reported with it added, so that their offsets are those of the file.
    std::size_t text_offset = 0;
    std::string encoding = "utf-8";
    /// What of the text is not the story: ascending, disjoint, neighbours of one kind joined.
    std::vector<Debris> debris;
    /// What else the record holds, as a JSON object; empty when there is nothing.
    std::string extra;
};

/// Returns where an article stands: "path", or "path:line" of a record.
std::string place_of(const Article& article);

/// A field that articles may have.
struct ArticleField {
    std::string_view name;
    Field Article::*value;
};

/// The fields, in the order in which they are told.
inline constexpr std::array kArticleFields = {
    ArticleField{"title", &Article::title},     ArticleField{"source", &Article::source},
    ArticleField{"author", &Article::author},   ArticleField{"date", &Article::date},
    ArticleField{"updated", &Article::updated}, ArticleField{"section", &Article::section},
    ArticleField{"url", &Article::url},         ArticleField{"language", &Article::language},
};

}  // namespace nutgraf
