// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace nutgraf {

/// Whether a parser of the HTML standard might take much longer for a page than is in proportion to
/// its length: because of its depth, of formatting that is never closed, or of the attributes of a
/// tag. Itself takes time in proportion to the length.
bool is_too_intricate(std::string_view page);

}  // namespace nutgraf
