// SPDX-License-Identifier: GPL-2.0-or-later
//
// Records are cut into batches between lines, at places that only the bytes decide: behind the last
// line end that fits, or if none does, behind the first. What has been read beyond is carried over.
// A line that is too long is reported once that is known and then thrown away as it comes, so that
// it takes no more memory than the longest one allowed.
#include "source/file_reader.hpp"

#include <algorithm>
#include <string_view>

#include "analysis/ascii.hpp"
#include "source/fast_json.hpp"
#include "source/parse.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kPiece = 1 << 16;  // what a pipe holds
// Of a batch: an article takes some hundred bytes more than its line, however short that is.
constexpr std::size_t kMostLines = 1 << 13;

std::unique_ptr<ArticleBatch> skip(std::string where, std::string reason) {
    return make_batch([report = SkippedArticle{std::move(where), std::move(reason)}] {
        return std::vector<ArticleResult>{report};
    });
}

// Whether the byte is white space or continues a byte order mark that the bytes begin with.
bool is_blank_at(std::string_view bytes, std::size_t at) {
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    return ascii::is_space(bytes[at]) ||
           (at < kMark.size() && bytes.substr(0, at + 1) == kMark.substr(0, at + 1));
}

// Takes as many lines off the bytes as a batch may have, and returns their number.
std::size_t take_most_lines(std::string_view& bytes) {
    std::size_t lines = 0;
    while (!bytes.empty() && lines < kMostLines) {
        bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
        ++lines;
    }
    return lines;
}

}  // namespace

std::unique_ptr<ArticleBatch> FileReader::next_batch(const BatchLimits& limits) {
    if (ended_) return nullptr;
    if (!input_.is_open()) {
        ended_ = true;
        return skip(path_, input_.reason());
    }
    if (content_ == Content::kUnknown && !recognise(limits)) return nullptr;
    return content_ == Content::kLines ? next_lines(limits) : take_whole(limits);
}

// Reads up to `room` bytes more. False if go_on said no.
bool FileReader::read_on(std::size_t room, const BatchLimits& limits) {
    const std::size_t size = buffer_.size();
    if (kind_ != FileKind::kRecords) room = std::min(room, kPiece);
    buffer_.reserve(size + room + kJsonPadding);
    buffer_.resize(size + room);
    std::size_t got = 0;
    const ReadState state = input_.read(buffer_.data() + size, room, got, limits.go_on);
    buffer_.resize(size + got);
    bytes_read_ += got;
    if (state == ReadState::kStopped) return false;
    state_ = state;
    return true;
}

// Decides how to read the file: by its first byte or, a stream, by its first character. Of a stream
// of records, what is before that character is dropped. False if go_on said no.
bool FileReader::recognise(const BatchLimits& limits) {
    const bool stream = kind_ != FileKind::kRecords;
    while (true) {
        while (stream && blank_ < buffer_.size() && is_blank_at(buffer_, blank_)) ++blank_;
        if (blank_ < buffer_.size() || at_end() || blank_ > limits.article_bytes) break;
        if (!read_on(kPiece, limits)) return false;
    }
    const char first = blank_ < buffer_.size() ? buffer_[blank_] : '\0';
    const bool utf16 = first == '\xff' || first == '\xfe';
    const bool lines = stream ? first == '{' && blank_ <= limits.article_bytes : !utf16;
    content_ = lines ? Content::kLines : Content::kWhole;
    if (lines) {
        const auto blank = std::string_view(buffer_).substr(0, blank_);
        lines_ = static_cast<std::size_t>(std::ranges::count(blank, '\n'));
        buffer_.erase(0, blank_);
    }
    return true;
}

std::unique_ptr<ArticleBatch> FileReader::next_lines(const BatchLimits& limits) {
    if (in_long_line_ && !leave_long_line(limits)) return nullptr;
    const std::size_t aim = std::max<std::size_t>(limits.bytes, 1);
    while (true) {
        const bool filled = buffer_.size() >= aim;
        if (filled || at_end()) {
            if (const std::size_t cut = find_cut(aim)) return take_lines(cut, limits);
            if (at_end()) break;
            if (buffer_.size() > limits.article_bytes) return skip_long_line(limits);
        }
        // Beyond the aim just enough to tell that a line is too long.
        const std::size_t room =
            filled ? std::min(kPiece - 1, limits.article_bytes - buffer_.size()) + 1
                   : aim - buffer_.size();
        if (!read_on(room, limits)) return nullptr;
    }
    if (state_ == ReadState::kFailed) return fail();
    ended_ = true;
    return buffer_.empty() ? nullptr : take_lines(buffer_.size(), limits);
}

// Returns the size of the next batch, 0 if that cannot be told yet. The buffer holds `aim` bytes or
// all there are.
std::size_t FileReader::find_cut(std::size_t aim) {
    const std::size_t head = std::min(aim, buffer_.size());
    if (searched_ < head) {
        const auto last = std::string_view(buffer_).substr(0, head).rfind('\n');
        if (last != std::string_view::npos) return last + 1;
        searched_ = head;
    }
    const auto first = buffer_.find('\n', searched_);
    if (first != std::string::npos) return first + 1;
    searched_ = buffer_.size();
    return 0;
}

std::unique_ptr<ArticleBatch> FileReader::take_lines(std::size_t size, const BatchLimits& limits) {
    std::string_view rest = std::string_view(buffer_).substr(0, size);
    const std::size_t count = take_most_lines(rest);
    size -= rest.size();
    RecordLines lines{path_, lines_, count, size, std::move(buffer_)};
    buffer_ = lines.bytes.substr(size);
    searched_ = 0;
    lines.bytes.resize(size + kJsonPadding);
    lines_ += count;
    return make_batch([lines = std::move(lines), most = limits.article_bytes,
                       how = how_] { return parse_records(lines, most, how); },
                      size);
}

std::unique_ptr<ArticleBatch> FileReader::skip_long_line(const BatchLimits& limits) {
    ++lines_;
    in_long_line_ = true;
    return skip(where(), too_large(limits.article_bytes));
}

// Throws bytes away up to the end of the line. False if go_on said no.
bool FileReader::leave_long_line(const BatchLimits& limits) {
    while (true) {
        const auto end = buffer_.find('\n', searched_);
        buffer_.erase(0, end == std::string::npos ? end : end + 1);
        searched_ = 0;
        if (end != std::string::npos || at_end()) break;
        if (!read_on(kPiece, limits)) return false;
    }
    in_long_line_ = false;
    return true;
}

// A text, or records in UTF-16, which are decoded as a whole.
std::unique_ptr<ArticleBatch> FileReader::take_whole(const BatchLimits& limits) {
    while (!at_end() && buffer_.size() <= limits.article_bytes) {
        if (!read_on(std::min(kPiece - 1, limits.article_bytes - buffer_.size()) + 1, limits)) {
            return nullptr;
        }
    }
    if (state_ == ReadState::kFailed) return fail();
    ended_ = true;
    if (buffer_.size() > limits.article_bytes) return skip(path_, too_large(limits.article_bytes));
    const std::size_t size = buffer_.size();
    return make_batch(
        [kind = kind_, path = path_, bytes = std::move(buffer_), how = how_]() mutable {
            if (kind == FileKind::kRecords) return parse_utf16_records(std::move(bytes), path, how);
            return std::vector<ArticleResult>{parse_text(std::move(bytes), path, how)};
        },
        size);
}

std::unique_ptr<ArticleBatch> FileReader::fail() {
    ended_ = true;
    return skip(where(), "reading failed: " + input_.reason());
}

}  // namespace nutgraf
