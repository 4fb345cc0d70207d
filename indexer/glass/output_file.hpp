// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace nutgraf::glass {

/// Throws Error (kSystem): the file cannot be written, for the reason `error`, an errno.
[[noreturn]] void fail_to_write(const std::filesystem::path& path, int error);

/// A file that is written from front to end. Not thread-safe.
class OutputFile {
public:
    /// Creates the file, which must not exist. Throws Error (kSystem).
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Writes all of `bytes`. Throws Error (kSystem).
    void write(std::string_view bytes);

    std::uint64_t size() const noexcept { return size_; }

    /// Closes the file; throws Error (kSystem) if that reports a failure.
    void close();

private:
    std::filesystem::path path_;
    int file_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace nutgraf::glass
