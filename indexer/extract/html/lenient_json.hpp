// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Returns the objects and lists that stand one behind the other in a text that was meant to be
/// JSON, each as JSON. Mended are comments, commas that are too many, line ends, quotes and
/// backslashes in strings that are not written as they should be, halves of surrogate pairs, and
/// brackets that are never closed. What cannot be mended stays, so that a parser refuses it.
std::vector<std::string> mend_json(std::string_view text);

}  // namespace nutgraf
