// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>

#include "glass/disk_writer.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/table_file.hpp"

namespace nutgraf {

/// Puts segments that several threads make at once into a table in order. Thread-safe.
///
/// Parts are numbered from 0, and each part's segments come from one thread. The part whose turn it
/// is goes straight to the file; others wait in memory, and when they have become too many, so does
/// the thread that brings more. Parts must be begun in order, lest all threads wait for one.
class SegmentQueue {
public:
    /// Creates the table's file, which must not exist. The writer must outlive the queue.
    SegmentQueue(const std::filesystem::path& path, glass::DiskWriter& writer)
        : table_(path, writer) {}

    /// Adds a segment to a part. Throws Error (kSystem) if writing fails, or if cancelled.
    void append(std::uint64_t part, glass::LeafSegment segment);

    /// Ends a part.
    void finish(std::uint64_t part);

    /// Ends all waiting, now and later, by throwing.
    void cancel() noexcept;

    /// Completes the table once all parts are finished.
    glass::TableRoot close() { return table_.finish(); }

private:
    struct Part {
        std::deque<glass::LeafSegment> segments;
        bool finished = false;
    };

    void drain(std::unique_lock<std::mutex>& lock);
    void refuse_if_cancelled() const;

    glass::TableFile table_;
    std::mutex mutex_;
    std::condition_variable moved_;
    std::map<std::uint64_t, Part> parts_;
    std::uint64_t turn_ = 0;
    std::size_t waiting_ = 0;  // bytes
    bool writing_ = false;
    bool cancelled_ = false;
};

}  // namespace nutgraf
