// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "glass/encoding.hpp"

namespace nutgraf::glass {

/// Bytes of a block: Xapian's default, and what it creates tables with.
inline constexpr std::size_t kBlockSize = 8192;
/// Bytes of a block's header. A directory of two-byte offsets follows it.
inline constexpr std::size_t kHeaderSize = 11;
/// Bytes of an item's entry in the directory.
inline constexpr std::size_t kSlotSize = 2;
/// The largest item: Xapian splits a block on the assumption that four of them fit.
inline constexpr std::size_t kMaxItem = (kBlockSize - kHeaderSize - 4 * kSlotSize) / 4;
/// The longest key.
inline constexpr std::size_t kMaxKey = 255;
/// The revision that a freshly built database has. Not 0: Xapian takes that for "nothing in it".
inline constexpr std::uint32_t kRevision = 1;

/// A block under construction, in memory of kBlockSize bytes that the caller owns. Its directory
/// grows from the front and its items from the back; a block is full when they would meet.
class Block {
public:
    /// Starts a block at `memory`, which need not be initialised.
    void start(char* memory) noexcept {
        memory_ = memory;
        directory_end_ = kHeaderSize;
        lowest_ = kBlockSize;
    }

    /// Goes on with the block after its memory was copied to `memory`.
    void move_to(char* memory) noexcept { memory_ = memory; }

    /// The largest item that still fits; 0 if none does.
    std::size_t room() const noexcept {
        const std::size_t gap = lowest_ - directory_end_;
        return gap > kSlotSize ? gap - kSlotSize : 0;
    }

    bool empty() const noexcept { return directory_end_ == kHeaderSize; }

    /// Makes place behind the last item in key order for one of `size` bytes, which must fit, and
    /// returns where it goes.
    char* add(std::size_t size) noexcept {
        lowest_ -= size;
        write_fixed(memory_ + directory_end_, static_cast<std::uint32_t>(lowest_), 2);
        directory_end_ += kSlotSize;
        return memory_ + lowest_;
    }

    /// The first and the last item in key order; the block must not be empty.
    const char* first() const noexcept { return memory_ + read_fixed2(memory_ + kHeaderSize); }
    const char* last() const noexcept { return memory_ + lowest_; }

    /// Writes the header and clears the gap. `level` is 0 for a leaf.
    void finish(unsigned level) noexcept;

private:
    char* memory_ = nullptr;
    std::size_t directory_end_ = kHeaderSize;
    std::size_t lowest_ = kBlockSize;
};

/// A key and the part of its tag that an item holds: what items are ordered by.
struct ItemKey {
    std::string_view key;
    std::uint16_t component = 1;  ///< 1 for the first or only part
};

/// Reads the key of a leaf item.
ItemKey leaf_item_key(const char* item) noexcept;

/// Returns the shortest key that is greater than `left` and not greater than `right`, which must
/// come after it. The views are into `right`.
ItemKey separator(const ItemKey& left, const ItemKey& right) noexcept;

}  // namespace nutgraf::glass
