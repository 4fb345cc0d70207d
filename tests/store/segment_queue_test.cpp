// SPDX-License-Identifier: GPL-2.0-or-later
//
// Segments from several threads must make the same file as the same segments from one.
#include "store/segment_queue.hpp"

#include <atomic>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "nutgraf/error.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace glass = nutgraf::glass;
using nutgraf::SegmentQueue;

// The segments of a part, always the same; some are empty, and some parts have none.
std::vector<glass::LeafSegment> segments_of(glass::BufferPool& pool, std::uint64_t part) {
    std::mt19937 random(static_cast<unsigned>(part));
    std::vector<glass::LeafSegment> segments;
    glass::LeafWriter writer(pool, part == 0);
    for (std::size_t i = random() % 5; i > 0; --i) {
        for (std::size_t entries = random() % 20; entries > 0; --entries) {
            const std::string key = std::to_string(100'000 + part) + '-' +
                                    std::to_string(100 + segments.size()) +
                                    std::to_string(100 - entries);
            writer.add(key, std::string(random() % 4000, 'x'));
        }
        segments.push_back(random() % 2 == 0 ? writer.take_finished() : writer.take_all());
    }
    segments.push_back(writer.take_all());
    return segments;
}

std::string write_in_order(const TempDir& dir, std::uint64_t parts, glass::TableRoot& root) {
    glass::BufferPool pool;
    glass::DiskWriter writer(pool);
    glass::TableFile table(dir / "in order", writer);
    for (std::uint64_t part = 0; part < parts; ++part) {
        for (glass::LeafSegment& one : segments_of(pool, part)) table.append(std::move(one));
    }
    root = table.finish();
    return dir.read("in order");
}

glass::TableRoot write_by_threads(const std::string& path, std::uint64_t parts, unsigned threads) {
    glass::BufferPool pool;
    glass::DiskWriter writer(pool);
    SegmentQueue queue(path, writer);
    std::atomic<std::uint64_t> next = 0;
    const auto work = [&](unsigned seed) {
        std::mt19937 random(seed);
        for (std::uint64_t part = next++; part < parts; part = next++) {
            for (glass::LeafSegment& segment : segments_of(pool, part)) {
                if (random() % 4 == 0) std::this_thread::yield();
                queue.append(part, std::move(segment));
            }
            queue.finish(part);
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < threads; ++i) workers.emplace_back(work, i);
    }
    return queue.close();
}

// A segment of so many blocks that a few of them fill the queue.
glass::LeafSegment large_segment(const std::string& key) {
    glass::BufferPool pool;
    glass::LeafWriter writer(pool, false);
    writer.add(key, std::string(4 << 20, 'x'));
    return writer.take_all();
}

// Appends large segments to part 1 on a thread, while it is the turn of part 0.
class Impatient {
public:
    explicit Impatient(SegmentQueue& queue)
        : thread_([this, &queue] {
              try {
                  for (; appended_ < kMany; ++appended_) {
                      queue.append(1, large_segment(std::to_string(100 + appended_)));
                  }
                  queue.finish(1);
              } catch (const nutgraf::Error& error) {
                  error_ = error.what();
              }
          }) {}

    // Waits until it waits, as far as can be told from outside.
    void wait_until_stuck() const {
        int before = -1;
        for (int now = appended_; now < 2 || now != before; now = appended_) {
            before = now;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }

    void join() { thread_.join(); }
    int appended() const { return appended_; }
    const std::string& error() const { return error_; }  // after join()

    static constexpr int kMany = 20;

private:
    std::atomic<int> appended_ = 0;
    std::string error_;
    std::jthread thread_;
};

// A queue that keeps an impatient thread waiting.
struct StuckQueue {
    TempDir dir;
    glass::BufferPool pool;
    glass::DiskWriter writer{pool};
    SegmentQueue queue{dir / "table", writer};
    Impatient other{queue};

    StuckQueue() { other.wait_until_stuck(); }
};

}  // namespace

TEST_CASE("segments of several threads make the file that one thread makes", "[segment_queue]") {
    for (const std::uint64_t parts : {1U, 2U, 60U}) {
        const TempDir dir;
        glass::TableRoot expected;
        const std::string bytes = write_in_order(dir, parts, expected);
        for (const unsigned threads : {1U, 2U, 3U, 8U}) {
            CAPTURE(parts, threads);
            const std::string name = "by " + std::to_string(threads);
            const glass::TableRoot root = write_by_threads(dir / name, parts, threads);
            const bool same = dir.read(name) == bytes;
            CHECK(same);
            CHECK(root.root == expected.root);
            CHECK(root.level == expected.level);
            CHECK(root.entries == expected.entries);
            CHECK(root.blocks == expected.blocks);
        }
    }
}

TEST_CASE("who brings too much too early has to wait", "[segment_queue]") {
    StuckQueue stuck;
    CHECK(stuck.other.appended() < 10);
    stuck.queue.append(0, glass::LeafWriter(stuck.pool, true).take_all());  // its turn: never waits
    stuck.queue.finish(0);
    stuck.other.join();
    CHECK(stuck.other.appended() == Impatient::kMany);
    CHECK(stuck.other.error() == "");
    CHECK(stuck.queue.close().entries == Impatient::kMany);
}

TEST_CASE("who waits can be sent away", "[segment_queue]") {
    StuckQueue stuck;
    stuck.queue.cancel();
    stuck.other.join();
    CHECK(stuck.other.appended() < 10);
    CHECK(stuck.other.error() != "");
    CHECK_THROWS_AS(stuck.queue.append(0, {}), nutgraf::Error);
    CHECK_THROWS_AS(stuck.queue.finish(0), nutgraf::Error);
}
