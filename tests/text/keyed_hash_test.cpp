// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/keyed_hash.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

// Of the reference implementation: the key is 00 01 .. 0f, the input 00 01 .. up to its length.
TEST_CASE("SipHash-2-4 is what its authors say", "[hash]") {
    const nutgraf::SipHash hash({0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL});
    const std::vector<std::pair<std::size_t, std::uint64_t>> cases = {
        {0, 0x726fdb47dd0e0e31ULL}, {1, 0x74f839c593dc67fdULL},  {7, 0xab0200f58b01d137ULL},
        {8, 0x93f5f5799a932462ULL}, {15, 0xa129ca6149be45e5ULL},
    };
    for (const auto& [size, expected] : cases) {
        std::string input;
        for (std::size_t i = 0; i < size; ++i) input.push_back(static_cast<char>(i));
        CAPTURE(size);
        CHECK(hash(input) == expected);
    }
}

TEST_CASE("a process hashes alike all the time", "[hash]") {
    CHECK(nutgraf::KeyedHash()("word") == nutgraf::KeyedHash()(std::string("word")));
    CHECK(nutgraf::random_key() != nutgraf::random_key());
}
