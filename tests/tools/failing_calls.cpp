// SPDX-License-Identifier: GPL-2.0-or-later
//
// Loaded before the C library (LD_PRELOAD), it has one call fail of those that a program makes to
// write files: the one that NUTGRAF_FAIL counts to, with EIO. Output to the terminal does not
// count.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace {

bool fails() {
    static const char* const text = std::getenv("NUTGRAF_FAIL");
    static const int turn = text == nullptr ? 0 : std::atoi(text);
    static std::atomic<int> calls = 0;
    if (++calls != turn) return false;
    errno = EIO;
    return true;
}

template <typename Function>
Function* real(Function*, const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int open_really(const char* name, const char* path, int flags, mode_t mode) {
    if ((flags & O_CREAT) != 0 && fails()) return -1;
    return real<int(const char*, int, ...)>(nullptr, name)(path, flags, mode);
}

mode_t mode_of(int flags, va_list rest) {
    return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : mode_t{0};
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
    if (file > STDERR_FILENO && fails()) return -1;
    return real(&write, "write")(file, bytes, size);
}

int fsync(int file) { return fails() ? -1 : real(&fsync, "fsync")(file); }

int rename(const char* from, const char* to) {
    return fails() ? -1 : real(&rename, "rename")(from, to);
}

int mkdir(const char* path, mode_t mode) {
    return fails() ? -1 : real(&mkdir, "mkdir")(path, mode);
}

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return open_really("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return open_really("open64", path, flags, mode);
}

FILE* fopen(const char* path, const char* mode) {
    const bool writes = mode[0] != 'r';
    return writes && fails() ? nullptr : real(&fopen, "fopen")(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
    const bool writes = mode[0] != 'r';
    return writes && fails() ? nullptr : real(&fopen64, "fopen64")(path, mode);
}

}  // extern "C"
