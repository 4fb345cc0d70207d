// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "store/same_content.hpp"

namespace nutgraf::bench {

/// As compare_content(), in a child process, so that the memory it takes is given back. Throws
/// std::runtime_error if a database cannot be read.
ContentCheck compare_in_child(const std::string& first, const std::string& second);

}  // namespace nutgraf::bench
