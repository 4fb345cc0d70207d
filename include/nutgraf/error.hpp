// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace nutgraf {

/// What kind of thing went wrong; a program chooses its exit code by it.
enum class ErrorKind {
    kUsage,       ///< the caller asked for something that makes no sense
    kInput,       ///< a source, a topic file or a judgment file cannot be read as what it should be
    kTopic,       ///< a topic is malformed
    kIndex,       ///< a database is missing, foreign, damaged or of another format
    kSystem,      ///< the operating system refused: disk, permissions, locks
    kInterrupted  ///< the caller asked for the end of a run
};

/// The one exception type of the library. `what()` is a single line that names the thing concerned
/// and says what to do. A bad article is never an Error: it is a SkippedArticle, a value.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

    /// Returns what kind of failure this is.
    ErrorKind kind() const noexcept { return kind_; }

private:
    ErrorKind kind_;
};

}  // namespace nutgraf
