// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "html/blocks.hpp"
#include "html/headed.hpp"

namespace nutgraf {

/// Finds where a story begins and ends in the stretch that has it, and cuts what is above and
/// below. Keeps short first and last lines and lists under the heading, and takes the standfirst
/// back if it was cut for its name.
void trim_to_story(HtmlBlocks& blocks, const HeadedStory& headed);

}  // namespace nutgraf
