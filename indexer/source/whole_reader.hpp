// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "source/format.hpp"
#include "source/input_buffer.hpp"
#include "source/reader.hpp"

namespace nutgraf {

/// Reads a file that is one article.
class WholeReader : public Reader {
public:
    WholeReader(std::string path, InputBuffer input, Format format)
        : path_(std::move(path)), input_(std::move(input)), format_(format) {}

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) override;
    bool ended() const noexcept override { return ended_; }

private:
    std::string path_;
    InputBuffer input_;
    Format format_;
    bool ended_ = false;
};

}  // namespace nutgraf
