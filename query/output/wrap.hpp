// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/hit.hpp"

namespace nutgraf {

/// What is put around highlighted text; takes no columns.
struct Marks {
    std::string_view on;
    std::string_view off;
};

/// Wraps text into lines (without line ends) of at most `width` display columns; 0 = any number.
///
/// Each line of the text is a paragraph and begins a new line; blank lines are dropped, other white
/// space is folded to one space, none is left at either end of a line. Lines break at white space
/// and between wide characters (Chinese, Japanese, Korean, emoji). A word that fits on a line is
/// never broken, a longer one is cut. A single wide character is kept even at a width of 1.
///
/// Highlights are ranges of bytes of `text`, ascending, not overlapping. A mark never spans a line
/// end: it is closed there and opened again on the next line. Control characters and bytes that are
/// not UTF-8 become U+FFFD, so that the only escape sequences in the result are the marks;
/// invisible characters are left out, so that no text can turn what stands beside it.
std::vector<std::string> wrap(std::string_view text, std::size_t width,
                              std::span<const ByteRange> highlights = {}, Marks marks = {});

}  // namespace nutgraf
