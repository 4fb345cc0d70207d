// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace nutgraf {

/// Finds out whether the linked Xapian reads what BulkWriter writes: whether an empty database that
/// it creates is what we would write, and whether a small database of made-up articles, built by
/// BulkWriter, holds for it the same as one built by itself. Takes some hundredths of a second the
/// first time; that all is well is then remembered in the user's cache directory, for this program
/// and that version of Xapian.
///
/// `scratch` must not exist; databases are built in it, and it is removed. Returns an empty string
/// if all is well, else what is wrong, in words. Throws Error (kSystem) if nothing can be written.
std::string why_not_bulk(const std::filesystem::path& scratch);

/// Checks a database with Xapian, all of its tables. Returns an empty string if it is sound, else
/// the first complaint. Throws Error (kSystem) if it cannot be read.
std::string check_database(const std::filesystem::path& database);

}  // namespace nutgraf
