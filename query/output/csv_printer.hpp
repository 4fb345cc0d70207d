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
/// The score has four decimals; a field that is not known is empty. Values stand as they are: one
/// that begins with '=' is a formula to a spreadsheet.
std::unique_ptr<ResultPrinter> make_csv_printer(std::ostream& out);

}  // namespace nutgraf
