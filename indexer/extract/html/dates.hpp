// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "html/page.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// Sets the day an article was published, if it is absent, and that of its last change, if that is
/// later; each to the day or not at all. If only a change is shown, its day is both. `address` is
/// the page's own, or empty.
void read_page_dates(const HtmlPage& page, std::string_view address, Article& article);

}  // namespace nutgraf
