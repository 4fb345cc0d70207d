// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "glass/block.hpp"
#include "glass/block_buffer.hpp"
#include "glass/disk_writer.hpp"
#include "glass/leaf_writer.hpp"

namespace nutgraf::glass {

/// What the version file says of a table.
struct TableRoot {
    std::uint32_t root = 0;  ///< block number
    unsigned level = 0;      ///< of the root; 0: it is a leaf
    std::uint64_t entries = 0;
    std::uint32_t blocks = 0;  ///< in the file
    bool empty() const noexcept { return blocks == 0; }
};

/// A table, built bottom-up from leaves that come in order. A branch block is written as soon as it
/// is full, among the leaves, so that memory does not grow with the table. Not thread-safe.
class TableFile {
public:
    /// Creates the file, which must not exist. Throws Error (kSystem).
    TableFile(const std::filesystem::path& path, DiskWriter& writer) : file_(path, writer) {}

    /// Appends leaves, whose keys must come after those of the segment before.
    void append(LeafSegment segment);

    /// Writes the branches that are still open and closes the file.
    TableRoot finish();

private:
    struct Branch {
        BlockBuffer memory;
        Block block;
        std::string lead_key;  // the separator between the branch block before and this one
        std::uint16_t lead_component = 0;
    };

    void add_leaf(const ItemKey& separator, std::uint32_t leaf);
    void add_child(unsigned level, const ItemKey& separator, std::uint32_t child);
    void start_branch(Branch& branch, const ItemKey& separator, std::uint32_t child);
    std::uint32_t write_branch(unsigned level);
    std::uint32_t next_block() const;

    BlockFile file_;
    std::vector<std::unique_ptr<Branch>> branches_;  // level 1 first
    std::string last_key_;
    std::uint16_t last_component_ = 0;
    std::uint32_t leaves_ = 0;
    std::uint64_t entries_ = 0;
};

}  // namespace nutgraf::glass
