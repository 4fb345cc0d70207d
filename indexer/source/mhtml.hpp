// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "article/understand.hpp"
#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Completes an article from a web page that a browser has saved with all that belongs to it as one
/// file (MHTML, RFC 2557): the page itself, its address, and the file's subject where nothing else
/// tells the title. Thread-safe.
ArticleResult parse_mhtml(std::string_view bytes, Article article, std::string where,
                          const Understanding& how);

}  // namespace nutgraf
