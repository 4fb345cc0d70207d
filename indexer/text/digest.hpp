// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns what stands for the bytes where names are too long or missing: the first 128 bits of
/// their SHA-256 (FIPS 180-4) as 32 hexadecimal digits, lower case. The same on every machine, and
/// nobody can make two texts with the same one. Thread-safe.
std::string digest_of(std::string_view bytes);

}  // namespace nutgraf
