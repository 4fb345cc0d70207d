// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "nutgraf/article_source.hpp"
#include "source/format.hpp"
#include "source/record_format.hpp"

namespace nutgraf {

/// Complete lines of a file of records.
struct RecordLines {
    std::string path;
    std::size_t lines_before = 0;  ///< in the file
    std::size_t count = 0;         ///< of the lines; a hint
    std::size_t size = 0;          ///< bytes of the lines, with their line ends
    std::string bytes;             ///< the lines, and kJsonPadding bytes of anything behind them
};

/// Returns the id of an article that has only its place, "path" or "path:line", as UTF-8: file
/// names are bytes, but ids and reports must be text.
std::string id_of(const std::string& place);

/// The reason to skip what is larger than `article_bytes`.
std::string too_large(std::size_t article_bytes);

/// Returns the draft of an article whose id and place are known, with the bytes of its text or web
/// page.
Draft to_draft(Article article, std::string bytes, Format format);

/// Returns the draft that a record is, see read_record(), with its place. Its text may be a web
/// page. One with neither text nor title is passed over.
DraftResult to_draft(std::variant<Article, std::string> record, const RecordContext& context);

/// Returns the draft that a whole file or stream is. `format` must be one of a single article.
DraftResult parse_whole(std::string bytes, Format format, const std::string& path);

/// Returns what the lines hold. Blank ones are passed over; one longer than `article_bytes`, its
/// end not counted, or of so many values that they take as much memory, is a skip report.
std::vector<DraftResult> parse_records(const RecordLines& lines, std::size_t article_bytes);

}  // namespace nutgraf
