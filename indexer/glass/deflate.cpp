// SPDX-License-Identifier: GPL-2.0-or-later
//
// A compressor spends most of a short string on what it does for every string: clearing tables,
// counting, making a Huffman code. For strings of one kind the code can be made once and for all,
// with the header that describes it; what is left is to look up each byte. Left out are repetitions
// within a string, which take a search.
#include "glass/deflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

namespace nutgraf::glass {
namespace {

constexpr unsigned kMostCodeBits = 14;    // four codes and the seven bits before them fit 64
constexpr unsigned kMostLengthBits = 7;   // of the code that lengths are written in (RFC 1951)
constexpr std::size_t kEndOfBlock = 256;  // a symbol behind the literals

using Counts = std::vector<std::uint64_t>;
using Lengths = std::vector<unsigned>;

// The lengths of a Huffman code; 0 for a symbol that does not occur. Two at least must.
Lengths huffman_lengths(const Counts& counts) {
    using Node = std::pair<std::uint64_t, std::size_t>;  // a count and the node's number
    std::priority_queue<Node, std::vector<Node>, std::greater<>> open;
    for (std::size_t symbol = 0; symbol < counts.size(); ++symbol) {
        if (counts[symbol] > 0) open.emplace(counts[symbol], symbol);
    }
    std::vector<std::size_t> parents(counts.size() + open.size() - 1);
    for (std::size_t node = counts.size(); node < parents.size(); ++node) {
        std::uint64_t count = 0;
        for (int child = 0; child < 2; ++child) {
            count += open.top().first;
            parents[open.top().second] = node;
            open.pop();
        }
        open.emplace(count, node);
    }
    // A parent's number is above its children's; the last one is the root.
    Lengths lengths(parents.size(), 0);
    for (std::size_t node = parents.size() - 1; node-- > 0;) {
        const bool used = node >= counts.size() || counts[node] > 0;
        lengths[node] = used ? lengths[parents[node]] + 1 : 0;
    }
    lengths.resize(counts.size());
    return lengths;
}

// The lengths of a code nearly as good, none above `most`: rare symbols are taken to be more
// frequent, starting with `floor`, until that is so.
Lengths limited_lengths(const Counts& counts, unsigned most, std::uint64_t floor) {
    for (;; floor *= 2) {
        Counts raised = counts;
        for (std::uint64_t& count : raised) count = count == 0 ? 0 : std::max(count, floor);
        Lengths lengths = huffman_lengths(raised);
        if (std::ranges::max(lengths) <= most) return lengths;
    }
}

// Codes as RFC 1951, 3.2.2 assigns them, first bit lowest, with the length in the upper half.
std::vector<std::uint32_t> canonical_codes(const Lengths& lengths) {
    std::vector<std::uint32_t> codes(lengths.size(), 0);
    std::uint32_t next = 0;
    for (unsigned length = 1; length <= kMostCodeBits; ++length) {
        next <<= 1;
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] != length) continue;
            for (unsigned bit = 0; bit < length; ++bit)
                codes[symbol] |= (next >> bit & 1U) << (length - 1 - bit);
            codes[symbol] |= length << 16;
            ++next;
        }
    }
    return codes;
}

// A symbol of the code that lengths are written in, with the number behind it.
struct LengthSymbol {
    unsigned symbol;
    unsigned extra;
    unsigned extra_bits;
};

// Lengths, none of them 0, as symbols: a length again 3 to 6 times is one symbol.
std::vector<LengthSymbol> length_symbols(const Lengths& lengths) {
    std::vector<LengthSymbol> symbols;
    for (std::size_t at = 0; at < lengths.size();) {
        std::size_t end = at + 1;
        while (end < lengths.size() && lengths[end] == lengths[at]) ++end;
        symbols.push_back({lengths[at++], 0, 0});
        while (end - at >= 3) {
            // Not so many that one or two are left, which would cost a symbol each.
            const std::size_t left = end - at;
            const std::size_t times = left < 6 ? left : left == 7 || left == 8 ? left - 3 : 6;
            symbols.push_back({16, static_cast<unsigned>(times - 3), 2});
            at += times;
        }
        for (; at < end; ++at) symbols.push_back({lengths[at], 0, 0});
    }
    return symbols;
}

// Bits in the order of deflate.
class BitString {
public:
    void put(std::uint32_t value, unsigned count) {
        for (unsigned bit = 0; bit < count; ++bit) bits_.push_back((value >> bit & 1U) != 0);
    }
    void put_code(std::uint32_t code) { put(code & 0xffff, code >> 16); }

    std::size_t size() const { return bits_.size(); }

    // Up to eight of them from `at` on.
    std::uint8_t byte(std::size_t at) const {
        unsigned byte = 0;
        for (std::size_t i = 0; i < 8 && at + i < bits_.size(); ++i) {
            byte |= static_cast<unsigned>(bits_[at + i]) << i;
        }
        return static_cast<std::uint8_t>(byte);
    }

private:
    std::vector<bool> bits_;
};

// What precedes the literals of a block (RFC 1951, 3.2.7).
BitString block_header(Lengths lengths) {
    constexpr std::array<std::uint8_t, 19> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                     11, 4,  12, 3, 13, 2, 14, 1, 15};
    lengths.push_back(1);  // one code of distances, as some readers want one
    const std::vector<LengthSymbol> symbols = length_symbols(lengths);
    Counts counts(kOrder.size(), 0);
    for (const LengthSymbol& each : symbols) ++counts[each.symbol];
    const Lengths code_lengths = limited_lengths(counts, kMostLengthBits, 1);
    const auto codes = canonical_codes(code_lengths);
    std::size_t written = kOrder.size();
    while (code_lengths[kOrder[written - 1]] == 0) --written;

    BitString header;
    header.put(1, 1);  // the last block
    header.put(2, 2);  // with codes of its own
    header.put(0, 5);  // 257 codes of literals and lengths
    header.put(0, 5);  // 1 of distances
    header.put(static_cast<std::uint32_t>(written - 4), 4);
    for (std::size_t i = 0; i < written; ++i) header.put(code_lengths[kOrder[i]], 3);
    for (const LengthSymbol& each : symbols) {
        header.put_code(codes[each.symbol]);
        header.put(each.extra, each.extra_bits);
    }
    return header;
}

struct Code {
    Lengths lengths;
    BitString header;
};

// Chooses among codes that tell rare bytes apart more or less finely: a finer one makes shorter
// literals and a longer header. Each string is taken to be of a kilobyte.
Code best_code(const ByteCounts& sample) {
    constexpr double kTypical = 1000;
    Counts counts(sample.begin(), sample.end());
    const std::uint64_t total =
        std::max<std::uint64_t>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}), 1);
    counts.push_back(total / static_cast<std::uint64_t>(kTypical));  // of ends
    for (std::uint64_t& count : counts) count = std::max<std::uint64_t>(count, 1);
    std::optional<Code> best;
    double best_cost = 0;
    for (unsigned shift = 7; shift <= 16; ++shift) {
        const std::uint64_t floor = std::max<std::uint64_t>(total >> shift, 1);
        Lengths lengths = limited_lengths(counts, kMostCodeBits, floor);
        BitString header = block_header(lengths);
        double bits = 0;
        for (std::size_t i = 0; i < sample.size(); ++i)
            bits += static_cast<double>(sample[i]) * lengths[i];
        const double cost =
            bits / static_cast<double>(total) * kTypical + static_cast<double>(header.size());
        if (best && cost >= best_cost) continue;
        best = {std::move(lengths), std::move(header)};
        best_cost = cost;
    }
    return *std::move(best);
}

void store(char* to, std::uint64_t bits) {
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(to, &bits, sizeof bits);
    } else {
        for (unsigned i = 0; i < sizeof bits; ++i) to[i] = static_cast<char>(bits >> 8 * i);
    }
}

// Writes bits to memory. Each flush may write seven bytes more than are used.
class BitWriter {
public:
    BitWriter(char* to, std::uint64_t bits, unsigned count) : to_(to), bits_(bits), count_(count) {}

    void put(std::uint32_t code) {
        bits_ |= std::uint64_t{code & 0xffff} << count_;
        count_ += code >> 16;
    }

    void put_two(std::uint32_t first, std::uint32_t second) {
        const std::uint32_t both = (first & 0xffff) | (second & 0xffff) << (first >> 16);
        bits_ |= std::uint64_t{both} << count_;
        count_ += (first >> 16) + (second >> 16);
    }

    // Writes whole bytes. Below 64 bits must have been put since the last time, counting what that
    // left over, seven at most.
    void flush() {
        store(to_, bits_);
        to_ += count_ / 8;
        bits_ >>= count_ & ~7U;
        count_ &= 7;
    }

    // Writes the bits left over as well. Returns the end of what was written.
    char* finish() {
        flush();
        store(to_, bits_);
        return to_ + (count_ > 0 ? 1 : 0);
    }

    const char* next() const { return to_; }

private:
    char* to_;
    std::uint64_t bits_;
    unsigned count_;
};

}  // namespace

void count_bytes(std::string_view text, ByteCounts& counts) {
    // A table waits for its last write to a cell before it can add to it again: runs of one byte
    // go to four in turn.
    std::array<ByteCounts, 4> tables = {};
    std::size_t at = 0;
    for (; text.size() - at >= tables.size(); at += tables.size()) {
        for (std::size_t i = 0; i < tables.size(); ++i)
            ++tables[i][static_cast<unsigned char>(text[at + i])];
    }
    for (; at < text.size(); ++at) ++tables[0][static_cast<unsigned char>(text[at])];
    for (std::size_t byte = 0; byte < counts.size(); ++byte) {
        for (const ByteCounts& table : tables) counts[byte] += table[byte];
    }
}

CannedDeflate::CannedDeflate(const ByteCounts& counts) {
    const Code code = best_code(counts);
    std::ranges::copy(canonical_codes(code.lengths), codes_.begin());
    const std::size_t bits = code.header.size();
    for (std::size_t at = 0; at + 8 <= bits; at += 8)
        header_ += static_cast<char>(code.header.byte(at));
    header_rest_bits_ = static_cast<unsigned>(bits % 8);
    header_rest_ = code.header.byte(bits - header_rest_bits_);
}

bool CannedDeflate::append(std::string& out, std::string_view input) const {
    if (input.size() <= header_.size()) return false;
    const std::size_t before = out.size();
    out.resize(before + input.size() + 2 * sizeof(std::uint64_t));  // room for a flush too many
    char* const start = out.data() + before;
    const char* const limit = start + input.size();
    std::memcpy(start, header_.data(), header_.size());
    BitWriter writer(start + header_.size(), header_rest_, header_rest_bits_);
    const auto code = [&](std::size_t at) { return codes_[static_cast<unsigned char>(input[at])]; };
    std::size_t at = 0;
    for (; input.size() - at >= 4 && writer.next() < limit; at += 4) {
        writer.put_two(code(at), code(at + 1));
        writer.put_two(code(at + 2), code(at + 3));
        writer.flush();
    }
    const bool fits = writer.next() < limit;
    if (fits) {
        for (; at < input.size(); ++at) writer.put(code(at));
        writer.put(codes_[kEndOfBlock]);
    }
    const auto size = fits ? static_cast<std::size_t>(writer.finish() - start) : input.size();
    const bool smaller = size < input.size();
    out.resize(before + (smaller ? size : 0));
    return smaller;
}

FullDeflate::FullDeflate(int level) : compressor_(libdeflate_alloc_compressor(level)) {
    if (!compressor_) throw std::bad_alloc();
}

bool FullDeflate::append(std::string& out, std::string_view input) {
    const std::size_t before = out.size();
    // libdeflate wants more room than it needs, and gives up if it has less.
    const std::size_t bound = libdeflate_deflate_compress_bound(compressor_.get(), input.size());
    out.resize(before + bound);
    const std::size_t size = libdeflate_deflate_compress(compressor_.get(), input.data(),
                                                         input.size(), out.data() + before, bound);
    const bool smaller = size > 0 && size < input.size();
    out.resize(before + (smaller ? size : 0));
    return smaller;
}

void FullDeflate::Free::operator()(libdeflate_compressor* compressor) const noexcept {
    libdeflate_free_compressor(compressor);
}

}  // namespace nutgraf::glass
