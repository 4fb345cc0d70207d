// SPDX-License-Identifier: GPL-2.0-or-later
//
// Memory for blocks: small copies against std::string, and buffers that come back.
#include "glass/buffer.hpp"

#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>

#include "glass/buffer_pool.hpp"
#include "support/catch.hpp"

namespace {

namespace glass = nutgraf::glass;

TEST_CASE("small copies write what they shall and nothing else", "[buffer]") {
    std::string in(40, ' ');
    std::iota(in.begin(), in.end(), 'A');
    for (std::size_t size = 0; size <= in.size(); ++size) {
        CAPTURE(size);
        std::string out(2 + in.size() + 2, '.');
        glass::copy_exact(out.data() + 2, in.data(), size);
        CHECK(out == ".." + in.substr(0, size) + std::string(in.size() - size + 2, '.'));
    }
}

glass::BlockBuffer blocks(std::size_t count) {
    glass::BlockBuffer buffer;
    for (std::size_t i = 0; i < count; ++i) std::memset(buffer.add_block(), 'x', glass::kBlockSize);
    return buffer;
}

TEST_CASE("blocks stay aligned and keep what they hold", "[buffer]") {
    glass::BlockBuffer buffer;
    std::string expected;
    for (int i = 0; i < 300; ++i) {
        const std::string block(glass::kBlockSize, static_cast<char>(i));
        std::memcpy(buffer.add_block(), block.data(), block.size());
        expected += block;
        REQUIRE(reinterpret_cast<std::uintptr_t>(buffer.data()) % 4096 == 0);
    }
    CHECK(buffer.view() == expected);
    buffer.truncate(2 * glass::kBlockSize);
    CHECK(buffer.view() == expected.substr(0, 2 * glass::kBlockSize));
}

TEST_CASE("a pool gives out what came back last, empty", "[buffer]") {
    glass::BufferPool pool;
    CHECK(pool.take().capacity() == 0);
    glass::BlockBuffer first = blocks(20);
    glass::BlockBuffer second = blocks(40);
    const char* const memory = second.data();
    pool.give(std::move(first));
    pool.give(std::move(second));
    const glass::BlockBuffer back = pool.take();
    CHECK(back.view().data() == memory);
    CHECK(back.size() == 0);
    CHECK(back.capacity() >= 40 * glass::kBlockSize);
    CHECK(pool.take().capacity() >= 20 * glass::kBlockSize);
    CHECK(pool.take().capacity() == 0);
}

TEST_CASE("a pool keeps a bounded amount of memory, and no small buffers", "[buffer]") {
    glass::BufferPool pool;
    for (int i = 0; i < 12; ++i) pool.give(blocks(400));
    std::size_t kept = 0;
    for (glass::BlockBuffer one = pool.take(); one.capacity() > 0; one = pool.take()) {
        kept += one.capacity();
    }
    CHECK(kept > 0);
    CHECK(kept <= glass::BufferPool::kMostKept);
    pool.give(blocks(1));
    pool.give({});
    CHECK(pool.take().capacity() == 0);
}

}  // namespace
