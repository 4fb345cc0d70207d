// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns the name of a member of an archive as UTF-8, the same whatever the locale. Bytes that
/// are UTF-8 stay; of others the charset is guessed, since old archives do not say it: by the
/// letters they would be, among those that tools have written in zip archives (`zip`) or on Unix.
///
/// In a zip archive, where separators are slashes, backslashes are taken for such if there are no
/// slashes: some programs write those of their own system.
std::string member_name(std::string_view name, bool zip);

}  // namespace nutgraf
