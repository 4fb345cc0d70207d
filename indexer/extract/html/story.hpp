// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "html/document.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// What each block of a page is, in order, if it does not belong to the story.
using Verdicts = std::vector<std::optional<DebrisKind>>;

/// Tells the blocks of a page apart: for each, in order, nothing if it belongs to the story, or
/// what it is instead. A page in which no story shows keeps all its blocks.
Verdicts judge_blocks(const HtmlDocument& document);

/// Whether any block reads like a sentence of a story.
bool has_prose(const HtmlDocument& document);

}  // namespace nutgraf
