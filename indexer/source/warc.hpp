// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "source/record_format.hpp"

namespace nutgraf {

/// Web archives (ISO 28500: WARC 1.0 and 1.1): responses and resources that are web pages or plain
/// text, and conversions to plain text, as WET files hold. Other records, the crawler's own, and
/// pages that servers sent with another status than 200, are passed over.
RecordFormat warc_format();

}  // namespace nutgraf
