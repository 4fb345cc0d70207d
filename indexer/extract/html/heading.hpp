// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "html/document.hpp"

namespace nutgraf {

/// Returns the block of the heading above the story: the first of the highest order that says what
/// the page tells machines its title is. Nothing if no heading does.
std::optional<std::size_t> find_story_heading(const HtmlDocument& document);

}  // namespace nutgraf
