// SPDX-License-Identifier: GPL-2.0-or-later
//
// Loaded before the C library (LD_PRELOAD), it has one call fail of those that a program makes to
// write files: the one that NUTGRAF_FAIL counts to, with EIO. Output to the terminal does not
// count. With NUTGRAF_NO_DIRECT=open or =write it plays a file system that refuses direct I/O
// there.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

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

bool says(const char* variable, const char* value) {
    const char* const text = std::getenv(variable);
    return text != nullptr && std::strcmp(text, value) == 0;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
    if (file > STDERR_FILENO && fails()) return -1;
    if (says("NUTGRAF_NO_DIRECT", "write") && (::fcntl(file, F_GETFL) & O_DIRECT) != 0) {
        errno = EINVAL;
        return -1;
    }
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
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
        if (fails()) return -1;
    }
    if (says("NUTGRAF_NO_DIRECT", "open") && (flags & O_DIRECT) != 0) {
        errno = EINVAL;
        return -1;
    }
    return real(&open, "open")(path, flags, mode);
}

FILE* fopen(const char* path, const char* mode) {
    const bool writes = mode[0] != 'r';
    return writes && fails() ? nullptr : real(&fopen, "fopen")(path, mode);
}

// The same on a machine of 64 bits.
int open64(const char* path, int flags, ...) __attribute__((alias("open")));
FILE* fopen64(const char* path, const char* mode) __attribute__((alias("fopen")));

}  // extern "C"
