// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace nutgraf::glass {

/// How many bytes copy_short() may read and write beyond the last one that counts.
inline constexpr std::size_t kCopySlack = 16;

/// Copies `size` bytes, most of the time at most 16, where kCopySlack more may be read and written.
inline void copy_short(char* out, const char* in, std::size_t size) noexcept {
    std::memcpy(out, in, kCopySlack);
    if (size > kCopySlack) std::memcpy(out + kCopySlack, in + kCopySlack, size - kCopySlack);
}

/// Copies exactly `size` bytes, most of the time few: up to 16 without a call.
inline void copy_exact(char* out, const char* in, std::size_t size) noexcept {
    // Two copies of a fixed size that overlap, or for less than four bytes three of one.
    const auto ends = [&](auto part) {
        decltype(part) last;
        std::memcpy(&part, in, sizeof part);
        std::memcpy(&last, in + size - sizeof part, sizeof part);
        std::memcpy(out, &part, sizeof part);
        std::memcpy(out + size - sizeof part, &last, sizeof part);
    };
    if (size > 16) {
        std::memcpy(out, in, size);
    } else if (size >= 8) {
        ends(std::uint64_t{});
    } else if (size >= 4) {
        ends(std::uint32_t{});
    } else if (size > 0) {
        out[0] = in[0];
        out[size / 2] = in[size / 2];
        out[size - 1] = in[size - 1];
    }
}

/// Bytes that grow without being cleared first, which std::string and std::vector would do.
class Buffer {
public:
    Buffer() = default;
    Buffer(Buffer&& other) noexcept
        : memory_(std::move(other.memory_)),
          size_(std::exchange(other.size_, 0)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    Buffer& operator=(Buffer&& other) noexcept {
        memory_ = std::move(other.memory_);
        size_ = std::exchange(other.size_, 0);
        capacity_ = std::exchange(other.capacity_, 0);
        return *this;
    }

    char* data() noexcept { return memory_.get(); }
    const char* data() const noexcept { return memory_.get(); }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    std::size_t capacity() const noexcept { return capacity_; }
    std::string_view view() const noexcept { return {memory_.get(), size_}; }

    /// Makes place for `size` more bytes and returns where they begin; what they hold is undefined.
    /// Pointers into the buffer become invalid.
    char* grow(std::size_t size) {
        if (size_ + size > capacity_) reserve(std::max(size_ + size, capacity_ + capacity_ / 2));
        char* place = memory_.get() + size_;
        size_ += size;
        return place;
    }

    void append(std::string_view bytes) {
        if (!bytes.empty()) std::memcpy(grow(bytes.size()), bytes.data(), bytes.size());
    }

    void reserve(std::size_t capacity) {
        if (capacity <= capacity_) return;
        void* memory = std::realloc(memory_.get(), capacity);
        if (memory == nullptr) throw std::bad_alloc();
        static_cast<void>(memory_.release());
        memory_.reset(static_cast<char*>(memory));
        capacity_ = capacity;
    }

    /// Gives back memory beyond what is used.
    void shrink_to_fit() noexcept {
        if (size_ == 0 || size_ == capacity_) return;
        void* memory = std::realloc(memory_.get(), size_);
        if (memory == nullptr) return;
        static_cast<void>(memory_.release());
        memory_.reset(static_cast<char*>(memory));
        capacity_ = size_;
    }

    /// Gives up the bytes from `size` on, which must not exceed size().
    void truncate(std::size_t size) noexcept { size_ = size; }
    /// Gives up the bytes from `end` on, which must lie within the buffer or at its end.
    void end_at(const char* end) noexcept { size_ = static_cast<std::size_t>(end - data()); }
    void clear() noexcept { size_ = 0; }

private:
    struct Free {
        void operator()(char* memory) const noexcept { std::free(memory); }
    };

    std::unique_ptr<char, Free> memory_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace nutgraf::glass
