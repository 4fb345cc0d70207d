// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/version.hpp"

namespace nutgraf {

const char* version() noexcept { return NUTGRAF_VERSION; }

}  // namespace nutgraf
