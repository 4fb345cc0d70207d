// SPDX-License-Identifier: GPL-2.0-or-later
//
// Memory for blocks: small copies against std::string, and buffers that come back.
#include "glass/buffer.hpp"

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

glass::Buffer filled(std::size_t size) {
    glass::Buffer buffer;
    buffer.append(std::string(size, 'x'));
    return buffer;
}

TEST_CASE("a pool gives out what came back last, empty", "[buffer]") {
    glass::BufferPool pool;
    CHECK(pool.take().capacity() == 0);
    glass::Buffer first = filled(1000);
    glass::Buffer second = filled(3000);
    const char* const memory = second.data();
    pool.give(std::move(first));
    pool.give(std::move(second));
    const glass::Buffer back = pool.take();
    CHECK(back.data() == memory);
    CHECK(back.empty());
    CHECK(back.capacity() >= 3000);
    CHECK(pool.take().capacity() >= 1000);
    CHECK(pool.take().capacity() == 0);
}

TEST_CASE("a pool keeps a bounded amount of memory, and no buffer without any", "[buffer]") {
    glass::BufferPool pool;
    for (int i = 0; i < 12; ++i) pool.give(filled(3 << 20));
    pool.give(glass::Buffer());
    std::size_t kept = 0;
    for (glass::Buffer one = pool.take(); one.capacity() > 0; one = pool.take()) {
        kept += one.capacity();
    }
    CHECK(kept > 0);
    CHECK(kept <= glass::BufferPool::kMostKept);
}

}  // namespace
