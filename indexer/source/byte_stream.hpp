// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace nutgraf {

/// What came of an attempt to read.
enum class ReadState {
    kMore,    ///< there are bytes, and there may be more
    kEnd,     ///< there is nothing more
    kFailed,  ///< a failure; ByteStream::reason() names it
    kStopped  ///< `go_on` said no; reading can be taken up again
};

/// Bytes that come one after another: a file, a pipe, a member of an archive. Not thread-safe.
class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// Reads up to `room` bytes, at least one, to `to`; `got` becomes their number, 0 unless the
    /// result is kMore. `go_on`, unless null, is asked several times a second while that lasts.
    virtual ReadState read(char* to, std::size_t room, std::size_t& got,
                           const std::function<bool()>& go_on) = 0;

    /// Why reading failed; one line.
    virtual const std::string& reason() const noexcept = 0;

    /// Whether it was the system that failed to read, and not the content that is damaged.
    virtual bool system_failed() const noexcept { return false; }
};

}  // namespace nutgraf
