// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Reads one JSON record: `_id`/`id`, `title`, `text`/`body`/`contents`, `date`, `source`,
/// `author`, `url`, `lang`. Other keys, and values that are not understood (a date that is none),
/// are kept in Article::extra. Path, line and a missing id are the caller's to fill in. `padded`
/// promises kJsonPadding readable bytes behind the line, which saves a copy of it.
///
/// Returns the reason as a string if the line is not such a record. Any thread may call it.
std::variant<Article, std::string> read_record(std::string_view line, bool padded = false);

/// Reads a record that is parsed already, which must be an object of strings in UTF-8.
std::variant<Article, std::string> to_article(nlohmann::json record);

}  // namespace nutgraf
