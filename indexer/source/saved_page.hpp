// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace nutgraf {

/// Pages that a browser has saved, and the folders that hold what they show: "Story_files" beside
/// "Story.html". Not thread-safe.
class SavedPages {
public:
    /// Remembers a page by its path; the first ten thousand of a folder or an archive are enough.
    void add(std::string_view page);

    /// Whether the path leads into such a folder of one of the pages. That of the folder itself
    /// ends with a slash.
    bool have_part(std::string_view path) const;

private:
    std::set<std::string, std::less<>> pages_;  // without suffix
};

}  // namespace nutgraf
