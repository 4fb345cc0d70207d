// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "glass/encoding.hpp"

namespace nutgraf::glass {

/// The most bytes that write_positions() writes to for `count` positions: a VB, as many numbers of
/// at most 32 bits as there are positions, and eight bytes at once in the end.
constexpr std::size_t most_position_bytes(std::size_t count) noexcept {
    return kMaxVb + 4 * count + 8;
}

/// Writes the tag of a position table entry: positions, at least one, strictly rising. It is the
/// last position, then the first, the count and the inner ones by binary interpolative coding
/// (Moffat and Stuiver, "Binary interpolative coding for effective index compression", 2000).
/// Returns one past the last byte of the tag.
char* write_positions(char* out, std::span<const std::uint32_t> positions);

}  // namespace nutgraf::glass
