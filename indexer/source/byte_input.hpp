// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "source/byte_stream.hpp"
#include "source/file_list.hpp"

namespace nutgraf {

/// A file or stream, open as long as this lives. Standard input is descriptor 0 and stays open.
/// Not thread-safe.
class ByteInput : public ByteStream {
public:
    /// Opens the file; see is_open(). Adds the bytes it reads to `count`, unless that is null.
    explicit ByteInput(const SourceFile& file, std::atomic<std::uint64_t>* count = nullptr);
    ~ByteInput() override;
    ByteInput(const ByteInput&) = delete;
    ByteInput& operator=(const ByteInput&) = delete;

    bool is_open() const noexcept { return descriptor_ >= 0; }

    /// Why it is not open, or why reading failed, as the system puts it.
    const std::string& reason() const noexcept override { return reason_; }

    /// Also true if it is not open for another reason than that it may not be read or is gone.
    bool system_failed() const noexcept override { return system_failed_; }

    /// Streams are waited for, and `go_on` is asked before each read and every tenth of a second;
    /// of regular files it is not asked.
    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on = nullptr) override;

private:
    ReadState wait(const std::function<bool()>& go_on);

    int descriptor_ = 0;  // standard input
    bool owned_;
    bool stream_;
    bool system_failed_ = false;
    std::atomic<std::uint64_t>* count_;
    std::string reason_;
};

}  // namespace nutgraf
