// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>
#include <memory>

#include "nutgraf/printer.hpp"

namespace nutgraf {

/// Makes a printer of run files as trec_eval reads them, a line a hit: `topic Q0 docid rank score
/// tag`, the score with six decimals, docid the passage's id or with `by_article` the article's.
///
/// The format cannot hold white space in a word. A topic id, docid or tag without any is written as
/// it is, whatever else it holds, so that it equals the one in the judgments; in one with white
/// space each such byte and each '%' becomes '%' and two hexadecimal digits ("a b" is "a%20b"). An
/// empty one becomes "-".
std::unique_ptr<ResultPrinter> make_trec_printer(std::ostream& out, const PrintOptions& options);

}  // namespace nutgraf
