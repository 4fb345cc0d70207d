// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists of positions against known bytes, and read back by a decoder that knows only the rules.
#include "glass/positions.hpp"

#include <rapidcheck.h>

#include <bit>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "glass/encoding.hpp"
#include "glass/hex.hpp"
#include "support/catch.hpp"

namespace {

namespace glass = nutgraf::glass;
using Positions = std::vector<std::uint32_t>;

std::string tag_of(const Positions& positions) {
    std::string out(glass::most_position_bytes(positions.size()), '?');
    out.resize(
        static_cast<std::size_t>(glass::write_positions(out.data(), positions) - out.data()));
    return out;
}

// Reads the tag of a list; one that is not read to its last byte counts as wrong.
class Decoder {
public:
    explicit Decoder(const std::string& tag) : tag_(tag) {}

    Positions read() {
        const char* in = tag_.data();
        const auto last = static_cast<std::uint32_t>(glass::read_vb(in));
        at_ = 8 * static_cast<std::size_t>(in - tag_.data());
        if (at_ == 8 * tag_.size()) return {last};
        const auto first = static_cast<std::uint32_t>(number(last));
        positions_.assign(number(last - first) + 2, 0);
        positions_.front() = first;
        positions_.back() = last;
        inner(0, positions_.size() - 1);
        return (at_ + 7) / 8 == tag_.size() ? positions_ : Positions{};
    }

private:
    void inner(std::size_t from, std::size_t to) {
        if (to - from < 2) return;
        const std::size_t middle = from + (to - from) / 2;
        const std::uint64_t low = positions_[from] + (middle - from);
        const std::uint64_t high = positions_[to] - (to - middle);
        positions_[middle] = static_cast<std::uint32_t>(low + number(high - low + 1));
        inner(from, middle);
        inner(middle, to);
    }

    // One of `bound` numbers: those in the middle take a bit less, if not all take as many.
    std::uint64_t number(std::uint64_t bound) {
        const auto width = static_cast<unsigned>(std::bit_width(bound - 1));
        const std::uint64_t spare = (std::uint64_t{1} << width) - bound;
        if (spare == 0) return bits(width);
        const std::uint64_t middle = (bound - spare) / 2;
        const std::uint64_t low = bits(width - 1);
        if (low >= middle) return low;
        return bits(1) == 0 ? low : low + middle + spare;
    }

    std::uint64_t bits(unsigned count) {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < count; ++i, ++at_) {
            const auto byte = static_cast<unsigned char>(tag_.at(at_ / 8));
            value |= std::uint64_t{byte >> at_ % 8 & 1U} << i;
        }
        return value;
    }

    std::string tag_;
    std::size_t at_ = 0;  // in bits
    Positions positions_;
};

Positions from_1_to(std::uint32_t last) {
    Positions all(last);
    std::iota(all.begin(), all.end(), 1U);
    return all;
}

}  // namespace

TEST_CASE("lists of positions have known bytes", "[positions]") {
    const std::vector<std::pair<Positions, std::string>> examples = {
        {{3}, "03"},
        {{200}, "c8 01"},
        {{1, 2}, "02 01"},
        {{1, 3, 4}, "04 0d"},
        {{1, 4, 5}, "05 25"},
        {{2, 9, 10, 31, 77}, "4d 82 81 c1 14"},
        {from_1_to(8), "08 31"},
        {{5, 1000, 70'000}, "f0 a2 04 05 00 02 00 88 0f 00"},
    };
    for (const auto& [positions, bytes] : examples) CHECK(hex(tag_of(positions)) == bytes);
}

TEST_CASE("a run of consecutive positions takes no more space than its ends", "[positions]") {
    CHECK(tag_of(from_1_to(100'000)).size() == tag_of({1, 100'000}).size());
}

TEST_CASE("positions at the limits are read back", "[positions]") {
    constexpr std::uint32_t kMost = 0xffff'ffff;
    for (const Positions& positions :
         {Positions{kMost}, Positions{1, kMost}, Positions{kMost - 1, kMost},
          Positions{1, 2, kMost - 1, kMost}, Positions{1, kMost / 2, kMost}, from_1_to(70'000)}) {
        CHECK(Decoder(tag_of(positions)).read() == positions);
    }
}

TEST_CASE("positions are read back as they were written", "[positions]") {
    CHECK(rc::check("for any positions", [] {
        const std::uint32_t end = *rc::gen::element(20U, 500U, 100'000U, 0xffff'fff0U);
        const auto any = *rc::gen::nonEmpty(rc::gen::container<std::set<std::uint32_t>>(
            rc::gen::map(rc::gen::arbitrary<std::uint32_t>(),
                         [end](std::uint32_t n) { return 1 + n % end; })));
        const Positions positions(any.begin(), any.end());
        RC_ASSERT(Decoder(tag_of(positions)).read() == positions);
    }));
}
