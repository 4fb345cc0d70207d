// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/record_keys.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

struct Rank {
    std::string_view key;
    std::size_t rank = 0;
};

using Ranks = std::array<Rank, kRecordKeys.size()>;

const Ranks& by_key() {
    static const Ranks kept = [] {
        Ranks ranks;
        for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = {kRecordKeys[i].key, i};
        std::ranges::sort(ranks, {}, &Rank::key);
        return ranks;
    }();
    return kept;
}

constexpr std::size_t kLongestKey =
    std::ranges::max_element(kRecordKeys, {}, [](const RecordKey& k) {
        return k.key.size();
    })->key.size();
constexpr std::size_t kLongestSpelling = 2 * kLongestKey;  // with what is left out

std::span<const Rank> ranks_of(std::string_view key) {
    if (key.size() > kLongestSpelling) return {};
    const std::string folded = folded_key(key);
    return std::ranges::equal_range(by_key(), std::string_view(folded), {}, &Rank::key);
}

}  // namespace

std::string folded_key(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == ' ' || c == '-' || (c == '_' && !out.empty())) continue;
        out += ascii::to_lower(c);
    }
    return out;
}

bool is_title_or_text(std::string_view key) {
    return std::ranges::any_of(ranks_of(key), [](const Rank& rank) {
        const RecordRole role = kRecordKeys[rank.rank].role;
        return role == RecordRole::kTitle || role == RecordRole::kText ||
               role == RecordRole::kMarkup;
    });
}

std::vector<FoundKey> find_keys(const nlohmann::json& object) {
    std::vector<FoundKey> found;
    for (const auto& [key, value] : object.items()) {
        for (const Rank& rank : ranks_of(key)) found.push_back({rank.rank, key});
    }
    // Of two spellings of a key the one with small letters goes first.
    std::ranges::sort(found, std::greater(), &FoundKey::key);
    std::ranges::stable_sort(found, {}, &FoundKey::rank);
    return found;
}

}  // namespace nutgraf
