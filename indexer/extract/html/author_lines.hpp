// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "html/page.hpp"

namespace nutgraf {

/// Returns the names that stand about a story's heading with a date and nothing else, on one line
/// or on neighbouring ones: "May 4, 2020 - Jane Doe". In order of the text.
std::vector<std::string> names_beside_dates(const HtmlPage& page);

/// Returns the names in a story's last lines and right below it: those that are labelled, "Text:
/// Jane Doe", and signatures, "— Jane Doe".
std::vector<std::string> names_at_end(const HtmlPage& page);

/// Returns the names that begin what a page tells about an author, below the story: by the class
/// names of the elements around them, "author-bio".
std::vector<std::string> names_of_boxes(const HtmlPage& page);

}  // namespace nutgraf
