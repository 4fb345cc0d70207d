// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/keyed_hash.hpp"

namespace nutgraf {

/// The bits that tell in the hash of a word what it is: a number begins with a digit, a name with a
/// capital that is not just that of a sentence. The last bit tells names at the beginning of one.
inline constexpr std::uint32_t kIsNumber = std::uint32_t{1} << 31;
inline constexpr std::uint32_t kIsName = std::uint32_t{1} << 30;
inline constexpr std::uint32_t kBeginsSentence = std::uint32_t{1} << 29;
inline constexpr std::uint32_t kIsFact = kIsNumber | kIsName;

/// What of a hash tells words apart; the rest depends on where the word stands.
inline constexpr std::uint32_t kWordItself = ~(kIsName | kBeginsSentence);

/// Appends hashes of the content words of a text, in lower case. Words are runs of letters and
/// digits, or pairs of characters where a script has no spaces; content words, by and large, are
/// those of four bytes or more, or that begin with a digit. Equal words have equal hashes in any
/// text by kWordItself. Thread-safe.
void append_words(std::string_view text, std::vector<std::uint32_t>& out);

/// Returns the hash, without kIsNumber, of a shingle: three content words in a row.
inline std::uint32_t shingle_of(const std::array<std::uint32_t, 3>& words) {
    const std::uint64_t first = words[0] & kWordItself;
    const std::uint64_t second = words[1] & kWordItself;
    const std::uint64_t third = words[2] & kWordItself;
    constexpr std::uint64_t kOdd = 0x2545f4914f6cdd1dULL;
    constexpr std::uint64_t kOther = 0xc2b2ae3d27d4eb4fULL;
    return static_cast<std::uint32_t>(mix_hashes((first << 32 | second) ^ kOdd, third ^ kOther)) &
           ~kIsNumber;
}

/// Appends hashes of the shingles of a text, and among them those of the numbers alone. They are
/// appended as they come, even if they come again. Thread-safe.
void append_shingles(std::string_view text, std::vector<std::uint32_t>& out);

/// Returns a hash of all words of a text, as above but function words too, or 0 if there are less
/// than `least`. Thread-safe.
std::uint64_t hash_of_words(std::string_view text, std::size_t least);

}  // namespace nutgraf
