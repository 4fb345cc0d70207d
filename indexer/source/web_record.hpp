// SPDX-License-Identifier: GPL-2.0-or-later
//
// What web archives have in common, whatever their format: addresses, and what servers sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "nutgraf/article_source.hpp"
#include "source/format.hpp"
#include "source/headers.hpp"
#include "source/record_format.hpp"

namespace nutgraf {

/// The format of articles of a media type: text or page; nothing if they are not found in such.
std::optional<Format> format_of_type(std::string_view type);

/// Whether an article may be found at the address. Crawlers keep their own records (arguments,
/// logs, look-ups of names) under addresses of schemes that are not the web's, and some files of a
/// site are for programs alone: robots.txt (RFC 9309), what is in .well-known (RFC 8615).
bool may_be_article(std::string_view address);

/// Returns the draft that a server sent: status line, headers, body. Passed over unless the status
/// is 200 and the type one of articles.
DraftResult parse_response(Article article, std::string_view response,
                           const RecordContext& context);

/// Returns the draft that content of a type is. A charset in the type goes before what a page says.
Draft parse_content(Article article, std::string bytes, const HeaderValue& type);

}  // namespace nutgraf
