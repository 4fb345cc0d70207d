// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// How the bytes of a file, of a pipe or of a member of an archive are to be read.
enum class Format {
    kText,        ///< one text, or a web page if it looks like one
    kPage,        ///< one web page
    kXmlPage,     ///< one web page in XML (XHTML)
    kMessage,     ///< one message as mail programs send it (.eml), or in a Maildir
    kMhtml,       ///< one web page saved by a browser in one file (MHTML)
    kRecords,     ///< a JSON record a line
    kTable,       ///< records between commas or tabs, with a line of column names (.csv, .tsv)
    kSgml,        ///< TREC documents: <DOC> to </DOC>
    kWarc,        ///< web archive records, WET among them
    kArc,         ///< web archives as there were before WARC (.arc)
    kMbox,        ///< messages one after another
    kCompressed,  ///< gzip, zstd, xz or bzip2 around any of these
    kArchive      ///< a tar or zip archive of any of these
};

/// Bytes that recognise() wants to see, if there are as many.
inline constexpr std::size_t kHeadBytes = 1024;

/// Returns the suffix of a file name or path with its dot, in lower case; empty if there is none,
/// or if the name is nothing else.
std::string suffix_of(std::string_view name);

/// Returns what the suffix of a file name says, upper case or lower; nothing if it is unknown. In a
/// Maildir names have none: they begin with a time, in folders "cur" and "new", or end with flags
/// (":2,S").
std::optional<Format> format_of_name(std::string_view name);

/// Whether a file of this name is read where it is met in a folder or an archive: its suffix is
/// known, and if it is one of compression, also the one before.
bool is_known_name(std::string_view name);

/// Returns the name of what is in a compressed file: "a.txt" of "a.txt.gz", "a.tar" of "a.tgz".
std::string unpacked_name(std::string_view name);

/// Whether the format is one web page.
bool is_page(Format format) noexcept;

/// Whether the format is one article.
bool is_whole(Format format) noexcept;

/// Returns the format of a file that begins with `head`. Content that cannot be mistaken (an
/// archive, WARC, mbox, TREC documents) goes before the name, the name before other content.
Format recognise(std::string_view name, std::string_view head);

/// Returns the bytes of byte order mark and white space that the bytes begin with.
std::size_t blank_prefix(std::string_view bytes);

}  // namespace nutgraf
