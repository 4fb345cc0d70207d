// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace nutgraf::bench {

/// What a careful reader says of a page. A field that the page does not show is empty.
struct GoldPage {
    std::string id;
    std::string file;  ///< the page; it may be compressed with gzip
    std::string title;
    std::string author;
    std::string date;                  ///< YYYY-MM-DD
    std::optional<std::string> text;   ///< the story, without anything around it; if it is known
    std::vector<std::string> with;     ///< pieces of the story
    std::vector<std::string> without;  ///< pieces of what stands around it
};

}  // namespace nutgraf::bench
