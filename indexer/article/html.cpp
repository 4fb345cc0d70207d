// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html.hpp"

namespace nutgraf {

bool looks_like_html(std::string_view) { return false; }

void read_html(std::string_view page, Article& article) { article.text = page; }

}  // namespace nutgraf
