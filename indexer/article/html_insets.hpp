// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "article/html_blocks.hpp"

namespace nutgraf {

/// Cuts what stands within a story and is none of it: labels of what is cut, the phrases of
/// interfaces, what is printed twice. Takes back its headings that were cut for their names.
void cut_insets(HtmlBlocks& blocks);

}  // namespace nutgraf
