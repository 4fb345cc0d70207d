// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Reads the publisher from "Source: The Gazette"; nothing for what stands below a table or a
/// report: "Source: port authority", "own research".
std::optional<std::string> read_source_line(std::string_view line);

/// Whether a line begins like a source line, whatever comes then.
bool is_source_line(std::string_view line);

/// Reads the publisher from "This article was originally published in The Gazette." and the like.
std::optional<std::string> read_syndication(std::string_view line);

/// Reads the publisher from a line near the top: "Published in The Gazette, May 17, 2024". Nothing
/// if it may be a section.
std::optional<std::string> read_publication(std::string_view line);

/// A copyright notice: "© 2014 The Gazette. All rights reserved."
struct Copyright {
    int year = 0;       ///< the last that it names, 0 if none
    std::string owner;  ///< empty if none is named plainly
};

/// Reads a copyright notice; nothing if the line is none.
std::optional<Copyright> read_copyright(std::string_view line);

}  // namespace nutgraf
