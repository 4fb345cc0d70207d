// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/digest.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace nutgraf {

std::string digest_of(std::string_view bytes) {
    sha256_ctx context;
    ::sha256_init(&context);
    ::sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, 16> digest{};
    ::sha256_digest(&context, digest.size(), digest.data());
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : digest) {
        hex += kDigits[byte >> 4U];
        hex += kDigits[byte & 15U];
    }
    return hex;
}

}  // namespace nutgraf
