// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Returns the name in the text of an element that is marked as one, labels left out: without
/// capitals, too, if it is a word of at most 30 bytes. Several names and desks as they stand;
/// empty if there is none.
std::string marked_name(std::string_view text);

/// Leaves each of the names in marks once, where marks stand within marks, and no single words
/// beside names of several.
void part_marked_names(std::vector<std::string>& names);

}  // namespace nutgraf
