// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/keyed_hash.hpp"

namespace nutgraf {

/// Remembers ids by 128 bits of a keyed hash each, so that millions of them take little memory:
/// 16 bytes, and as much again for the free places of the table. That two ids have the same hash is
/// as good as impossible, and since the key is random nobody can choose ids for which it is not.
class IdSet {
public:
    IdSet();

    /// Adds an id; returns false if it is there already.
    bool add(std::string_view id);

    /// Bytes of memory, with what the next addition may need.
    std::size_t memory() const noexcept;

private:
    struct Hash {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        bool operator==(const Hash&) const = default;
    };

    Hash hash_of(std::string_view id) const;

    // Open addressing, a power of two; all zero: free.
    struct Table {
        std::vector<Hash> places;
        std::size_t size = 0;

        Hash& place_of(const Hash& hash);
        void grow();
    };

    SipHash first_;
    SipHash second_;
    std::array<Table, 16> tables_;  // by bits of the hash; growing one takes little memory
    std::size_t places_;            // in all tables
};

}  // namespace nutgraf
