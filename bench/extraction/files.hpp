// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf::bench {

/// Returns what is in a file, unpacked if it is compressed with gzip. Throws std::runtime_error,
/// which names it, if that cannot be read or is more than 64 MiB.
std::string read_file(const std::string& path);

/// Reads a file of JSON as Python writes it, where a number may be NaN: that becomes null. Throws
/// std::runtime_error, which names the file, if it is none.
nlohmann::ordered_json read_json(const std::string& path);

/// Returns a string of an object; empty if it is absent or null. Throws nlohmann::json::exception
/// if it is anything else.
std::string string_in(const nlohmann::ordered_json& object, std::string_view key);

/// Returns the strings of an array in an object; none if it is absent or null.
std::vector<std::string> strings_in(const nlohmann::ordered_json& object, std::string_view key);

/// Whether there is such a file or folder in the folder.
bool holds(const std::string& folder, std::string_view name);

}  // namespace nutgraf::bench
