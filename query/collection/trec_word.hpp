// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Returns an id as one word of a run file. An id without spaces and control characters (C0, DEL,
/// C1) stands as it is, so that it equals the one in the judgments; in one with such characters
/// each byte of them and each '%' becomes '%' and two hexadecimal digits ("a b" is "a%20b"), as
/// also in the rare id that looks like one so encoded. An empty id becomes "-".
std::string write_trec_word(std::string_view id);

/// Returns the id that write_trec_word() wrote.
std::string read_trec_word(std::string_view word);

}  // namespace nutgraf
