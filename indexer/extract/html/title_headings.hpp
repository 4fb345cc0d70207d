// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "html/page.hpp"
#include "html/told_titles.hpp"

namespace nutgraf {

/// A heading that could be the title of the page's story.
struct TitleHeading {
    std::size_t block = 0;
    GumboTag tag = GUMBO_TAG_H1;
    bool link = false;       ///< and no permalink
    std::string text;        ///< without what is marked as a line above it
    std::size_t copies = 0;  ///< ToldTitles::copies_of()
    std::size_t wholes = 0;  ///< ToldTitles::wholes_of()
};

/// Returns the first headings of a page, those of lower orders only above its story.
std::vector<TitleHeading> find_title_headings(const HtmlPage& page, const ToldTitles& told);

/// Whether a block stands above the story, or so close to its first that this may be a standfirst.
bool is_above_story(const HtmlPage& page, std::size_t block);

}  // namespace nutgraf
