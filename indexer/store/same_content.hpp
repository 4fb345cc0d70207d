// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace nutgraf {

/// What two databases have in common, or where they part.
struct ContentCheck {
    std::uint64_t documents = 0;
    std::uint64_t terms = 0;
    std::uint64_t postings = 0;
    std::uint64_t positions = 0;
    std::string difference;  ///< the first one, in words; empty if the content is equal
};

/// Compares two databases in all that Xapian's public interface shows of a database's content:
/// counts, lengths, bounds, metadata, spellings and synonyms; statistics and streams of every value
/// slot; data, length, values and term list of every document; statistics, posting list and
/// positions of every term. Only UUID and revision are left out, which differ from one writing to
/// the next. Both must have term lists. Throws Xapian::Error if one cannot be
/// read.
ContentCheck compare_content(const std::string& first, const std::string& second);

}  // namespace nutgraf
