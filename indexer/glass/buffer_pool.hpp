// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

#include "glass/block_buffer.hpp"

namespace nutgraf::glass {

/// Buffers that were written out and can be filled again: memory fresh from the system costs more
/// than what is done with it, a page fault for every 4 KiB. Thread-safe.
class BufferPool {
public:
    /// The most bytes that wait to be used again.
    static constexpr std::size_t kMostKept = std::size_t{16} << 20;
    /// What is smaller is not kept.
    static constexpr std::size_t kLeast = std::size_t{64} << 10;

    BufferPool() { buffers_.reserve(kMostKept / kLeast); }

    /// Returns an empty buffer, with the memory of the one given back last if there is one.
    BlockBuffer take() {
        const std::lock_guard lock(mutex_);
        if (buffers_.empty()) return {};
        BlockBuffer buffer = std::move(buffers_.back());
        buffers_.pop_back();
        kept_ -= buffer.capacity();
        return buffer;
    }

    /// Takes a buffer back, or frees it if enough memory is kept already. Destructors call it, and
    /// there is room for all that may be kept.
    void give(BlockBuffer buffer) noexcept {
        const std::lock_guard lock(mutex_);
        if (buffer.capacity() < kLeast || kept_ + buffer.capacity() > kMostKept) return;
        kept_ += buffer.capacity();
        buffer.truncate(0);
        buffers_.push_back(std::move(buffer));
    }

private:
    std::mutex mutex_;
    std::vector<BlockBuffer> buffers_;
    std::size_t kept_ = 0;
};

}  // namespace nutgraf::glass
