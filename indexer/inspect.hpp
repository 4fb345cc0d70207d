// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>

#include "nutgraf/article_source.hpp"
#include "standard_streams.hpp"

namespace nutgraf {

/// Prints every article of a source as nutgraf understands it: the fields with how each was found,
/// and every paragraph, kept or, with what it is taken for, dropped; lines that recur from article
/// to article only if asked for. Reports what is skipped on `messages`. Returns the exit code: 0
/// all could be read, or nobody reads the output any more, 1 some could, 2 none. Throws Error
/// (kSystem) if the output cannot be written.
int inspect(ArticleSource& source, bool find_recurring, Results& out, std::ostream& messages);

}  // namespace nutgraf
