// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>

#include "nutgraf/extract.hpp"
#include "tool/standard_streams.hpp"

namespace nutgraf {

/// How articles are shown.
struct Inspection {
    bool find_recurring = false;  ///< lines that recur from article to article are told apart
    bool json = false;            ///< an object a line, see docs/nutgraf-index.1, not for reading
};

/// Prints every article as nutgraf understands it: the fields with how each was found,
/// and every paragraph, kept or, with what it is taken for, dropped. Reports what is skipped on
/// `messages`. Returns the exit code: 0 all could be read, or nobody reads the output any more, 1
/// some could, 2 none. Throws Error (kSystem) if the output cannot be written.
int inspect(ArticleReader& reader, const Inspection& how, Results& out, std::ostream& messages);

}  // namespace nutgraf
