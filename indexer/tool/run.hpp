// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "options.hpp"

namespace nutgraf {

/// Does what the options ask for and returns the exit code: 0 all indexed, 1 some articles skipped,
/// 2 the only source was skipped. Throws Error.
int run(const IndexOptions& options);

}  // namespace nutgraf
