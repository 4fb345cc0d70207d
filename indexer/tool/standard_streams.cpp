// SPDX-License-Identifier: GPL-2.0-or-later
#include "tool/standard_streams.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "nutgraf/error.hpp"

namespace nutgraf {
namespace {

// A descriptor that is opened gets the lowest free number, so it is this one.
void open_if_closed(int descriptor) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) return;
    const int contrary = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (::open("/dev/null", contrary) == descriptor) return;
    throw Error(ErrorKind::kSystem, "cannot open /dev/null for a standard stream that is closed: " +
                                        std::string(std::strerror(errno)));
}

// Waits for a pipe whose other end has asked it not to block.
void wait_for_room() {
    pollfd one{STDOUT_FILENO, POLLOUT, 0};
    ::poll(&one, 1, -1);
}

}  // namespace

void open_standard_streams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        open_if_closed(descriptor);
    }
}

void let_writes_fail() {
    for (const int number : {SIGPIPE, SIGXFSZ}) std::signal(number, SIG_IGN);
}

bool Results::send(const std::string& what) {
    flush();
    if (buffer_.error() == 0) return true;
    if (buffer_.error() == EPIPE) return false;
    throw Error(ErrorKind::kSystem, what + ": " + std::strerror(buffer_.error()));
}

std::streambuf::int_type Results::Buffer::overflow(int_type c) {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

int Results::Buffer::sync() {
    for (const char* at = pbase(); at < pptr() && error_ == 0;) {
        at += write_some(at, static_cast<std::size_t>(pptr() - at));
    }
    empty();
    return error_ == 0 ? 0 : -1;
}

std::size_t Results::Buffer::write_some(const char* bytes, std::size_t size) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN) {
        wait_for_room();
    } else if (errno != EINTR) {
        error_ = errno;
    }
    return 0;
}

}  // namespace nutgraf
