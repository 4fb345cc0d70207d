// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/small_file.hpp"
#include "nutgraf/error.hpp"

namespace nutgraf::glass {

void fail_to_write(const std::filesystem::path& path, int error) {
    throw Error(ErrorKind::kSystem, "cannot write " + path.string() + ": " + system_reason(error));
}

OutputFile::OutputFile(std::filesystem::path path) : path_(std::move(path)) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ < 0) fail_to_write(path_, errno);
}

OutputFile::~OutputFile() {
    if (file_ >= 0) ::close(file_);
}

void OutputFile::write(std::string_view bytes) {
    size_ += bytes.size();
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to_write(path_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void OutputFile::close() {
    if (::close(std::exchange(file_, -1)) != 0) fail_to_write(path_, errno);
}

}  // namespace nutgraf::glass
