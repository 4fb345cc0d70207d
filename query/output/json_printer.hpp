// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>
#include <memory>

#include "nutgraf/printer.hpp"

namespace nutgraf {

/// Makes a printer of one JSON object a hit and line; a topic without hits prints nothing.
///
///     HIT     = {"schema":1, "topic":ID, "rank":N, "score":X, "article":ARTICLE,
///                "passage":PASSAGE, "highlights":[[START,END]...], "siblings":N?,
///                "context":{"before":[PASSAGE...]?, "after":[PASSAGE...]?}?,
///                "explanation":[{"word","term","count","passages","score"}...]?}
///     ARTICLE = {"id", "title"?, "source"?, "author"?, "date"?, "updated"?, "url"?,
///                "path", "line"?, "encoding"?, "language"?, "extra"?}
///     PASSAGE = {"id", "ordinal", "of", "start", "end", "text"}
///
/// What is marked '?' is absent if it is not known, not asked for or nothing: `line` for a file
/// that is one article, `encoding` if it is "utf-8", `siblings` if 0. `extra` is the object the
/// record brought along. Highlights are bytes of the passage's text in UTF-8. Scores have four
/// decimals.
std::unique_ptr<ResultPrinter> make_jsonl_printer(std::ostream& out);

/// Makes a printer of one JSON document, written topic by topic, valid after finish():
///
///     {"schema":1, "topics":[{"topic":ID, "query":TEXT, "matches":N, "exact":BOOL,
///                             "undated":N?,
///                             "hits":[HIT without "schema" and "topic"...]}...]}
std::unique_ptr<ResultPrinter> make_json_printer(std::ostream& out);

}  // namespace nutgraf
