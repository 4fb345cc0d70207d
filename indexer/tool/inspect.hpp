// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>

#include "nutgraf/index_builder.hpp"
#include "tool/standard_streams.hpp"

namespace nutgraf {

/// Prints every article as a run with these options would index it: the fields with how each was
/// found, every paragraph, kept or, with what it is taken for, dropped, and the passages, with what
/// each was copied from; with `json`, an object a line. Reports what is skipped on `messages`.
/// Returns the exit code: 0 all could be read, or nobody reads the output any more, 1 some could, 2
/// the only one could not. Throws Error as read_articles() does, and kSystem if the output cannot
/// be written.
int inspect(ArticleSource& source, const BuildOptions& options, bool json, Results& out,
            std::ostream& messages);

}  // namespace nutgraf
