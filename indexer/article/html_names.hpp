// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Returns the names in what a page calls its authors, without "By", titles behind a comma,
/// addresses and doubles, with ", " between. Empty if none is a name.
std::string join_authors(const std::vector<std::string>& authors);

/// Returns the name in a line such as "By Jane Doe | May 2"; if it need not be `labelled`, also in
/// one that is nothing but a name. Empty if there is none.
std::string name_in_byline(std::string_view line, bool labelled);

/// Whether the text is another way to write the name of the site, or part of it, or longer by
/// something.
bool is_site(std::string_view text, std::string_view site);

/// Returns the address if it is one of the web, else nothing.
std::string web_address(std::string_view address);

/// "en-GB", "en_GB" -> "en"; empty for what is no language.
std::string main_language(std::string_view language);

}  // namespace nutgraf
