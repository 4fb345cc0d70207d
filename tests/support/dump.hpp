// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

namespace nutgraf {

/// Writes all that Xapian's public interface shows of a database, as lines of printable ASCII:
/// totals and bounds, metadata, spelling, synonyms, every term with its postings, every document
/// with its terms, values and data, every value slot from 0 to 5 and slot 300. Two databases of the
/// same content give the same bytes, however their files are laid out; revision and UUID are left
/// out. What stands in termlists is left out where there are none. Needs memory for the longest
/// entry, not for the whole. Throws what Xapian throws.
void dump(const Xapian::Database& database, std::ostream& out);

/// Returns what the other dump() writes.
std::string dump(const Xapian::Database& database);

/// Returns where two dumps part: line number, the heading and the line before it, and what each has
/// there, long lines cut around the place. Empty if they are equal.
std::string first_difference(std::string_view a, std::string_view b);

/// What Xapian's own check found.
struct CheckReport {
    std::size_t errors = 0;
    std::string text;  ///< as Xapian worded it
};

/// Runs Xapian::Database::check() on a database, or on the one that a stub in the directory `path`
/// names. What it throws counts as an error.
CheckReport check(const std::filesystem::path& path);

}  // namespace nutgraf
