// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "nutgraf/topic.hpp"

namespace nutgraf {

/// Returns topics that ask for the words of a field in other fields: `author:lee` as source:lee,
/// title:lee and, if there is nothing else, as lee. What else restricts the topic stays. None if
/// the topic has no field, or is read as words only. Not every text that comes back need be a
/// topic.
std::vector<std::string> in_other_fields(const Topic& topic);

}  // namespace nutgraf
