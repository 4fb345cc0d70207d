// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Marks in Article::debris what of a plain text does not belong to the story. Whole paragraphs
/// (paragraphs.hpp) are kept or marked; a text of which nothing would be left keeps all. The
/// article's fields, read before, tell which lines repeat them. Takes about as long as reading the
/// text does. Thread-safe.
void mark_debris(Article& article);

}  // namespace nutgraf
