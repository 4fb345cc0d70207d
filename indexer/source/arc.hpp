// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "source/record_format.hpp"

namespace nutgraf {

/// Whether the bytes begin an ARC file: with the record that describes it.
bool is_arc(std::string_view head);

/// The Internet Archive's ARC files, versions 1 and 2: what servers sent, in the order in which it
/// was fetched. Read of them is what is read of WARC responses.
RecordFormat arc_format();

}  // namespace nutgraf
