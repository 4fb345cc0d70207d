// SPDX-License-Identifier: GPL-2.0-or-later
#include "build/id_set.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFirstSize = 1 << 6;

}  // namespace

IdSet::IdSet()
    : first_({random_key(), random_key()}),
      second_({random_key(), random_key()}),
      places_(tables_.size() * kFirstSize) {
    for (Table& table : tables_) table.places.resize(kFirstSize);
}

bool IdSet::add(std::string_view id) {
    const Hash hash = hash_of(id);
    Table& table = tables_[hash.second % tables_.size()];
    Hash& place = table.place_of(hash);
    if (place == hash) return false;
    place = hash;
    if (4 * ++table.size > 3 * table.places.size()) {
        places_ += table.places.size();
        table.grow();
    }
    return true;
}

std::size_t IdSet::memory() const noexcept {
    return (places_ + 4 * places_ / tables_.size()) * sizeof(Hash);
}

IdSet::Hash IdSet::hash_of(std::string_view id) const {
    const Hash hash{first_(id), second_(id)};
    return hash == Hash{} ? Hash{1, 0} : hash;
}

IdSet::Hash& IdSet::Table::place_of(const Hash& hash) {
    const std::size_t mask = places.size() - 1;
    std::size_t at = hash.first & mask;
    while (places[at] != Hash{} && places[at] != hash) at = (at + 1) & mask;
    return places[at];
}

void IdSet::Table::grow() {
    std::vector<Hash> old(2 * places.size());
    old.swap(places);
    for (const Hash& hash : old) {
        if (hash != Hash{}) place_of(hash) = hash;
    }
}

}  // namespace nutgraf
