// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/halves.hpp"

#include <nettle/md5.h>

#include <array>
#include <cstdint>

namespace nutgraf::bench {

bool in_first_half(std::string_view id) {
    md5_ctx context{};
    ::md5_init(&context);
    ::md5_update(&context, id.size(), reinterpret_cast<const std::uint8_t*>(id.data()));
    std::array<std::uint8_t, MD5_DIGEST_SIZE> digest{};
    ::md5_digest(&context, digest.size(), digest.data());
    return digest[0] < 0x80;
}

}  // namespace nutgraf::bench
