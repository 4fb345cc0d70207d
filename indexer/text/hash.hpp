// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nutgraf {

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo) of a sequence of strings. Stable across machines and
/// versions, which std::hash is not; for names and fingerprints, not against an adversary.
class Fnv1a {
public:
    /// Adds a string; its end counts, so that "ab","c" differs from "a","bc".
    Fnv1a& add(std::string_view bytes) {
        for (const char c : bytes) step(static_cast<unsigned char>(c));
        step(0xff);
        return *this;
    }

    /// Returns 16 hexadecimal digits.
    std::string hex() const {
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string out;
        for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(hash_ >> shift) & 15];
        return out;
    }

private:
    void step(unsigned byte) { hash_ = (hash_ ^ byte) * 0x100000001b3ULL; }

    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace nutgraf
