// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/id_set.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <random>

namespace nutgraf {
namespace {

constexpr std::size_t kFirstSize = 1 << 6;

// SipHash-2-4 (Aumasson and Bernstein, 2012).
class SipHash {
public:
    SipHash(std::uint64_t key0, std::uint64_t key1)
        : v_{key0 ^ 0x736f6d6570736575ULL, key1 ^ 0x646f72616e646f6dULL,
             key0 ^ 0x6c7967656e657261ULL, key1 ^ 0x7465646279746573ULL} {}

    std::uint64_t operator()(std::string_view text) {
        std::uint64_t last = static_cast<std::uint64_t>(text.size()) << 56;
        for (; text.size() >= 8; text.remove_prefix(8)) compress(load(text.data(), 8));
        last |= load(text.data(), text.size());
        compress(last);
        v_[2] ^= 0xff;
        for (int i = 0; i < 4; ++i) round();
        return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
    }

private:
    static std::uint64_t load(const char* bytes, std::size_t size) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes, size);
        return value;
    }

    void compress(std::uint64_t word) {
        v_[3] ^= word;
        round();
        round();
        v_[0] ^= word;
    }

    void round() {
        v_[0] += v_[1];
        v_[2] += v_[3];
        v_[1] = std::rotl(v_[1], 13) ^ v_[0];
        v_[3] = std::rotl(v_[3], 16) ^ v_[2];
        v_[0] = std::rotl(v_[0], 32);
        v_[2] += v_[1];
        v_[0] += v_[3];
        v_[1] = std::rotl(v_[1], 17) ^ v_[2];
        v_[3] = std::rotl(v_[3], 21) ^ v_[0];
        v_[2] = std::rotl(v_[2], 32);
    }

    std::array<std::uint64_t, 4> v_;
};

}  // namespace

IdSet::IdSet() {
    for (Table& table : tables_) table.places.resize(kFirstSize);
    places_ = tables_.size() * kFirstSize;
    std::random_device device;
    for (std::uint64_t& key : keys_) key = std::uint64_t{device()} << 32 | device();
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
    const Hash hash{SipHash(keys_[0], keys_[1])(id), SipHash(keys_[2], keys_[3])(id)};
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
