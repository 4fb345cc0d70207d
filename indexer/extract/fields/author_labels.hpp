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

}  // namespace nutgraf
