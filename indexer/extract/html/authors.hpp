// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "fields/site_names.hpp"
#include "html/page.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// Finds who wrote a page's story; absent if the page does not say. The name of the site is taken
/// if there is no other.
Field find_page_authors(const HtmlPage& page, const SiteNames& site);

}  // namespace nutgraf
