// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "glass/table_file.hpp"

namespace nutgraf::glass {

/// Name of the version file in a database's directory.
inline constexpr const char* kVersionFileName = "iamglass";

/// The tables of a database, in the order of the version file.
enum class Table { kPostlist, kDocdata, kTermlist, kPosition, kSpelling, kSynonym };
inline constexpr std::size_t kTables = 6;

/// Returns the name of a table's file.
std::string_view table_name(Table table);

/// What a database holds, as its version file records it.
struct DatabaseStatistics {
    std::uint32_t documents = 0;
    std::uint32_t last_docid = 0;
    std::uint32_t least_length = 0;  ///< of the documents that have a length; 0 if none has
    std::uint32_t most_length = 0;
    std::uint32_t most_wdf = 0;
    std::uint64_t total_length = 0;
};

/// Returns the bytes of the version file. `uuid`: 16 bytes. With no tables, no documents and
/// revision 0 these are the bytes of the empty database that Xapian creates.
std::string version_file(std::string_view uuid, std::uint32_t revision,
                         const std::array<TableRoot, kTables>& roots,
                         const DatabaseStatistics& statistics);

/// Returns how many bytes the file of each table must have at the least, since its root is in them;
/// 0 for a table that has no entries and needs no file. Nothing if these are not the bytes of a
/// version file.
std::optional<std::array<std::uint64_t, kTables>> least_table_sizes(std::string_view version_file);

/// Returns a random (version 4) UUID of 16 bytes.
std::string make_uuid();

}  // namespace nutgraf::glass
