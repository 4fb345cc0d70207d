// SPDX-License-Identifier: GPL-2.0-or-later
//
// A pipe may stay silent for hours, and whoever waits for it must still be able to stop. So streams
// are opened without blocking, and polled; no call here waits longer than a tenth of a second.
#include "source/byte_input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace nutgraf {
namespace {

constexpr int kWaitMilliseconds = 100;

int open_file(const std::string& path) {
    int descriptor;
    do {
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

}  // namespace

ByteInput::ByteInput(const SourceFile& file, std::atomic<std::uint64_t>* count)
    : owned_(file.kind != FileKind::kStandardInput),
      stream_(file.kind == FileKind::kStandardInput || file.kind == FileKind::kStream),
      count_(count) {
    if (!owned_) return;
    descriptor_ = open_file(file.path);
    if (is_open()) return;
    system_failed_ = errno != EACCES && errno != EPERM && errno != ENOENT;
    reason_ = std::strerror(errno);
}

ByteInput::~ByteInput() {
    if (owned_ && is_open()) ::close(descriptor_);
}

ReadState ByteInput::read(char* to, std::size_t room, std::size_t& got,
                          const std::function<bool()>& go_on) {
    got = 0;
    while (true) {
        if (stream_ && wait(go_on) == ReadState::kStopped) return ReadState::kStopped;
        const ssize_t count = ::read(descriptor_, to, room);
        if (count > 0) got = static_cast<std::size_t>(count);
        if (count_ != nullptr) *count_ += got;
        if (count >= 0) return count > 0 ? ReadState::kMore : ReadState::kEnd;
        // Another reader of the same pipe may have been quicker than this one.
        if (errno == EINTR || (stream_ && errno == EAGAIN)) continue;
        system_failed_ = true;
        reason_ = std::strerror(errno);
        return ReadState::kFailed;
    }
}

// Waits until there is something to read, be it the end or a failure.
ReadState ByteInput::wait(const std::function<bool()>& go_on) {
    pollfd one{descriptor_, POLLIN, 0};
    while (true) {
        if (go_on && !go_on()) return ReadState::kStopped;
        const int ready = ::poll(&one, 1, kWaitMilliseconds);
        if (ready > 0 || (ready < 0 && errno != EINTR)) return ReadState::kMore;
    }
}

}  // namespace nutgraf
