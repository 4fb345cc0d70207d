// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace nutgraf {

/// A half-open range of bytes.
struct ByteRange {
    std::size_t start = 0;
    std::size_t end = 0;

    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace nutgraf
