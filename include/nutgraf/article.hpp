// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace nutgraf {

/// How a field of an article came to be known.
enum class Origin {
    kAbsent,      ///< not known; the value is empty
    kRecord,      ///< a key of the JSON record
    kHeading,     ///< a Markdown heading
    kFirstLine,   ///< the first line that reads like a headline
    kByline,      ///< a line such as "By Jane Doe"
    kSourceLine,  ///< a line such as "Source: The Gazette"
    kDateLine     ///< a line near the top that holds little besides a full date
};

/// A value read from an article, with how it was found. UTF-8, one line, no outer white space.
struct Field {
    std::string value;
    Origin origin = Origin::kAbsent;

    /// Whether the field is known.
    explicit operator bool() const noexcept { return origin != Origin::kAbsent; }
};

/// One source document. All strings are valid UTF-8 except `path`, which is as the system has it.
struct Article {
    /// Names the article in the index: the record's id, or the path as the user gave it,
    /// or "path:line" for a record without one. Indexing an id again replaces the article.
    std::string id;
    std::string path;  ///< the file it came from; "-" for standard input
    std::size_t line =
        0;  ///< the record's line in that file, 1-based; 0 when the file is the article

    Field title;
    Field source;  ///< who published it
    Field author;
    Field date;  ///< YYYY-MM-DD; a date known only in part is kept as YYYY-MM or YYYY
    Field url;
    Field language;  ///< as the record says it, lower case, for example "en"

    /// The text as read. Equal to the file's bytes (or the record's text value) when those are
    /// UTF-8; otherwise decoded, and `encoding` says from what.
    std::string text;
    /// Bytes of the file before `text`: 3 after a UTF-8 byte order mark, else 0. Passages are
    /// reported with it added, so that their offsets are those of the file.
    std::size_t text_offset = 0;
    std::string encoding = "utf-8";
    /// What else the record holds, as a JSON object; empty when there is nothing.
    std::string extra;
};

}  // namespace nutgraf
