// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fstream>
#include <string>

namespace nutgraf {

/// A file of the command line, opened for reading; "-" is standard input.
class InputFile {
public:
    /// Throws Error (kInput) if it cannot be opened.
    explicit InputFile(const std::string& path);

    std::istream& stream() const { return *stream_; }

    /// The path, or "standard input": for messages.
    const std::string& name() const { return name_; }

private:
    std::string name_;
    std::ifstream file_;
    std::istream* stream_;
};

}  // namespace nutgraf
