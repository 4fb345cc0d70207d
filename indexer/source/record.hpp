// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Reads one JSON record. What its keys mean says record_keys.hpp; keys that are not known or not
/// needed, and values that are not understood (a date that is none), are kept in Article::extra.
/// Path, line and a missing id are the caller's to fill in; text and title may both be missing.
/// `padded` promises kJsonPadding readable bytes behind the line, which saves a copy of it.
///
/// Bytes that are not UTF-8 are read as repair_utf8() does, half a surrogate pair as U+FFFD.
/// Returns the reason as a string if the line is no record even so. Any thread may call it.
std::variant<Article, std::string> read_record(std::string_view line, bool padded = false);

/// Reads a record that is parsed already, which must be an object of strings in UTF-8.
std::variant<Article, std::string> to_article(nlohmann::json record);

}  // namespace nutgraf
