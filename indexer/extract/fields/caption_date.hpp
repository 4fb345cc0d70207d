// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "nutgraf/date.hpp"

namespace nutgraf {

/// Returns the latest day that the caption of a photo names in full, "... on May 17, 2024. (Jane
/// Doe/AFP)", or nothing if there is none. Captions of what is called a file photo do not count.
std::optional<Date> latest_photo(std::string_view text);

/// Returns the month, or only the year, in which a story was published, as far as the day of its
/// latest photo tells. Nothing unless the first sentences of `story` speak of that day, or of one
/// in the week after, as if its year were clear; and nothing if `text` names a later year.
std::optional<Date> date_of_photos(std::string_view text, std::string_view story);

}  // namespace nutgraf
