// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Fills the absent fields of an article from its own text, in the plain cases only: a headline
/// before the first paragraph, a byline, a date line near the top, a source line at either end.
/// A field that the text does not show plainly stays absent: a wrong one is worse than none.
void read_metadata(Article& article);

}  // namespace nutgraf
