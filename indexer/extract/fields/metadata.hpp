// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Fills the absent fields of an article from its own text and address, in the plain cases only: a
/// headline before the first paragraph, a byline, a date near the top, what a report opens with, a
/// source line or copyright notice at the end, a section's name. A field that is not shown plainly
/// stays absent: a wrong one is worse than none. Thread-safe.
void read_metadata(Article& article);

/// The same for a record, whose keys have said most of it: looks at its first thousand bytes and
/// its last five hundred.
void complete_record(Article& article);

}  // namespace nutgraf
