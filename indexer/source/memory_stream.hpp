// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "source/byte_stream.hpp"

namespace nutgraf {

/// Bytes in memory as a stream. Not thread-safe.
class MemoryStream : public ByteStream {
public:
    /// Adds what is read to `count`, which must outlive it, as ByteInput does.
    MemoryStream(std::string bytes, std::atomic<std::uint64_t>& count)
        : bytes_(std::move(bytes)), count_(count) {}

    /// Never fails, and does not ask.
    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>&) override {
        got = bytes_.copy(to, room, at_);
        at_ += got;
        count_ += got;
        return got > 0 ? ReadState::kMore : ReadState::kEnd;
    }
    const std::string& reason() const noexcept override { return reason_; }

private:
    std::string bytes_;
    std::size_t at_ = 0;
    std::atomic<std::uint64_t>& count_;
    std::string reason_;
};

}  // namespace nutgraf
