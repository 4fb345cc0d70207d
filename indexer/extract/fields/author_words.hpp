// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace nutgraf {

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
