// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sums by document against std::map, for few and many documents, round after round.
#include "store/document_sums.hpp"

#include <map>
#include <random>
#include <vector>

#include "support/catch.hpp"

namespace {

using Sums = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Sums take(nutgraf::DocumentSums& sums) {
    Sums result;
    sums.take([&](std::uint32_t document, std::uint32_t sum) {
        result.push_back({document, sum});
    });
    return result;
}

TEST_CASE("sums come back in order, once", "[document_sums]") {
    std::mt19937 random(7);
    nutgraf::DocumentSums sums;
    for (const std::uint32_t documents : {1U, 63U, 64U, 65U, 4096U, 4097U, 20'000U, 3U}) {
        CAPTURE(documents);
        sums.start(documents);
        CHECK(take(sums).empty());
        for (const std::size_t additions : {1U, 2U, 50U, 5000U}) {
            std::map<std::uint32_t, std::uint32_t> expected;
            for (std::size_t i = 0; i < additions; ++i) {
                const auto document = static_cast<std::uint32_t>(random() % documents);
                const auto number = static_cast<std::uint32_t>(1 + random() % 9);
                sums.add(document, number);
                expected[document] += number;
            }
            CHECK(take(sums) == Sums(expected.begin(), expected.end()));
        }
    }
    sums.start(0);
    CHECK(take(sums).empty());
}

}  // namespace
