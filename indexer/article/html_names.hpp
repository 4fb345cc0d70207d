// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns the address if it is one of the web, else nothing.
std::string web_address(std::string_view address);

/// "en-GB", "en_GB" -> "en"; empty for what is no language.
std::string main_language(std::string_view language);

}  // namespace nutgraf
