// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>
#include <memory>

#include "nutgraf/printer.hpp"

namespace nutgraf {

/// Makes a printer of RFC 4180: lines end in CRLF, a field that holds a comma, a quote or a line
/// end is quoted, quotes in it are doubled. The header comes first, also when no hit follows:
///
///     topic,rank,score,passage,article,title,source,author,date,url,path,start,end,text
///
/// The score has four decimals; a field that is not known is empty. So that no article can put a
/// formula into a spreadsheet, a field of others' words (all but rank, score, start and end) that
/// begins with = + - @, their full-width forms, a tab or CR gets an apostrophe in front (OWASP, CSV
/// Injection), as does one that begins with apostrophes and then one of these: so whoever takes one
/// apostrophe off such a field has what it was. Control characters other than tab, CR and LF become
/// U+FFFD.
std::unique_ptr<ResultPrinter> make_csv_printer(std::ostream& out);

}  // namespace nutgraf
