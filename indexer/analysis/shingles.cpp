// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/shingles.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "nutgraf/tokenizer.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kContentBytes = 4;  // shorter words are function words, by and large

std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Of the first sixteen bytes: what follows seldom makes a difference.
std::uint64_t hash_of(std::string_view term) noexcept {
    std::array<std::uint64_t, 2> head{};
    std::memcpy(head.data(), term.data(), sizeof head);
    return mix(head[0] ^ 0x9e3779b97f4a7c15ULL, head[1] ^ 0xc2b2ae3d27d4eb4fULL);
}

}  // namespace

void append_shingles(std::string_view text, unsigned one_in, std::vector<std::uint32_t>& out) {
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    Tokenizer tokenizer(text);
    std::array<std::uint64_t, 3> last{};
    std::size_t words = 0;
    for (Word word; tokenizer.next(word);) {
        if (word.term.size() < kContentBytes) continue;
        last = {last[1], last[2], hash_of(word.term)};
        if (++words < last.size()) continue;
        const std::uint64_t hash =
            mix(last[0] ^ std::rotl(last[1], 21) ^ std::rotl(last[2], 42), 0x2545f4914f6cdd1dULL);
        if (hash % one_in == 0) out.push_back(static_cast<std::uint32_t>(hash >> 32));
    }
    std::ranges::sort(out.begin() + begin, out.end());
    out.erase(std::unique(out.begin() + begin, out.end()), out.end());
}

}  // namespace nutgraf
