// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

#include "glass/block.hpp"

namespace nutgraf::glass {

/// Blocks side by side, aligned so that they can be written past the page cache. Not thread-safe.
class BlockBuffer {
public:
    BlockBuffer() = default;
    BlockBuffer(BlockBuffer&& other) noexcept
        : memory_(std::move(other.memory_)),
          size_(std::exchange(other.size_, 0)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    BlockBuffer& operator=(BlockBuffer&& other) noexcept {
        memory_ = std::move(other.memory_);
        size_ = std::exchange(other.size_, 0);
        capacity_ = std::exchange(other.capacity_, 0);
        return *this;
    }

    /// All in bytes; both are whole blocks.
    std::size_t size() const noexcept { return size_; }
    std::size_t capacity() const noexcept { return capacity_; }

    char* data() noexcept { return memory_.get(); }
    std::string_view view() const noexcept { return {memory_.get(), size_}; }

    /// Makes place for one more block and returns where it begins; what it holds is undefined.
    /// Pointers into the buffer become invalid.
    char* add_block() {
        if (size_ == capacity_) reserve(std::max(kBlockSize, 2 * capacity_));
        char* const place = memory_.get() + size_;
        size_ += kBlockSize;
        return place;
    }

    /// Gives up the bytes from `size` on, whole blocks, of which there are as many.
    void truncate(std::size_t size) noexcept { size_ = size; }

private:
    // Devices ask for as much or less.
    static constexpr std::size_t kAlignment = 4096;

    struct Free {
        void operator()(char* memory) const noexcept { std::free(memory); }
    };

    void reserve(std::size_t capacity) {
        std::unique_ptr<char, Free> memory(
            static_cast<char*>(std::aligned_alloc(kAlignment, capacity)));
        if (memory == nullptr) throw std::bad_alloc();
        if (size_ > 0) std::memcpy(memory.get(), memory_.get(), size_);
        memory_ = std::move(memory);
        capacity_ = capacity;
    }

    std::unique_ptr<char, Free> memory_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace nutgraf::glass
