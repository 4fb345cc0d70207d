// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Whether the words are those of a section, or of what stands above reports: "Local News".
bool is_label(std::string_view words);

/// Reads the name of a newspaper from the first line of a text, which stands above the headline:
/// "THE GAZETTE", "Gazette — the weekly of the valley". `next` is the line below, often a menu or
/// the way to the section. Nothing if the line may as well be a section, a menu or a person.
std::optional<std::string> read_masthead(std::string_view line, std::string_view next);

}  // namespace nutgraf
