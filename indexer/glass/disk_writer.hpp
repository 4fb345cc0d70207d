// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string_view>
#include <thread>

#include "glass/block_buffer.hpp"
#include "glass/buffer_pool.hpp"

namespace nutgraf::glass {

class BlockFile;

/// A thread that writes what several files are given, one after another, so that those who make
/// the blocks go on meanwhile. It spends its time waiting for the disk. Thread-safe.
class DiskWriter {
public:
    /// The most bytes that wait to be written, but for what is larger by itself.
    static constexpr std::size_t kMostWaiting = std::size_t{8} << 20;

    /// Memory of blocks that were written goes to the pool, which must outlive the writer, as the
    /// writer must its files.
    explicit DiskWriter(BufferPool& pool);
    ~DiskWriter();
    DiskWriter(const DiskWriter&) = delete;
    DiskWriter& operator=(const DiskWriter&) = delete;

private:
    friend class BlockFile;
    struct Job {
        BlockFile* file;
        BlockBuffer blocks;
    };

    void write(BlockFile& file, BlockBuffer blocks);
    void wait_for(const BlockFile& file);
    void work();
    void write_first(std::unique_lock<std::mutex>& lock);

    BufferPool& pool_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;     // the first is being written
    std::size_t waiting_ = 0;  // bytes
    bool ended_ = false;
    std::jthread thread_;
};

/// A file of whole blocks, written from front to end by a DiskWriter: past the page cache where the
/// file system can do that. A build writes several times what it reads and reads nothing of it
/// again; bringing all that into the cache costs more time than some stages of indexing, and drives
/// out what others need. Not thread-safe.
class BlockFile {
public:
    /// Creates the file, which must not exist. Throws Error (kSystem).
    BlockFile(std::filesystem::path path, DiskWriter& writer);
    /// Waits until nothing is being written.
    ~BlockFile();
    BlockFile(const BlockFile&) = delete;
    BlockFile& operator=(const BlockFile&) = delete;

    /// Has the blocks written. Throws Error (kSystem) if writing any before them failed.
    void append(BlockBuffer blocks);

    /// Bytes appended.
    std::uint64_t size() const noexcept { return size_; }
    const std::filesystem::path& path() const noexcept { return path_; }

    /// Waits until all is written, and closes the file. Throws Error (kSystem) if anything failed.
    /// What the file has then is durable after an fsync.
    void close();

private:
    friend class DiskWriter;

    void store(std::string_view blocks) noexcept;
    void refuse_if_failed() const;

    std::filesystem::path path_;
    DiskWriter& writer_;
    int file_ = -1;
    bool direct_ = true;
    std::uint64_t size_ = 0;
    std::uint64_t stored_ = 0;
    std::uint64_t begun_ = 0;     // bytes that the kernel was asked to put on the disk
    std::atomic<int> error_ = 0;  // errno of the write that failed
};

}  // namespace nutgraf::glass
