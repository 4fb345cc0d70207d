// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Returns the names of authors that a text begins with, roles, addresses and what follows cut off:
/// "Jane Doe and John Roe, Chief Correspondent | March 4" gives "Jane Doe and John Roe". Nothing if
/// the text does not read like names.
std::optional<std::string> names_in(std::string_view text);

/// Whether a text is as short as names are, those of several authors too; an empty one is none.
bool is_short_as_names(std::string_view text);

/// Whether a text is the name of a month or of a day of the week.
bool names_calendar(std::string_view text);

/// Whether a line says when something was published: it has a date, or begins with "Posted".
bool tells_publication(std::string_view line);

/// Whether a text that stands behind a name in a list is a person's, too: two to four words with
/// capitals, "and Jane Doe". A single word may be a place.
bool is_listed_name(std::string_view text);

/// Whether every word of a text is one that stands in names: it has a capital, or is "van", "and"
/// or the like.
bool are_names(std::string_view text);

/// Reads a labelled byline: "By Jane Doe", "Author: ...", "Story by ...", "Von ...", "Par ...", or
/// "Jane Doe reports". Several languages.
std::optional<std::string> read_byline(std::string_view line);

/// Whether a line says what an author is and nothing else: "Staff Writer", "Political Editor". The
/// line above it, or what stands before it on the same line, is then a name.
bool is_role(std::string_view line);

/// Reads an unlabelled byline: two to four names, followed by a role ("Jane Doe, Staff Writer"), by
/// the publisher written for ("Jane Doe for The Gazette"), or, if `next` is a role, by nothing.
std::optional<std::string> read_bare_byline(std::string_view line, std::string_view next);

/// Reads the signature below a story: "— Jane Doe", "– Jane Doe, The Gazette".
std::optional<std::string> read_signature(std::string_view line);

}  // namespace nutgraf
