// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// How a file is to be read.
enum class FileKind {
    kText,          ///< one article, going by its name: read as a whole
    kRecords,       ///< anything else, and of any size: read piece by piece
    kStream,        ///< a pipe or a device
    kStandardInput  ///< the same
};

/// A file to read.
struct SourceFile {
    /// As given, less "./" and doubled slashes; of standard input what it is called, or "-".
    std::string path;
    FileKind kind;
    std::uint64_t size = 0;  ///< bytes; 0 for streams
};

/// What a list of paths amounts to.
struct FileList {
    std::vector<SourceFile> files;
    /// Skipped: paths that are not there or cannot be entered, and links that lead back. Passed
    /// over: what folders hold besides, and files named twice.
    std::vector<DraftResult> reports;
};

/// Expands paths to files, as open_sources() describes. A file named twice is listed once.
FileList list_files(const std::vector<std::string>& paths, const SourceOptions& options = {});

}  // namespace nutgraf
