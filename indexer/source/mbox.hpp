// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "source/record_format.hpp"

namespace nutgraf {

/// Whether the text begins with a line that stands before each message of a mailbox: "From ", who
/// sent it, and when.
bool is_separator(std::string_view text);

/// Mailboxes in the format called mbox, with lines quoted (">From ") or not.
RecordFormat mbox_format();

}  // namespace nutgraf
