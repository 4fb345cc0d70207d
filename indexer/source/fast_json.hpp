// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "text/json_depth.hpp"

namespace nutgraf {

/// Bytes that must be readable behind a line for it to be parsed where it stands.
inline constexpr std::size_t kJsonPadding = 64;

/// Parses a line that is a JSON object. `padded` promises kJsonPadding readable bytes behind it,
/// whatever they are; without them the line is copied.
///
/// What comes back is what nlohmann::json::parse() makes of the line. Nothing comes back if the
/// line is no JSON, no object, nested deeper than kMaxJsonDepth, or if the two parsers might differ
/// over it, for example over a number beyond 64 bits; nlohmann::json::parse() then has the last
/// word. Any thread may call it.
std::optional<nlohmann::json> parse_fast(std::string_view line, bool padded = false);

}  // namespace nutgraf
