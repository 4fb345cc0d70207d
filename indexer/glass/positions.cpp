// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each position is coded within the bounds that its neighbours leave: the middle one first, then
// the halves. A stretch of consecutive positions costs nothing that way.
#include "glass/positions.hpp"

#include <bit>
#include <cstring>

#include "glass/encoding.hpp"

namespace nutgraf::glass {
namespace {

// Writes bits from the lowest of each byte on, to memory that is large enough.
class BitWriter {
public:
    explicit BitWriter(char* out) : out_(out) {}

    // Writes 0 <= value < bound, in the fewest bits for some of the values in the middle.
    void write(std::uint32_t value, std::uint32_t bound) {
        const auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
        const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
        if (spare == 0) return put(value, bits);
        const std::uint64_t middle = (bound - spare) / 2;
        if (value < middle) {
            put(value, bits);
        } else if (value < middle + spare) {
            put(value, bits - 1);
        } else {
            put((value - middle - spare) | std::uint64_t{1} << (bits - 1), bits);
        }
    }

    // Returns one past the last byte.
    char* finish() {
        for (; count_ > 0; count_ -= std::min(count_, 8U), bits_ >>= 8) {
            *out_++ = static_cast<char>(bits_);
        }
        return out_;
    }

private:
    void put(std::uint64_t value, unsigned bits) {
        bits_ |= value << count_;
        count_ += bits;
        for (; count_ >= 8; count_ -= 8, bits_ >>= 8) *out_++ = static_cast<char>(bits_);
    }

    char* out_;
    std::uint64_t bits_ = 0;
    unsigned count_ = 0;
};

void write_inner(BitWriter& out, const std::uint32_t* positions, std::size_t from, std::size_t to) {
    while (to - from > 1) {
        const std::size_t middle = from + (to - from) / 2;
        const auto before = static_cast<std::uint32_t>(middle - from);
        const auto steps = static_cast<std::uint32_t>(to - from);
        out.write(positions[middle] - positions[from] - before,
                  positions[to] - positions[from] - steps + 1);
        write_inner(out, positions, from, middle);
        from = middle;
    }
}

}  // namespace

void append_positions(Buffer& out, std::span<const std::uint32_t> positions) {
    // No number takes more bits than a position has, and two are added.
    char* const start = out.grow(kMaxVb + 4 * (positions.size() + 2));
    const std::uint32_t first = positions.front();
    const std::uint32_t last = positions.back();
    char* end = write_vb(start, last);
    if (positions.size() > 1) {
        BitWriter bits(end);
        bits.write(first, last);
        bits.write(static_cast<std::uint32_t>(positions.size() - 2), last - first);
        write_inner(bits, positions.data(), 0, positions.size() - 1);
        end = bits.finish();
    }
    out.end_at(end);
}

}  // namespace nutgraf::glass
