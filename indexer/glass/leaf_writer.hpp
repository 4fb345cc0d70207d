// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "glass/block.hpp"
#include "glass/block_buffer.hpp"
#include "glass/buffer_pool.hpp"

namespace nutgraf::glass {

/// Leaf blocks of consecutive keys that do not yet have a place in a table's file. Leaves hold no
/// block numbers, so segments can be made in any order, and by any thread, and be put in order
/// afterwards.
struct LeafSegment {
    BlockBuffer blocks;
    std::string separators;  ///< of each block but the first: key size (1), key, component (2)
    std::string first_key;
    std::uint16_t first_component = 1;
    std::string last_key;
    std::uint16_t last_component = 1;
    std::uint64_t entries = 0;  ///< keys that begin here

    std::size_t block_count() const noexcept { return blocks.size() / kBlockSize; }
};

/// Packs keys and tags into leaf blocks. Not thread-safe.
class LeafWriter {
public:
    /// `first`: this writer begins a table, so it puts the null item there that cursors start from.
    /// Memory for blocks comes from the pool, which must outlive the writer.
    LeafWriter(BufferPool& pool, bool first);
    ~LeafWriter() { pool_.give(std::move(blocks_)); }
    LeafWriter(const LeafWriter&) = delete;
    LeafWriter& operator=(const LeafWriter&) = delete;

    /// Adds an entry, divided into several items if it is large. Keys must rise from call to call
    /// and have 1 to kMaxKey bytes. `compressed`: the tag is raw deflate.
    void add(std::string_view key, std::string_view tag, bool compressed = false);

    /// Adds an entry of one item, where key and tag together have at most kMaxItem - 3 bytes.
    /// Returns where the key, and right behind it the tag, must be written before the next call.
    /// What does not fit in the current block begins the next.
    char* add_small(std::size_t key_size, std::size_t tag_size) {
        ++entries_;
        return add_item(kWhole, key_size, tag_size);
    }

    /// Bytes of key and tag that fit in the current block as one item.
    std::size_t room() const noexcept {
        const std::size_t room = std::min(block_.room(), kMaxItem);
        return room > kItemHeader ? room - kItemHeader : 0;
    }

    /// Bytes in finished blocks.
    std::size_t size() const noexcept { return finished_; }

    /// Returns the finished blocks and goes on with the next segment. Empty if there are none.
    LeafSegment take_finished();

    /// The same with the block that is being filled; the writer is as new, but without a null item.
    LeafSegment take_all();

private:
    static constexpr std::size_t kItemHeader = 3;
    // Flags in the first byte of an item.
    static constexpr unsigned kWhole = 0x60;
    static constexpr unsigned kFirstPart = 0x20;
    static constexpr unsigned kLastPart = 0x40;
    static constexpr unsigned kCompressed = 0x80;

    char* add_item(unsigned flags, std::size_t key_size, std::size_t rest) {
        const std::size_t size = kItemHeader + key_size + rest;
        if (block_.room() < size) next_block();
        char* item = block_.add(size);
        write_fixed(item, static_cast<std::uint32_t>(size - kItemHeader) | flags << 8, 2);
        item[2] = static_cast<char>(key_size);
        return item + kItemHeader;
    }

    void add_parts(std::string_view key, std::string_view tag, unsigned flags);
    void next_block();
    void start_block();
    void finish_block();
    LeafSegment take(BlockBuffer next);

    BufferPool& pool_;
    BlockBuffer blocks_;
    Block block_;
    std::size_t finished_ = 0;  // bytes of blocks_ before block_
    LeafSegment segment_;       // all but the blocks
    std::uint64_t entries_ = 0;
};

}  // namespace nutgraf::glass
