// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/keyed_hash.hpp"

#include <bit>
#include <cstring>
#include <random>

namespace nutgraf {
namespace {

std::uint64_t load(const char* bytes, std::size_t size) noexcept {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, size);
    return value;
}

class SipState {
public:
    explicit SipState(const SipHash::Key& key) noexcept
        : v_{key[0] ^ 0x736f6d6570736575ULL, key[1] ^ 0x646f72616e646f6dULL,
             key[0] ^ 0x6c7967656e657261ULL, key[1] ^ 0x7465646279746573ULL} {}

    void compress(std::uint64_t word) noexcept {
        v_[3] ^= word;
        round();
        round();
        v_[0] ^= word;
    }

    std::uint64_t finish() noexcept {
        v_[2] ^= 0xff;
        for (int i = 0; i < 4; ++i) round();
        return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
    }

private:
    void round() noexcept {
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

std::uint64_t random_key() {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

std::uint64_t SipHash::operator()(std::string_view text) const noexcept {
    SipState state(key_);
    const std::uint64_t size = static_cast<std::uint64_t>(text.size()) << 56;
    for (; text.size() >= 8; text.remove_prefix(8)) state.compress(load(text.data(), 8));
    state.compress(size | load(text.data(), text.size()));
    return state.finish();
}

std::uint64_t KeyedHash::operator()(std::string_view text) const {
    static const SipHash hash({random_key(), random_key()});
    return hash(text);
}

}  // namespace nutgraf
