// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "options.hpp"

namespace nutgraf {

/// Does what the options ask for and returns the exit code: 0 something found (or measured), 1
/// nothing, 2 a topic of a batch was malformed. Throws Error.
int run(const QueryOptions& options);

}  // namespace nutgraf
