// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "html/document.hpp"
#include "html/story.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// Fills the absent fields of an article from what its page says of itself: JSON-LD, meta elements,
/// properties and class names within the page, the headings and short lines above the story.
/// `verdicts` are those of judge_blocks().
void read_page_metadata(const HtmlDocument& document, const Verdicts& verdicts, Article& article);

}  // namespace nutgraf
