// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "article/understand.hpp"
#include "source/byte_input.hpp"
#include "source/file_list.hpp"

namespace nutgraf {

/// A batch that does its work when it is parsed.
template <typename Work>
class WorkBatch : public ArticleBatch {
public:
    WorkBatch(Work work, std::uint64_t bytes) : work_(std::move(work)), bytes_(bytes) {}
    std::vector<ArticleResult> parse() override { return work_(); }
    std::uint64_t bytes() const noexcept override { return bytes_; }

private:
    Work work_;
    std::uint64_t bytes_;
};

template <typename Work>
std::unique_ptr<ArticleBatch> make_batch(Work work, std::uint64_t bytes = 0) {
    return std::make_unique<WorkBatch<Work>>(std::move(work), bytes);
}

/// Reads one file of records, or one stream of whatever it turns out to be. Not thread-safe.
class FileReader {
public:
    /// Opens the file; that it cannot be opened is the first batch. Adds the bytes it reads to
    /// `bytes_read`, which must outlive it.
    FileReader(const SourceFile& file, std::atomic<std::uint64_t>& bytes_read,
               const Understanding& how)
        : path_(file.path), kind_(file.kind), input_(file), bytes_read_(bytes_read), how_(how) {}

    /// Returns the next batch, as ArticleSource::next_batch() does. Null with ended() false means
    /// that `limits.go_on` said no.
    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits);

    /// Whether there are no more batches.
    bool ended() const noexcept { return ended_; }

private:
    enum class Content { kUnknown, kLines, kWhole };

    bool read_on(std::size_t room, const BatchLimits& limits);
    bool recognise(const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> next_lines(const BatchLimits& limits);
    std::size_t find_cut(std::size_t aim);
    std::unique_ptr<ArticleBatch> take_lines(std::size_t size, const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> skip_long_line(const BatchLimits& limits);
    bool leave_long_line(const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> take_whole(const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> fail();
    bool at_end() const noexcept { return state_ != ReadState::kMore; }
    std::string where() const { return lines_ == 0 ? path_ : path_ + ':' + std::to_string(lines_); }

    std::string path_;
    FileKind kind_;
    ByteInput input_;
    std::atomic<std::uint64_t>& bytes_read_;
    Understanding how_;
    Content content_ = Content::kUnknown;
    ReadState state_ = ReadState::kMore;
    bool ended_ = false;
    bool in_long_line_ = false;
    std::string buffer_;        // read, but in no batch yet
    std::size_t blank_ = 0;     // bytes of mark and white space at its beginning, while unknown
    std::size_t searched_ = 0;  // bytes at its beginning known to hold no line end
    std::size_t lines_ = 0;     // in the batches so far
};

}  // namespace nutgraf
