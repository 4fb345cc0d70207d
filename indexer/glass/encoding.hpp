// SPDX-License-Identifier: GPL-2.0-or-later
//
// The numbers and strings of Xapian's glass tables. Fixed-width integers are big-endian; the forms
// of variable width are each described below. Everything is written either to a string or to memory
// that the caller has made large enough.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nutgraf::glass {

/// The most bytes that write_vb() writes.
inline constexpr std::size_t kMaxVb = 10;
/// The most bytes that write_sortable() writes.
inline constexpr std::size_t kMaxSortable = 5;

/// Writes `n` as VB: seven bits a byte, the lowest first, the top bit set on all but the last.
/// Returns one past the last byte written.
inline char* write_vb(char* out, std::uint64_t n) noexcept {
    while (n >= 0x80) {
        *out++ = static_cast<char>(n | 0x80);
        n >>= 7;
    }
    *out++ = static_cast<char>(n);
    return out;
}

/// Appends `n` as VB.
inline void append_vb(std::string& out, std::uint64_t n) {
    char buffer[kMaxVb];
    out.append(buffer, write_vb(buffer, n));
}

/// Reads a VB that is known to be whole, and moves `in` behind it.
inline std::uint64_t read_vb(const char*& in) noexcept {
    auto byte = static_cast<unsigned char>(*in++);
    std::uint64_t n = byte & 0x7fU;
    for (unsigned shift = 7; byte >= 0x80; shift += 7) {
        byte = static_cast<unsigned char>(*in++);
        n |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    }
    return n;
}

/// Returns one past the last byte of the number that begins at `in`.
inline const char* skip_vb(const char* in) noexcept {
    while (static_cast<unsigned char>(*in++) >= 0x80) {
    }
    return in;
}

/// Appends `n` as the last value of a string: little-endian without leading zeros, nothing for 0.
inline void append_last(std::string& out, std::uint64_t n) {
    for (; n != 0; n >>= 8) out.push_back(static_cast<char>(n));
}

/// Appends a string behind its length.
inline void append_string(std::string& out, std::string_view bytes) {
    append_vb(out, bytes.size());
    out.append(bytes);
}

/// Writes `n` so that the order of the bytes is that of the numbers: two bytes below 0x8000, else
/// three to five, told apart by the leading 1 bits of the first. Returns one past the
/// last byte written.
inline char* write_sortable(char* out, std::uint32_t n) noexcept {
    const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
    if (n < 0x8000) {
        put(n >> 8);
    } else if (n < 1U << 22) {
        put(0x80 | n >> 16);
        put(n >> 8);
    } else if (n < 1U << 29) {
        put(0xc0 | n >> 24);
        put(n >> 16);
        put(n >> 8);
    } else {
        put(0xe0);
        put(n >> 24);
        put(n >> 16);
        put(n >> 8);
    }
    put(n);
    return out;
}

/// Returns how many bytes write_sortable() writes.
inline std::size_t sortable_size(std::uint32_t n) noexcept {
    return n < 0x8000 ? 2 : n < 1U << 22 ? 3 : n < 1U << 29 ? 4 : 5;
}

/// Appends `n` as write_sortable() writes it.
inline void append_sortable(std::string& out, std::uint32_t n) {
    char buffer[kMaxSortable];
    out.append(buffer, write_sortable(buffer, n));
}

/// Appends a string as part of a key: each zero byte is followed by an extra ff. What comes behind
/// it in the key is set off by a single zero byte, which is the caller's to append.
inline void append_escaped(std::string& out, std::string_view bytes) {
    for (std::size_t zero = bytes.find('\0'); zero != bytes.npos; zero = bytes.find('\0')) {
        out.append(bytes.substr(0, zero + 1)).push_back('\xff');
        bytes.remove_prefix(zero + 1);
    }
    out.append(bytes);
}

/// Writes a big-endian integer of `bytes` bytes.
inline void write_fixed(char* out, std::uint32_t n, unsigned bytes) noexcept {
    for (unsigned i = 0; i < bytes; ++i) out[i] = static_cast<char>(n >> 8 * (bytes - 1 - i));
}

/// Reads a big-endian integer of two bytes.
inline std::uint32_t read_fixed2(const char* in) noexcept {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(in[0])) << 8 |
           static_cast<unsigned char>(in[1]);
}

}  // namespace nutgraf::glass
