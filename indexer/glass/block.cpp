// SPDX-License-Identifier: GPL-2.0-or-later
//
// A table is a B-tree of equal blocks. What leaves and branches share is here: the header, the
// directory, and the keys that part one block from the next.
#include "glass/block.hpp"

#include <algorithm>
#include <cstring>

namespace nutgraf::glass {

void Block::finish(unsigned level) noexcept {
    const auto free = static_cast<std::uint32_t>(lowest_ - directory_end_);
    write_fixed(memory_, kRevision, 4);
    write_fixed(memory_ + 4, level, 1);
    write_fixed(memory_ + 5, free, 2);  // in one piece ...
    write_fixed(memory_ + 7, free, 2);  // ... which is all there is
    write_fixed(memory_ + 9, static_cast<std::uint32_t>(directory_end_), 2);
    std::memset(memory_ + directory_end_, 0, free);
}

ItemKey leaf_item_key(const char* item) noexcept {
    constexpr unsigned char kFirstPart = 0x20;
    const std::size_t size = static_cast<unsigned char>(item[2]);
    ItemKey result{{item + 3, size}, 1};
    if ((static_cast<unsigned char>(item[0]) & kFirstPart) == 0) {
        result.component = static_cast<std::uint16_t>(read_fixed2(item + 3 + size));
    }
    return result;
}

ItemKey separator(const ItemKey& left, const ItemKey& right) noexcept {
    const std::size_t shorter = std::min(left.key.size(), right.key.size());
    const auto differ =
        std::mismatch(right.key.begin(), right.key.begin() + shorter, left.key.begin());
    const auto common = static_cast<std::size_t>(differ.first - right.key.begin());
    return {right.key.substr(0, common + 1), right.component};
}

}  // namespace nutgraf::glass
