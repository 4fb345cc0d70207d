// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "nutgraf/date.hpp"

namespace nutgraf {

/// Reads the date that a page's address holds: "/2014/05/17/", "/2014/may/17/", "/2014-05-17-slug",
/// "/20140517/", or only a month: "/2014/05/", "/2014-05/". Nothing for a year alone, nor for days
/// that do not exist, nor if the address holds two dates that differ.
std::optional<Date> date_of_url(std::string_view url);

/// Returns the section of a publication that the first directory of an address names, in English
/// or the publication's own language ("Business", "Wirtschaft"), if it is a usual one; otherwise
/// "".
std::string_view section_of_url(std::string_view url);

/// Returns the section that a short line is: "BUSINESS", or the last known of "Home > News >
/// Business"; otherwise "". Words as section_of_url() has them.
std::string_view section_of_line(std::string_view line);

}  // namespace nutgraf
