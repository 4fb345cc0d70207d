// SPDX-License-Identifier: GPL-2.0-or-later
#include "input.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "nutgraf/error.hpp"

namespace nutgraf {

InputFile::InputFile(const std::string& path)
    : name_(path == "-" ? "standard input" : path), stream_(&std::cin) {
    if (path == "-") return;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        throw Error(ErrorKind::kInput, path + ": is a directory, not a file");
    }
    errno = 0;
    file_.open(path);
    if (!file_) throw Error(ErrorKind::kInput, path + ": " + std::strerror(errno));
    stream_ = &file_;
}

}  // namespace nutgraf
