// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hashes of what others wrote: words, lines, names. Whoever knows how a table hashes can choose
// inputs that all belong in one place of it, so that filling it takes time with their square
// (Crosby and Wallach, 2003). So tables are keyed by numbers that every process draws anew. What a
// run makes must never depend on them: nothing may come out in the order of a table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nutgraf {

/// Returns 64 random bits, others with each call. Throws std::exception if the system has none.
std::uint64_t random_key();

/// SipHash-2-4 (Aumasson and Bernstein, 2012). Thread-safe.
class SipHash {
public:
    using Key = std::array<std::uint64_t, 2>;

    explicit SipHash(const Key& key) noexcept : key_(key) {}

    std::uint64_t operator()(std::string_view text) const noexcept;

private:
    Key key_;
};

/// The same, under the key of the process: for tables of strings, also std::unordered_map and the
/// like.
struct KeyedHash {
    using is_transparent = void;

    std::uint64_t operator()(std::string_view text) const;
};

/// Returns the upper half of the product of two numbers, XORed with its lower half: all bits of it
/// depend on all of theirs. Of two inputs that are each XORed with a secret key, no one can say
/// which give the same (wyhash, Wang Yi).
inline std::uint64_t mix_hashes(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace nutgraf
