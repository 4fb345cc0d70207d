// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Appends hashes of the shingles of a text: runs of three content words, in lower case. Equal
/// shingles have equal hashes in any text. Of all different shingles one in `one_in` is taken, the
/// same ones in every text. Ascending, none twice. Thread-safe.
void append_shingles(std::string_view text, unsigned one_in, std::vector<std::uint32_t>& out);

}  // namespace nutgraf
