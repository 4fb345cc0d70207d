// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace nutgraf {

/// Returns what follows the label of a byline: "Jane Doe" of "By Jane Doe", "Author: Jane Doe" or
/// "Von Jane Doe". Many languages. Nothing if the line begins with none.
std::optional<std::string_view> after_author_label(std::string_view line);

/// The same for a field that is known to name an author, where "Von Neumann" is a name.
std::optional<std::string_view> after_field_label(std::string_view value);

/// Returns what follows the label that a byline has within: "Jane Doe" of "Posted on May 2 by Jane
/// Doe", "Veröffentlicht am 2. Mai von Jane Doe". Nothing if there is none.
std::optional<std::string_view> after_inner_label(std::string_view line);

/// Whether a word says what an author is, and not who: "reporter", "Redakteur".
bool is_role_word(std::string_view word);

/// Returns names without what their bearer is: "Jane Doe" of "Gastautorin Jane Doe" or of
/// "Gazette-Reporter Jane Doe".
std::string_view without_role(std::string_view names);

/// Whether a text stands where a name should, but is none: "undefined", "Anonymous", "admin",
/// "Staff Writer", "{{author}}", an address.
bool is_nobody(std::string_view name);

/// Whether a text names an agency, "Reuters", or the desk of a paper, "News Team": not a person,
/// but better than nothing.
bool is_desk(std::string_view name);

/// Whether a text is the name of a company, or of its host: "Nordlicht GmbH", "nordlicht.de". Desks
/// by is_desk(), they do not write: if they are not the outlet's own, they made its pages.
bool is_company(std::string_view name);

/// Whether a word stands on buttons and in the lines about a story, and in no name: "Follow",
/// "Updated".
bool is_interface_word(std::string_view word);

}  // namespace nutgraf
