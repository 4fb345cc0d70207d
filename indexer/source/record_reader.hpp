// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "source/input_buffer.hpp"
#include "source/reader.hpp"
#include "source/record_format.hpp"

namespace nutgraf {

/// Records of a batch: where each ends in its bytes. One that was dropped has left none there.
struct RecordEnd {
    enum class Fate { kKept, kHeader, kTooLong, kNoArticle };

    std::size_t end = 0;
    std::size_t lines = 0;          ///< line ends in its bytes
    std::size_t blank_lines = 0;    ///< before one that was too long
    std::size_t lines_dropped = 0;  ///< all of its lines, those included
    Fate fate = Fate::kKept;
};

/// Reads a file of records whose format finds their ends.
class RecordReader : public Reader {
public:
    RecordReader(std::string path, InputBuffer input, RecordFormat format)
        : path_(std::move(path)), input_(std::move(input)), format_(std::move(format)) {}

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) override;
    bool ended() const noexcept override { return ended_; }

private:
    std::size_t complete() const noexcept { return ends_.empty() ? 0 : ends_.back().end; }
    std::string_view open_record() const { return input_.bytes().substr(complete()); }
    bool find_end(const BatchLimits& limits);
    bool find_last_end(const BatchLimits& limits);
    RecordEnd::Fate take_header(std::string_view record);
    void drop_open(std::size_t size);
    void close_open(std::size_t size);
    std::unique_ptr<ArticleBatch> take(const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> refuse(const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> finish(const BatchLimits& limits);

    std::string path_;
    InputBuffer input_;
    RecordFormat format_;
    std::vector<RecordEnd> ends_;    // of complete records at the beginning of the input
    std::size_t scanned_ = 0;        // bytes of the record behind them that were looked at
    std::size_t lines_ = 0;          // before the input
    std::size_t lines_dropped_ = 0;  // of the record that is being dropped
    std::string complaint_;          // about the header
    std::size_t blank_lines_ = 0;    // before it
    bool dropping_ = false;
    bool is_article_ = false;  // the record that is being dropped
    bool at_header_ = true;
    bool ended_ = false;
};

}  // namespace nutgraf
