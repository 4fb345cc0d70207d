// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "glass/block.hpp"
#include "glass/buffer.hpp"
#include "glass/leaf_writer.hpp"

namespace nutgraf::glass {

/// A file that is written from front to end. Not thread-safe.
class OutputFile {
public:
    enum class Life {
        kKept,      ///< to be made durable: the kernel is asked to begin storing it now and then,
                    ///< so that there is little left to do in the end
        kTemporary  ///< to be removed soon
    };

    /// Creates the file, which must not exist. Throws Error (kSystem).
    explicit OutputFile(const std::filesystem::path& path, Life life = Life::kKept);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Writes all of `bytes`. Throws Error (kSystem).
    void write(std::string_view bytes);

    std::uint64_t size() const noexcept { return size_; }
    const std::filesystem::path& path() const noexcept { return path_; }

    /// Closes the file; throws Error (kSystem) if that reports a failure.
    void close();

private:
    std::filesystem::path path_;
    Life life_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    std::uint64_t storing_ = 0;  // bytes that the kernel was asked to store
};

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
    explicit TableFile(const std::filesystem::path& path) : file_(path) {}

    /// Appends leaves, whose keys must come after those of the segment before.
    void append(const LeafSegment& segment);

    /// Writes the branches that are still open and closes the file.
    TableRoot finish();

private:
    struct Branch {
        Buffer memory;
        Block block;
        std::string lead_key;  // the separator between the branch block before and this one
        std::uint16_t lead_component = 0;
    };

    void add_leaf(const ItemKey& separator, std::uint32_t leaf);
    void add_child(unsigned level, const ItemKey& separator, std::uint32_t child);
    void start_branch(Branch& branch, const ItemKey& separator, std::uint32_t child);
    std::uint32_t write_branch(unsigned level);
    std::uint32_t next_block() const;

    OutputFile file_;
    std::vector<std::unique_ptr<Branch>> branches_;  // level 1 first
    std::string last_key_;
    std::uint16_t last_component_ = 0;
    std::uint32_t leaves_ = 0;
    std::uint64_t entries_ = 0;
};

}  // namespace nutgraf::glass
