// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Returns the names in a text that is known to say who wrote something, as a record or a meta
/// element does: "By Jane Doe, Chief Reporter; John Roe" has two. Names that the text joins with a
/// word stay together: "Jane Doe and John Roe" is one. Agencies and desks (see is_desk()) are
/// names here; placeholders, roles and addresses are none.
std::vector<std::string> author_names(std::string_view text);

/// The names in a field of the page itself, in one line of which some are left out: doubles.
std::string join_names(std::span<const std::string> names);

}  // namespace nutgraf
