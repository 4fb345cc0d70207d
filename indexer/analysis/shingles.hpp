// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nutgraf {

/// The bit that tells a hash of a number from one of a shingle.
inline constexpr std::uint32_t kIsNumber = std::uint32_t{1} << 31;

/// Appends hashes of the shingles of a text: runs of three content words, in lower case. Words are
/// runs of letters and digits, or pairs of characters where a script has no spaces; function words,
/// by and large, are those under four bytes that do not begin with a digit. Equal shingles have
/// equal hashes in any text. Among
/// them stand hashes of the numbers alone. They are appended as they come, even if they come again.
/// Thread-safe.
void append_shingles(std::string_view text, std::vector<std::uint32_t>& out);

/// Returns a hash of all words of a text, as above and function words too, or 0 if there are less
/// than `least`. Thread-safe.
std::uint64_t hash_of_words(std::string_view text, std::size_t least);

}  // namespace nutgraf
