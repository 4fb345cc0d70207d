// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace nutgraf {

/// Returns the version of the library as "major.minor.patch"; the string is static.
const char* version() noexcept;

}  // namespace nutgraf
