// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Returns the draft that a web page is which a browser has saved with all that belongs to it as
/// one file (MHTML, RFC 2557): the page itself, its address, and the file's subject where nothing
/// else tells the title. `article` knows its place. Thread-safe.
DraftResult parse_mhtml(std::string_view bytes, Article article);

}  // namespace nutgraf
