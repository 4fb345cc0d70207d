// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Which of the files that are met in folders and archives are read. Thread-safe.
class NameFilter {
public:
    explicit NameFilter(SourceOptions options) : options_(std::move(options)) {}

    /// Whether a pattern excludes the file or folder. `within` is its path from the folder given or
    /// within the archive.
    bool excludes(const std::string& within) const;

    /// Why the file is not read; nothing if it is: it is not excluded, and matches a pattern of
    /// those to include or, if there are none, has a known suffix. Archives are entered whatever is
    /// to be included, for what is in them; of a compressed file the name without that suffix
    /// counts, too. Hidden files are the caller's to pass over.
    std::optional<PassedReason> passes_over(const std::string& within) const;

private:
    SourceOptions options_;
};

}  // namespace nutgraf
