// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf::bench {

/// Returns the text of a web page or a part of one, in UTF-8: all of it, with line ends where
/// blocks and cells end. What nutgraf thinks of the page plays no part. Throws std::runtime_error
/// if it is too intricate.
std::string visible_text(std::string_view page);

}  // namespace nutgraf::bench
