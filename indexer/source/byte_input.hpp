// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "source/file_list.hpp"

namespace nutgraf {

/// What came of an attempt to read.
enum class ReadState {
    kMore,    ///< there are bytes, and there may be more
    kEnd,     ///< there is nothing more
    kFailed,  ///< a failure; ByteInput::reason() names it
    kStopped  ///< `go_on` said no; reading can be taken up again
};

/// A file or stream, open as long as this lives. Standard input is descriptor 0 and stays open.
/// Not thread-safe.
class ByteInput {
public:
    /// Opens the file; see is_open().
    explicit ByteInput(const SourceFile& file);
    ~ByteInput();
    ByteInput(const ByteInput&) = delete;
    ByteInput& operator=(const ByteInput&) = delete;

    bool is_open() const noexcept { return descriptor_ >= 0; }

    /// Why it is not open, or why reading failed, as the system puts it.
    const std::string& reason() const noexcept { return reason_; }

    /// Reads up to `room` bytes, at least one, to `to`; `got` becomes their number, 0 unless the
    /// result is kMore. Streams are waited for, and `go_on`, unless null, is asked before each read
    /// and every tenth of a second; of regular files it is not asked.
    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on = nullptr);

private:
    ReadState wait(const std::function<bool()>& go_on);

    int descriptor_ = 0;  // standard input
    bool owned_;
    bool stream_;
    std::string reason_;
};

}  // namespace nutgraf
