// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "source/record_format.hpp"

namespace nutgraf {

/// Whether the text begins with a line that stands before each message of a mailbox, and a header
/// behind it: "From ", who sent it, in whatever form, and when; or nothing else than "From ", as
/// Thunderbird writes it.
bool is_separator(std::string_view text);

/// Mailboxes in the format called mbox, of any dialect: with lines quoted (">From ", mboxo and
/// mboxrd) or not, with lengths of messages (mboxcl, mboxcl2) or without.
RecordFormat mbox_format();

}  // namespace nutgraf
