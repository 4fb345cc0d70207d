// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each position is coded within the bounds that its neighbours leave: the middle one first, then
// the halves. A stretch of consecutive positions costs nothing that way.
#include "glass/positions.hpp"

#include <bit>

namespace nutgraf::glass {
namespace {

// Writes bits from the lowest of each byte on, to memory that is large enough.
class BitWriter {
public:
    explicit BitWriter(char* out) : out_(out) {}

    // Writes 0 <= value < bound, in the fewest bits for some of the values in the middle. Which it
    // is cannot be foretold, so there are no branches.
    void write(std::uint32_t value, std::uint32_t bound) {
        if (bound == 1) return;
        const auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
        const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
        const std::uint64_t middle = (bound - spare) / 2;
        const bool upper = value >= middle + spare;
        const bool shorter = value >= middle && !upper;
        const std::uint64_t moved = (value - middle - spare) | std::uint64_t{1} << (bits - 1);
        put(upper ? moved : value, bits - (shorter ? 1 : 0));
    }

    // Returns one past the last byte. Up to eight more are written.
    char* finish() {
        for (unsigned i = 0; i < 8; ++i) out_[i] = static_cast<char>(bits_ >> 8 * i);
        return out_ + (count_ + 7) / 8;
    }

private:
    // At most 32 bits.
    void put(std::uint64_t value, unsigned bits) {
        bits_ |= value << count_;
        count_ += bits;
        if (count_ < 32) return;
        for (unsigned i = 0; i < 4; ++i) out_[i] = static_cast<char>(bits_ >> 8 * i);
        out_ += 4;
        bits_ >>= 32;
        count_ -= 32;
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

char* write_positions(char* out, std::span<const std::uint32_t> positions) {
    const std::uint32_t first = positions.front();
    const std::uint32_t last = positions.back();
    out = write_vb(out, last);
    if (positions.size() == 1) return out;
    BitWriter bits(out);
    bits.write(first, last);
    bits.write(static_cast<std::uint32_t>(positions.size() - 2), last - first);
    write_inner(bits, positions.data(), 0, positions.size() - 1);
    return bits.finish();
}

}  // namespace nutgraf::glass
