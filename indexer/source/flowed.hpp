// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns a text of format=flowed (RFC 3676) with its paragraphs whole, one a line: lines that end
/// with a blank go on in the next of the same depth of quotation. With `delete_space` that blank is
/// no part of the text (DelSp=yes). A signature's separator, "-- ", is a line of its own.
std::string join_flowed(std::string_view text, bool delete_space);

}  // namespace nutgraf
