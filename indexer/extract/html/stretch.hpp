// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "html/blocks.hpp"
#include "html/headed.hpp"

namespace nutgraf {

/// The blocks from the first of a story to before `end`.
struct HtmlStretch {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Chooses the story among the prose that is not cut, of which there must be some: where most of it
/// is; but what is under the heading if that is a story whose replies go without a name, or one of
/// a few short lines, which are taken for prose then. Prose between the heading and the story is
/// part of it.
HtmlStretch choose_story(HtmlBlocks& blocks, const HeadedStory& headed);

}  // namespace nutgraf
