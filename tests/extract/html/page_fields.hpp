// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "html/read_html.hpp"
#include "support/catch.hpp"

/// The story of a page, under whatever heading and head a test gives it.
inline const std::string kStory =
    "<p>The storm reached Halmere in the small hours, and by noon the harbour had lost both of its "
    "cranes, said the port.</p><p>Eleven boats were sunk, and a ferry was found adrift off the "
    "northern mole with nobody on board.</p>";

/// What is made of a page, which may begin anywhere behind its first tag.
inline nutgraf::Article read_page(const std::string& page) {
    nutgraf::Article article;
    REQUIRE(nutgraf::read_html("<html>" + page, article));
    return article;
}
