// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/disk_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "glass/output_file.hpp"

namespace nutgraf::glass {
namespace {

constexpr std::uint64_t kBeginBytes = 8U << 20;  // that are not yet on their way to the disk

}  // namespace

DiskWriter::DiskWriter(BufferPool& pool) : pool_(pool) {
    try {
        thread_ = std::jthread([this] { work(); });
    } catch (const std::system_error&) {  // then whoever has blocks writes them
    }
}

DiskWriter::~DiskWriter() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
}

void DiskWriter::write(BlockFile& file, BlockBuffer blocks) {
    std::unique_lock lock(mutex_);
    if (!thread_.joinable()) {
        file.store(blocks.view());
        return pool_.give(std::move(blocks));
    }
    const std::size_t size = blocks.size();
    changed_.wait(lock, [&] { return waiting_ == 0 || waiting_ + size <= kMostWaiting; });
    waiting_ += size;
    jobs_.push_back({&file, std::move(blocks)});
    changed_.notify_all();
}

void DiskWriter::wait_for(const BlockFile& file) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return std::ranges::find(jobs_, &file, &Job::file) == jobs_.end(); });
}

void DiskWriter::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return ended_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        write_first(lock);
    }
}

// The job stays in its place meanwhile, for wait_for().
void DiskWriter::write_first(std::unique_lock<std::mutex>& lock) {
    Job& job = jobs_.front();
    lock.unlock();
    job.file->store(job.blocks.view());
    lock.lock();
    waiting_ -= job.blocks.size();
    pool_.give(std::move(job.blocks));
    jobs_.pop_front();
    changed_.notify_all();
}

BlockFile::BlockFile(std::filesystem::path path, DiskWriter& writer)
    : path_(std::move(path)), writer_(writer) {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    file_ = ::open(path_.c_str(), kFlags | O_DIRECT, 0666);
    if (file_ < 0 && errno == EINVAL) {
        direct_ = false;
        // Some file systems have created it by then.
        file_ = ::open(path_.c_str(), kFlags & ~O_EXCL, 0666);
    }
    if (file_ < 0) fail_to_write(path_, errno);
}

BlockFile::~BlockFile() {
    if (file_ < 0) return;
    writer_.wait_for(*this);
    ::close(file_);
}

void BlockFile::append(BlockBuffer blocks) {
    refuse_if_failed();
    size_ += blocks.size();
    writer_.write(*this, std::move(blocks));
}

void BlockFile::close() {
    writer_.wait_for(*this);
    const int result = ::close(std::exchange(file_, -1));
    refuse_if_failed();
    if (result != 0) fail_to_write(path_, errno);
}

void BlockFile::refuse_if_failed() const {
    if (error_ != 0) fail_to_write(path_, error_);
}

// The writer's thread calls this.
void BlockFile::store(std::string_view blocks) noexcept {
    while (!blocks.empty() && error_ == 0) {
        const ssize_t written = ::write(file_, blocks.data(), blocks.size());
        if (written >= 0) {
            stored_ += static_cast<std::uint64_t>(written);
            blocks.remove_prefix(static_cast<std::size_t>(written));
            // After part of a block the rest is not aligned.
            if (static_cast<std::size_t>(written) % kBlockSize == 0) continue;
        } else if (errno == EINTR) {
            continue;
        } else if (errno != EINVAL || !direct_) {
            error_ = errno;
            return;
        }
        // There are file systems that take the flag and then refuse to write.
        direct_ = false;
        if (::fcntl(file_, F_SETFL, 0) != 0) error_ = errno;
    }
    if (direct_ || stored_ - begun_ < kBeginBytes) return;
    // Only a hint, that leaves fsync little to do: whether it worked shows there.
    static_cast<void>(::sync_file_range(file_, static_cast<off64_t>(begun_),
                                        static_cast<off64_t>(stored_ - begun_),
                                        SYNC_FILE_RANGE_WRITE));
    begun_ = stored_;
}

}  // namespace nutgraf::glass
