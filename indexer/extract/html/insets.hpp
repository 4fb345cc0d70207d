// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "html/blocks.hpp"

namespace nutgraf {

/// Cuts what is within a story but no part of it: labels of what is cut, phrases of interfaces, and
/// what is printed twice. Takes back headings of the story that were cut for their names.
void cut_insets(HtmlBlocks& blocks);

}  // namespace nutgraf
