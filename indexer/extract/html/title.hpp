// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "fields/site_names.hpp"
#include "html/page.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// The title of a page's story, and the heading that it was taken from.
struct PageTitle {
    Field title;                         ///< absent if the page has none
    std::optional<std::size_t> heading;  ///< its block
};

/// Finds the title of a page's story, which is never the site's name where there is another:
/// `site` is what it is known to be called.
PageTitle find_page_title(const HtmlPage& page, const SiteNames& site);

}  // namespace nutgraf
