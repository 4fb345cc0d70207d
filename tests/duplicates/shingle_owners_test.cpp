// SPDX-License-Identifier: GPL-2.0-or-later
//
// The memory of shingles, against a map that forgets nothing.
#include "duplicates/shingle_owners.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::ArticleNumber;
using nutgraf::ShingleOwners;

constexpr std::size_t kPlenty = std::size_t{64} << 20;
constexpr std::size_t kLittle = std::size_t{128} << 10;
constexpr unsigned kSeed = 4711;

using List = std::vector<std::uint32_t>;

// Some shingles come again and again, most do not.
List random_list(std::mt19937& random) {
    List list(random() % 300);
    for (std::uint32_t& shingle : list) {
        shingle = static_cast<std::uint32_t>(random());
        if (random() % 4 == 0) shingle = shingle % 512 * 0x9e3779b1U;
    }
    return list;
}

}  // namespace

TEST_CASE("owners are the first articles that had a shingle", "[shingles]") {
    for (const std::size_t memory : {kPlenty, kLittle}) {
        CAPTURE(kSeed, memory);
        std::mt19937 random(kSeed);
        ShingleOwners owners(memory);
        std::map<std::uint32_t, std::set<ArticleNumber>> all;
        for (ArticleNumber article = 0; article < 500; ++article) {
            for (const std::uint32_t shingle : random_list(random)) {
                owners.add(shingle, article);
                if (all[shingle].size() < ShingleOwners::kMostOwners) all[shingle].insert(article);
            }
            REQUIRE(owners.memory() <= memory);
        }
        std::size_t known = 0;
        for (const auto& [shingle, articles] : all) {
            std::vector<ArticleNumber> found;
            owners.append_owners(shingle, found);
            std::ranges::sort(found);
            const bool same = std::ranges::equal(found, articles);
            REQUIRE((owners.knows(shingle) ? same : found.empty()));
            known += owners.knows(shingle) ? 1 : 0;
        }
        CHECK(known > all.size() / (memory == kPlenty ? 5 : 500));
    }
}

TEST_CASE("shingles that were chosen to collide do not", "[copies]") {
    ShingleOwners owners(kPlenty);
    constexpr std::size_t kMostPlaces = 200;
    constexpr std::uint64_t kKnown = 0x9e3779b97f4a7c15ULL;  // a multiplier that all know
    std::size_t added = 0;
    for (std::uint32_t shingle = 0; added < 1000; shingle += 4) {
        if ((shingle * kKnown >> 20 & 0xfff) != 0) continue;
        owners.add(shingle, static_cast<ArticleNumber>(added++));
    }
    CHECK(owners.longest_search() < kMostPlaces);
}
