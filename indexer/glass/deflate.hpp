// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace nutgraf::glass {

/// How often each byte value occurs.
using ByteCounts = std::array<std::uint32_t, 256>;

/// Adds the bytes of a text to `counts`, which wrap around.
void count_bytes(std::string_view text, ByteCounts& counts);

/// Writes raw deflate (RFC 1951) for many small strings of one kind, with a Huffman code of
/// literals that is made once, from a sample. It finds no repetitions. Thread-safe once made.
class CannedDeflate {
public:
    /// Makes the code from the byte counts of a sample; the same counts make the same code. Bytes
    /// that are not in the sample have a code as well, a long one.
    explicit CannedDeflate(const ByteCounts& counts);

    /// Appends a complete deflate stream of one block for `input` to `out` and returns true. If
    /// that would not be smaller than the input, leaves `out` as it is and returns false.
    bool append(std::string& out, std::string_view input) const;

private:
    std::string header_;             // what precedes the literals: whole bytes...
    std::uint64_t header_rest_ = 0;  // ...and some more bits
    unsigned header_rest_bits_ = 0;  // below 8
    // The code of each literal and, last, of the end of the block, as it is written (first bit
    // lowest), with its length in the upper half.
    std::array<std::uint32_t, 257> codes_ = {};
};

/// Writes raw deflate by libdeflate. Not thread-safe.
class FullDeflate {
public:
    /// `level` is 0 to 12, as libdeflate has them. Throws std::bad_alloc for any other.
    explicit FullDeflate(int level);

    /// As CannedDeflate::append().
    bool append(std::string& out, std::string_view input);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const noexcept;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace nutgraf::glass
