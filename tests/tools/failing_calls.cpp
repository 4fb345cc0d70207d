// SPDX-License-Identifier: GPL-2.0-or-later
//
// Loaded before the C library (LD_PRELOAD), it has one call fail of those that a program makes to
// write files: the one that NUTGRAF_FAIL counts to, with EIO or, if NUTGRAF_FULL is set, as on a
// full disk. Output to the terminal does not count. With NUTGRAF_NO_DIRECT=open or =write it plays
// a file system that refuses direct I/O there, with NUTGRAF_NO_COPY one that copies nothing by
// itself. Of a file whose name ends as NUTGRAF_BAD says, only the first read succeeds.
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
#include <string>

namespace {

bool fails() {
    static const char* const text = std::getenv("NUTGRAF_FAIL");
    static const int turn = text == nullptr ? 0 : std::atoi(text);
    static std::atomic<int> calls = 0;
    if (++calls != turn) return false;
    errno = std::getenv("NUTGRAF_FULL") == nullptr ? EIO : ENOSPC;
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

bool is_bad(int file) {
    static const char* const bad = std::getenv("NUTGRAF_BAD");
    if (bad == nullptr) return false;
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
    return size > 0 && std::string(path, static_cast<std::size_t>(size)).ends_with(bad);
}

}  // namespace

extern "C" {

ssize_t read(int file, void* bytes, size_t size) {
    static std::atomic<int> reads = 0;
    if (is_bad(file) && ++reads > 1) {
        errno = EIO;
        return -1;
    }
    return real(&read, "read")(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    return fails() ? -1 : real(&pwrite, "pwrite")(file, bytes, size, at);
}

ssize_t copy_file_range(int from, off64_t* at, int to, off64_t* to_at, size_t size,
                        unsigned flags) {
    if (std::getenv("NUTGRAF_NO_COPY") != nullptr) {
        errno = EXDEV;
        return -1;
    }
    if (fails()) return -1;
    return real(&copy_file_range, "copy_file_range")(from, at, to, to_at, size, flags);
}

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
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at)
    __attribute__((alias("pwrite")));
FILE* fopen64(const char* path, const char* mode) __attribute__((alias("fopen")));

}  // extern "C"
