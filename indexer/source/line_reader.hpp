// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "source/input_buffer.hpp"
#include "source/reader.hpp"

namespace nutgraf {

/// Reads a file of JSON records, one a line.
class LineReader : public Reader {
public:
    LineReader(std::string path, InputBuffer input)
        : path_(std::move(path)), input_(std::move(input)) {}

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) override;
    bool ended() const noexcept override { return ended_; }

private:
    std::size_t find_cut(std::size_t aim);
    std::unique_ptr<ArticleBatch> take_lines(std::size_t size, const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> skip_long_line(const BatchLimits& limits);
    bool leave_long_line(const BatchLimits& limits);
    std::unique_ptr<ArticleBatch> finish(const BatchLimits& limits);
    std::string where() const { return lines_ == 0 ? path_ : path_ + ':' + std::to_string(lines_); }

    std::string path_;
    InputBuffer input_;
    bool ended_ = false;
    bool in_long_line_ = false;
    std::size_t searched_ = 0;  // bytes at the input's beginning known to hold no line end
    std::size_t lines_ = 0;     // in the batches so far
};

}  // namespace nutgraf
