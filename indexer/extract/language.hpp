// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/article.hpp"

namespace nutgraf {

/// Sets Article::language, unless it is known already, to what the story's own words are in: an ISO
/// 639 code such as "en". Stays absent if a text is too short or too mixed to tell. A few thousand
/// bytes are looked at, so that long articles take no longer. Thread-safe.
void read_language(Article& article);

}  // namespace nutgraf
