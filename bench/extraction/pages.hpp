// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nutgraf::bench {

/// What a careful reader says of a page. A field that the page does not show is empty.
struct GoldPage {
    std::string id;
    std::string title;
    std::string author;
    std::string date;  ///< YYYY-MM-DD
    std::string text;  ///< the story, without anything around it
};

/// Reads `folder`/gold.jsonl, an object a line: _id, title, author, date, text. Throws
/// std::runtime_error, which names the line, if it cannot.
std::vector<GoldPage> read_gold(const std::string& folder);

/// Reads `folder`/html/`id`.html.gz. Throws std::runtime_error if it cannot, or if there are more
/// than 64 MiB in it.
std::string read_page(const std::string& folder, const std::string& id);

/// Reads a file. Throws std::runtime_error if it cannot.
std::string read_file(const std::string& path);

}  // namespace nutgraf::bench
