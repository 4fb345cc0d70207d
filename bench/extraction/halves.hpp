// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace nutgraf::bench {

/// Whether a page belongs to the first of two halves: what is tuned on one half shows its worth on
/// the other. It does if the MD5 of its id begins with one of 0 to 7 in hexadecimal, so that any
/// other program can draw the same halves.
bool in_first_half(std::string_view id);

}  // namespace nutgraf::bench
