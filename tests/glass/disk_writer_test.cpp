// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever the order in which blocks come for several files, each file has its own, in order; and
// what cannot be written is reported by the file that it was meant for.
#include "glass/disk_writer.hpp"

#include <sys/resource.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "nutgraf/error.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace glass = nutgraf::glass;

glass::BlockBuffer blocks_of(glass::BufferPool& pool, std::size_t count, char byte) {
    glass::BlockBuffer blocks = pool.take();
    for (std::size_t i = 0; i < count; ++i) {
        std::memset(blocks.add_block(), byte, glass::kBlockSize);
    }
    return blocks;
}

// Where files are written, and by whom.
struct Disk {
    TempDir dir;
    glass::BufferPool pool;
    glass::DiskWriter writer{pool};

    glass::BlockFile file(const std::string& name) { return {dir / name, writer}; }
};

// Files of this process cannot become larger meanwhile; a write that would make them so fails.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;

private:
    void (*signal_)(int);
    rlimit before_{};
};

}  // namespace

TEST_CASE("files filled by several threads have what each was given", "[disk_writer]") {
    Disk disk;
    const auto fill = [&](unsigned seed, std::string& expected, std::uint64_t& size) {
        std::mt19937 random(seed);
        glass::BlockFile file = disk.file(std::to_string(seed));
        for (int i = 0; i < 60; ++i) {
            const std::size_t count = random() % 40;
            const char byte = static_cast<char>(random());
            expected.append(count * glass::kBlockSize, byte);
            file.append(blocks_of(disk.pool, count, byte));
        }
        size = file.size();
        file.close();
    };
    std::vector<std::string> expected(4);
    std::vector<std::uint64_t> sizes(expected.size());
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < expected.size(); ++i) {
            threads.emplace_back([&, i] { fill(i, expected[i], sizes[i]); });
        }
    }
    for (unsigned i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        const bool same = disk.dir.read(std::to_string(i)) == expected[i];
        CHECK(same);
        CHECK(sizes[i] == expected[i].size());
    }
}

TEST_CASE("a write that fails is reported by the next call, and the last", "[disk_writer]") {
    Disk disk;
    glass::BlockFile small = disk.file("small");
    glass::BlockFile large = disk.file("large");
    std::string error;
    {
        const FileLimit limit(1'000'000);
        small.append(blocks_of(disk.pool, 2, 's'));
        try {
            for (int i = 0; i < 200; ++i) large.append(blocks_of(disk.pool, 100, 'l'));
        } catch (const nutgraf::Error& refused) {
            error = refused.what();
        }
        CHECK_THROWS_AS(large.close(), nutgraf::Error);
        small.append(blocks_of(disk.pool, 2, 's'));
        small.close();
    }
    CHECK(error == "cannot write " + disk.dir / "large" + ": File too large");
    CHECK(disk.dir.read("small") == std::string(4 * glass::kBlockSize, 's'));
}

TEST_CASE("a file that is given up does not stop others", "[disk_writer]") {
    Disk disk;
    glass::BlockFile kept = disk.file("kept");
    {
        glass::BlockFile given_up = disk.file("given up");
        for (int i = 0; i < 20; ++i) given_up.append(blocks_of(disk.pool, 100, 'g'));
        kept.append(blocks_of(disk.pool, 3, 'k'));
    }
    kept.close();
    CHECK(disk.dir.read("kept") == std::string(3 * glass::kBlockSize, 'k'));
}
