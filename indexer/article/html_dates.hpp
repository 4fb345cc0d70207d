// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "article/html_page.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// Returns the day a page's article was published, to the day or not at all.
Field find_page_date(const HtmlPage& page);

}  // namespace nutgraf
