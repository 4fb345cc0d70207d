// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf::bench {

/// Throws std::runtime_error, which names the file, if write_file() could not write it now. Leaves
/// it as it is.
void require_writable(const std::string& path);

/// Writes a file in one step: whoever looks finds the old content or all of the new. Throws
/// std::runtime_error if it cannot.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace nutgraf::bench
