// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace nutgraf::bench {

/// What two databases have in common, or where they part.
struct ContentCheck {
    std::uint64_t documents = 0;
    std::uint64_t terms = 0;
    double mean_length = 0;
    std::string difference;  ///< the first one, in words; empty if the content is equal
};

/// Compares two databases through Xapian's public interface: counts, lengths and metadata; data,
/// length, terms and values of every document; statistics of every term; and posting and position
/// lists of every 50th one.
ContentCheck compare_content(const std::string& first, const std::string& second);

}  // namespace nutgraf::bench
