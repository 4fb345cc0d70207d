// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/segment_queue.hpp"

#include <utility>

#include "nutgraf/error.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostWaiting = 16 << 20;

}  // namespace

void SegmentQueue::append(std::uint64_t part, glass::LeafSegment segment) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return cancelled_ || part == turn_ || waiting_ < kMostWaiting; });
    refuse_if_cancelled();
    waiting_ += segment.blocks.size();
    parts_[part].segments.push_back(std::move(segment));
    drain(lock);
}

void SegmentQueue::finish(std::uint64_t part) {
    std::unique_lock lock(mutex_);
    refuse_if_cancelled();
    parts_[part].finished = true;
    drain(lock);
}

void SegmentQueue::cancel() noexcept {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    moved_.notify_all();
}

void SegmentQueue::refuse_if_cancelled() const {
    if (cancelled_) throw Error(ErrorKind::kSystem, "another thread failed");
}

// Writes what is in turn. One thread at a time does so, outside the lock, and looks again for what
// the others have brought meanwhile.
void SegmentQueue::drain(std::unique_lock<std::mutex>& lock) {
    if (std::exchange(writing_, true)) return;
    for (auto it = parts_.find(turn_); it != parts_.end(); it = parts_.find(turn_)) {
        Part& part = it->second;
        if (part.segments.empty()) {
            if (!part.finished) break;
            parts_.erase(it);
            ++turn_;
            moved_.notify_all();
            continue;
        }
        glass::LeafSegment segment = std::move(part.segments.front());
        part.segments.pop_front();
        lock.unlock();
        const std::size_t size = segment.blocks.size();
        table_.append(std::move(segment));
        lock.lock();
        waiting_ -= size;
        moved_.notify_all();
    }
    writing_ = false;
}

}  // namespace nutgraf
