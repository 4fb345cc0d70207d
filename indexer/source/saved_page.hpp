// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Returns the name, without suffix, of the page whose parts a folder of this name would hold, if
/// the page is beside it: "Story" of "Story_files". Browsers put there what a page shows when they
/// save it. Nothing if it is the name of no such folder.
std::optional<std::string> page_of_folder(std::string_view folder);

}  // namespace nutgraf
