// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// An article that could not be read, and why. `where` is a path or "path:line".
struct SkippedArticle {
    std::string where;
    std::string reason;
};

/// What a source yields: an article, or the report of one that was skipped.
using ArticleResult = std::variant<Article, SkippedArticle>;

/// Yields articles one at a time. A bad article is a value among the results and never ends a run.
/// Not thread-safe; one thread pulls.
class ArticleSource {
public:
    virtual ~ArticleSource() = default;

    /// Returns the next article or skip report, or nothing when the source is exhausted.
    virtual std::optional<ArticleResult> next() = 0;

    /// What it reads, for messages: the paths given, for example.
    virtual std::string name() const = 0;

    /// Bytes consumed so far from files or streams, for progress.
    virtual std::uint64_t bytes_read() const = 0;

    /// Bytes there are in all, or 0 when that is not known (standard input).
    virtual std::uint64_t bytes_total() const = 0;
};

/// Opens files and directories as one source, in a fixed order: as given, and within a directory by
/// path, so that the order of directory entries on disk does not matter.
///
/// Directories are walked recursively for `.txt`, `.md` and `.jsonl` files; hidden entries are left
/// alone and links to directories are not followed. A file named directly is read whatever its
/// name: as records if it ends in `.jsonl`, otherwise as text. "-" reads standard input: records if
/// its first character is '{', otherwise one text.
///
/// A path that does not exist or a directory that cannot be read becomes a skip report.
std::unique_ptr<ArticleSource> open_sources(const std::vector<std::string>& paths);

}  // namespace nutgraf
