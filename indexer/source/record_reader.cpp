// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where records end is found on the thread that reads, what they mean on any. Batches are cut where
// the bytes alone decide: behind the record that makes them large enough. A record that is too long
// is thrown away as it comes; its place among the others stays.
#include "source/record_reader.hpp"

#include <algorithm>

#include "source/parse.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

// Of a batch: an article takes some hundred bytes more than its record, however short that is.
constexpr std::size_t kMostRecords = 1 << 13;

std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) ++lines;
    return lines;
}

// The line ends that the record begins with.
std::string_view blank_lines(std::string_view record) {
    return record.substr(0, std::min(record.find_first_not_of("\r\n"), record.size()));
}

// Complete records of a file.
struct RecordStretch {
    std::string path;
    std::string bytes;
    std::vector<RecordEnd> ends;
    std::size_t lines;  // in the file before
    std::shared_ptr<const RecordParser> parser;
    std::size_t article_bytes;
    std::string notice;  // about the file, behind its records
};

DraftResult parse_kept(const RecordStretch& stretch, std::string_view record,
                       const RecordContext& context) {
    const bool too_long =
        record.size() > stretch.article_bytes && stretch.parser->is_article(record);
    if (too_long) return context.skip(too_large(stretch.article_bytes));
    return stretch.parser->parse(record, context);
}

// Nothing for what is no record: blank lines, a header.
std::optional<DraftResult> parse_one(const RecordStretch& stretch, std::string_view record,
                                     std::size_t line, RecordEnd::Fate fate) {
    using enum RecordEnd::Fate;
    const RecordContext context{stretch.path, line, stretch.article_bytes};
    if (fate == kTooLong) return context.skip(too_large(stretch.article_bytes));
    if (fate == kNoArticle) return context.pass_over();
    if (fate == kHeader || ascii::is_blank(record)) return std::nullopt;
    return parse_kept(stretch, record, context);
}

std::vector<DraftResult> parse_stretch(const RecordStretch& stretch) {
    std::vector<DraftResult> results;
    results.reserve(stretch.ends.size());
    std::size_t begin = 0;
    std::size_t line = stretch.lines + 1;
    for (const RecordEnd& record : stretch.ends) {
        std::string_view bytes(stretch.bytes.data() + begin, record.end - begin);
        const std::size_t next_line = line + record.lines + record.lines_dropped;
        const std::string_view blank = blank_lines(bytes);
        line += count_lines(blank) + record.blank_lines;
        bytes.remove_prefix(blank.size());
        if (auto result = parse_one(stretch, bytes, line, record.fate)) {
            results.push_back(std::move(*result));
        }
        begin = record.end;
        line = next_line;
    }
    if (!stretch.notice.empty()) results.push_back(SourceNotice{stretch.path, stretch.notice});
    return results;
}

}  // namespace

std::unique_ptr<ArticleBatch> RecordReader::next_batch(const BatchLimits& limits) {
    while (!ended_) {
        if (!complaint_.empty()) return refuse(limits);
        const bool full = complete() >= std::max<std::size_t>(limits.bytes, 1);
        if (full || ends_.size() >= kMostRecords) return take(limits);
        if (find_end(limits)) continue;
        if (input_.at_end() && find_last_end(limits)) continue;
        if (input_.at_end()) return finish(limits);
        if (!input_.read_on(InputBuffer::kPiece, limits)) return nullptr;
    }
    return nullptr;
}

// Goes on looking for the end of the record that is open, and closes it there. False if more bytes
// are needed, or there will be no more records.
bool RecordReader::find_end(const BatchLimits& limits) {
    const std::size_t end =
        format_.splitter->find_end(open_record(), scanned_, dropping_ ? 0 : limits.article_bytes);
    const bool found = end != std::string_view::npos;
    if (!dropping_ && (found ? end : scanned_) > limits.article_bytes) {
        dropping_ = true;
        blank_lines_ = count_lines(blank_lines(open_record()));
        is_article_ = format_.parser->is_article(open_record());
    }
    if (dropping_) drop_open(found ? end : scanned_);
    if (found) close_open(dropping_ ? 0 : end);
    return found;
}

// The input has ended. Closes the record that is open where it turns out to have ended before.
bool RecordReader::find_last_end(const BatchLimits& limits) {
    if (input_.failed() || open_record().empty()) return false;
    const std::size_t end = format_.splitter->find_last_end(open_record(), scanned_,
                                                            dropping_ ? 0 : limits.article_bytes);
    if (end == std::string_view::npos) return false;
    if (dropping_) drop_open(end);
    close_open(dropping_ ? 0 : end);
    return true;
}

// Throws away the first bytes of the record that is open.
void RecordReader::drop_open(std::size_t size) {
    lines_dropped_ += count_lines(open_record().substr(0, size));
    input_.drop(size, complete());
    scanned_ = 0;
}

// Offers one of the first records as a header.
RecordEnd::Fate RecordReader::take_header(std::string_view record) {
    if (!at_header_ || ascii::is_blank(record)) return RecordEnd::Fate::kKept;
    const HeaderPart part = format_.parser->take_header(record);
    at_header_ = part == HeaderPart::kMore;
    complaint_ = format_.parser->complaint();
    return part == HeaderPart::kNone ? RecordEnd::Fate::kKept : RecordEnd::Fate::kHeader;
}

// The record that is open has `size` bytes.
void RecordReader::close_open(std::size_t size) {
    const std::string_view record = open_record().substr(0, size);
    using enum RecordEnd::Fate;
    const RecordEnd::Fate fate = !dropping_    ? take_header(record)
                                 : is_article_ ? kTooLong
                                               : kNoArticle;
    const std::size_t lines = fate == kHeader ? 0 : count_lines(record);
    if (fate == kHeader) {
        drop_open(size);
        size = 0;
    }
    ends_.push_back({.end = complete() + size,
                     .lines = lines,
                     .blank_lines = std::exchange(blank_lines_, 0),
                     .lines_dropped = std::exchange(lines_dropped_, 0),
                     .fate = fate});
    scanned_ = 0;
    dropping_ = false;
}

std::unique_ptr<ArticleBatch> RecordReader::take(const BatchLimits& limits) {
    const std::size_t size = complete();
    RecordStretch stretch{path_,
                          input_.take(size),
                          std::exchange(ends_, {}),
                          lines_,
                          format_.parser,
                          limits.article_bytes,
                          ended_ ? format_.splitter->notice() : std::string()};
    for (const RecordEnd& record : stretch.ends) lines_ += record.lines + record.lines_dropped;
    return make_batch([stretch = std::move(stretch)] { return parse_stretch(stretch); }, size);
}

// The header says that the file cannot be read. What stands before it is still told.
std::unique_ptr<ArticleBatch> RecordReader::refuse(const BatchLimits& limits) {
    ended_ = ends_.empty();
    return ended_ ? skip(path_, complaint_) : take(limits);
}

// The stream has ended. What is left is the last record, unless reading failed in it.
std::unique_ptr<ArticleBatch> RecordReader::finish(const BatchLimits& limits) {
    if (input_.failed()) {
        if (!ends_.empty()) return take(limits);
        ended_ = true;
        const std::string where = lines_ == 0 ? path_ : path_ + ':' + std::to_string(lines_);
        return skip(where, "reading failed: " + input_.reason(), input_.system_failed());
    }
    ended_ = true;
    if (dropping_ || !open_record().empty()) close_open(dropping_ ? 0 : open_record().size());
    if (!complaint_.empty()) return refuse(limits);
    return ends_.empty() && format_.splitter->notice().empty() ? nullptr : take(limits);
}

}  // namespace nutgraf
