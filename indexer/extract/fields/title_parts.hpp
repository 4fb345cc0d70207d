// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fields/site_names.hpp"

namespace nutgraf {

/// Returns the parts of a page's title, between borders such as " | ", " - " and " » ".
std::vector<std::string_view> title_parts(std::string_view title);

/// How much the words of two titles have in common, 0 to 1.
double likeness(std::string_view one, std::string_view other);

/// Returns a page's title without the name of the site and of the section, wherever they stand. If
/// it may `guess`, "Storm sinks eleven boats - The Gazette" loses what stands behind the last
/// border even if nothing tells that this is the site, provided that it is as short as a name.
std::string without_site(std::string_view title, const SiteNames& site, bool guess);

/// Returns the part of a heading that is what is told elsewhere, if the rest is a line of its own
/// above or below it: "Halmere Eleven boats sunk" and "Eleven boats sunk Now the port is closed"
/// are "Eleven boats sunk". Else the heading.
std::string without_kicker(std::string_view heading, std::string_view told);

}  // namespace nutgraf
