// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "nutgraf/date.hpp"

namespace nutgraf {

/// Returns the day that the header Date of a message names (RFC 5322, obsolete forms included: of
/// years with two digits 00 to 49 are those from 2000 on; to others of two and three 1900 is
/// added), written "17 May 2016" or as asctime(3) does; else what find_date() finds.
std::optional<Date> read_mail_date(std::string_view text);

}  // namespace nutgraf
