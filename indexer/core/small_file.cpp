// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/small_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace nutgraf {
namespace {

SmallFile problem(std::string what) { return {.problem = std::move(what)}; }

SmallFile unreadable(int error) {
    return problem(std::string("cannot be read: ") + std::strerror(error));
}

SmallFile not_found(const std::filesystem::path& path) {
    struct stat link {};
    if (::lstat(path.c_str(), &link) == 0) return problem("is a link to nothing");
    return {.missing = true};
}

std::string kind_problem(const struct stat& status) {
    if (S_ISREG(status.st_mode)) return {};
    return S_ISDIR(status.st_mode) ? "is a folder" : "is not a regular file";
}

SmallFile read_all(int file, std::size_t most) {
    SmallFile all;
    all.bytes.resize(most + 1);
    std::size_t used = 0;
    while (used <= most) {
        const ssize_t got = ::read(file, all.bytes.data() + used, most + 1 - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(errno);
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
    }
    if (used > most) return problem("is too large");
    all.bytes.resize(used);
    return all;
}

}  // namespace

SmallFile read_small_file(const std::filesystem::path& path, std::size_t most) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return errno == ENOENT ? not_found(path) : unreadable(errno);
    }
    if (std::string kind = kind_problem(status); !kind.empty()) return problem(std::move(kind));
    // It may have become something else meanwhile; then opening it shall not wait.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0) return errno == ENOENT ? not_found(path) : unreadable(errno);
    SmallFile all = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode)
                        ? read_all(file, most)
                        : problem("is not a regular file");
    ::close(file);
    return all;
}

std::string system_reason(int error) {
    const std::string reason = std::strerror(error);
    const bool full = error == ENOSPC || error == EDQUOT;
    return full ? "the disk is full (" + reason + "); make room and run again" : reason;
}

}  // namespace nutgraf
