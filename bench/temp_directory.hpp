// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

namespace nutgraf::bench {

/// A fresh directory that is removed, with all it holds, when the object goes, or when a signal
/// ends a program that has called clean_up_on_signals().
class TempDirectory {
public:
    /// Makes it in `parent`, or in the system's directory for temporary files ($TMPDIR) if that is
    /// empty. Throws std::system_error if it cannot.
    explicit TempDirectory(const std::filesystem::path& parent = {});
    ~TempDirectory();
    TempDirectory(const TempDirectory&) = delete;
    TempDirectory& operator=(const TempDirectory&) = delete;

    /// Where it is.
    const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace nutgraf::bench
