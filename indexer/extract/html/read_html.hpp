// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Fills text, encoding, fields and debris of an article from a web page in any encoding; what it
/// says of itself (meta tags, JSON-LD, `time`) and what it looks like. The text is all that a
/// reader would see, a paragraph a line; offsets are in this text. Fields that are known already
/// stay. False, and the article is as it was, if the page's markup is too intricate: nested so
/// deep, say, that parsing it would take time out of proportion to its length, or that its tree
/// would take more than `memory` bytes. Thread-safe.
[[nodiscard]] bool read_html(std::string_view page, Article& article,
                             std::size_t memory = SIZE_MAX);

}  // namespace nutgraf
