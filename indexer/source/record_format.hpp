// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Finds where records end, on the thread that reads. One for each file, fed in order.
class RecordSplitter {
public:
    virtual ~RecordSplitter() = default;

    /// Returns the end of the first record in `text`, or npos if it cannot be told yet. `text`
    /// begins with the record, or what has not been dropped of it: what `scanned` says has been
    /// looked at may be dropped, and is when a record is too long. Looks from `scanned` on and
    /// moves it, so that no byte is looked at over and over. What is behind `most` bytes is too
    /// long; 0 if the record is being dropped.
    virtual std::size_t find_end(std::string_view text, std::size_t& scanned, std::size_t most) = 0;

    /// The same once the input has ended and find_end() has found no end: returns one if there is
    /// more than one record in `text` after all, else npos.
    virtual std::size_t find_last_end(std::string_view /*text*/, std::size_t& /*scanned*/,
                                      std::size_t /*most*/) {
        return std::string_view::npos;
    }

    /// Returns how records were told apart where that could be meant otherwise, once the input has
    /// ended; empty if there is nothing to say.
    virtual std::string notice() const { return {}; }
};

/// What one of the first records is.
enum class HeaderPart {
    kNone,  ///< an article
    kMore,  ///< part of a header that the next record belongs to as well
    kLast   ///< a header, or the end of one
};

/// Where a record stands, and how it is to be read.
struct RecordContext {
    const std::string& path;
    std::size_t line;           ///< 1-based
    std::size_t article_bytes;  ///< the most that an article may have, also when unpacked

    std::string where() const { return path + ':' + std::to_string(line); }
    SkippedArticle skip(std::string reason) const { return {where(), std::move(reason)}; }
    PassedOver pass_over() const { return {PassedReason::kNotAnArticle, where()}; }

    /// Returns an article that knows its place, and has that for an id.
    Article article() const;
};

/// Makes articles of records. Once the first record has been offered as a header, any thread may
/// use it.
class RecordParser {
public:
    virtual ~RecordParser() = default;

    /// Whether one of the first records is no article but says how to read the others.
    virtual HeaderPart take_header(std::string_view) { return HeaderPart::kNone; }

    /// Why the file cannot be read, going by its header; empty if it can.
    virtual std::string complaint() const { return {}; }

    /// Whether a record that begins like this would be an article, if it were not too long.
    virtual bool is_article(std::string_view) const { return true; }

    /// Returns the article, or why there is none. The record is not blank.
    virtual DraftResult parse(std::string_view record, const RecordContext& context) const = 0;
};

/// A format of many records in a file.
struct RecordFormat {
    std::unique_ptr<RecordSplitter> splitter;
    std::shared_ptr<RecordParser> parser;
};

}  // namespace nutgraf
