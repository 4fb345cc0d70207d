// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Prints every article of a source as nutgraf understands it: the fields with how each was found,
/// and every paragraph, kept or, with what it is taken for, dropped; lines that recur from article
/// to article only if asked for. Reports what is skipped on `messages`. Returns the exit code: 0
/// all could be read, 1 some could, 2 none.
int inspect(ArticleSource& source, bool find_recurring, std::ostream& out, std::ostream& messages);

}  // namespace nutgraf
