// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "nutgraf/article_source.hpp"
#include "source/byte_stream.hpp"

namespace nutgraf {

/// A stream with what has been read of it and not been taken yet. Not thread-safe.
class InputBuffer {
public:
    /// What a pipe holds; the size of one read where no larger one is wanted.
    static constexpr std::size_t kPiece = 1 << 16;

    /// Reads `stream`, which must not be null.
    explicit InputBuffer(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

    /// Reads up to `room` bytes more. False if `limits.go_on` said no.
    bool read_on(std::size_t room, const BatchLimits& limits);

    /// Reads until it holds `size` bytes, or all there are. False if `limits.go_on` said no.
    bool fill(std::size_t size, const BatchLimits& limits);

    /// Whether the stream has ended or failed; bytes may still be there to take.
    bool at_end() const noexcept { return state_ != ReadState::kMore; }
    bool failed() const noexcept { return state_ == ReadState::kFailed; }
    bool system_failed() const noexcept { return failed() && stream_->system_failed(); }
    const std::string& reason() const noexcept { return stream_->reason(); }

    std::string_view bytes() const noexcept { return bytes_; }
    std::size_t size() const noexcept { return bytes_.size(); }

    /// Drops `size` bytes from `from` on.
    void drop(std::size_t size, std::size_t from = 0) { bytes_.erase(from, size); }

    /// Returns the first `size` bytes and drops them. The string has room for `padding` more.
    std::string take(std::size_t size, std::size_t padding = 0);

private:
    std::unique_ptr<ByteStream> stream_;
    ReadState state_ = ReadState::kMore;
    std::string bytes_;
};

}  // namespace nutgraf
