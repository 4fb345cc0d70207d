// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>
#include <memory>

#include "nutgraf/printer.hpp"

namespace nutgraf {

/// Makes a printer of run files as trec_eval reads them, a line a hit: `topic Q0 docid rank score
/// tag`, the score with six decimals, docid the passage's id or with `by_article` the article's.
/// Ids are written by write_trec_word().
std::unique_ptr<ResultPrinter> make_trec_printer(std::ostream& out, const PrintOptions& options);

}  // namespace nutgraf
