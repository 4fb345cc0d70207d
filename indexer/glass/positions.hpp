// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "glass/buffer.hpp"

namespace nutgraf::glass {

/// Appends the tag of a position table entry: positions, at least one, strictly rising. It is the
/// last position, then the first, the count and the inner ones by binary interpolative coding
/// (Moffat and Stuiver, "Binary interpolative coding for effective index compression", 2000).
void append_positions(Buffer& out, std::span<const std::uint32_t> positions);

}  // namespace nutgraf::glass
