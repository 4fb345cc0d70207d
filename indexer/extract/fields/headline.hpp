// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nutgraf {

/// A line above a story, as far as it is understood.
struct OpeningLine {
    std::string_view text;
    bool credit = false;     ///< a byline, date line or source line
    bool interface = false;  ///< navigation, buttons and the like
};

/// Whether a line is navigation, a button or a label of a page: "Home | News", "Share on ...".
bool is_interface(std::string_view line);

/// Returns the index of the line that is the headline of the story, or lines.size() if none reads
/// like one.
std::size_t find_headline(const std::vector<OpeningLine>& lines, std::string_view story);

/// Whether a line of two or three words, alone above a story, is its headline: "Rain expected". It
/// is no label, section or name, as far as its case or the story's words tell.
bool is_short_headline(std::string_view line, std::string_view story);

}  // namespace nutgraf
