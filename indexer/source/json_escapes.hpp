// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns JSON with each escape that is half a surrogate pair, which no character is (RFC 8259,
/// section 8.2), as that of U+FFFD. Programs that cut strings in UTF-16 write such.
std::string repair_surrogates(std::string_view json);

}  // namespace nutgraf
