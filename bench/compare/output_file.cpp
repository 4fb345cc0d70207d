// SPDX-License-Identifier: GPL-2.0-or-later
#include "compare/output_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
    throw std::runtime_error("cannot write " + path + ": " + std::strerror(errno));
}

// Devices and pipes are written as they are; links stay links.
std::string place_of(const std::string& path) {
    if (fs::exists(path) && !fs::is_regular_file(path)) return path;
    return fs::weakly_canonical(path).string() + ".part";
}

bool write_to(const std::string& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(out.flush());
}

}  // namespace

void require_writable(const std::string& path) {
    const std::string place = place_of(path);
    errno = 0;
    const bool opened = std::ofstream(place, std::ios::app).is_open();
    if (!opened) fail(path);
    if (place != path) fs::remove(place);
}

void write_file(const std::string& path, std::string_view bytes) {
    const std::string place = place_of(path);
    errno = 0;
    const bool written = write_to(place, bytes);
    if (!written) {
        const int error = errno;
        if (place != path) ::unlink(place.c_str());
        errno = error;
        fail(path);
    }
    if (place != path) fs::rename(place, fs::weakly_canonical(path));
}

}  // namespace nutgraf::bench
