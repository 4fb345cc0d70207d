// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "source/record_format.hpp"

namespace nutgraf {

/// Documents as the collections of TREC have them: DOC elements with DOCNO, a headline, TEXT.
RecordFormat sgml_format();

}  // namespace nutgraf
