// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/copy_files.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include "core/small_file.hpp"
#include "nutgraf/error.hpp"
#include "store/database_folder.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{8} << 20;

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags, 0666)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const noexcept { return number_; }
    int close() noexcept { return ::close(std::exchange(number_, -1)); }

private:
    int number_;
};

class FileCopy {
public:
    FileCopy(const fs::path& from, const fs::path& to)
        : from_path_(from),
          to_path_(to),
          from_(from, O_RDONLY | O_CLOEXEC),
          to_(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC) {
        if (from_.number() < 0) fail_to_read();
        if (to_.number() < 0) fail_to_write();
    }

    void run(const std::function<void()>& check) {
        check();
        if (::ioctl(to_.number(), FICLONE, from_.number()) == 0) return;
        while (copy_piece() > 0) {
            begin_writing();
            check();
        }
        if (to_.close() != 0) fail_to_write();
    }

private:
    // How much was copied; 0 at the end.
    std::size_t copy_piece() {
        while (by_kernel_) {
            const ssize_t count =
                ::copy_file_range(from_.number(), nullptr, to_.number(), nullptr, kPiece, 0);
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno == EINTR) continue;
            if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) fail_to_write();
            by_kernel_ = false;  // this pair of file systems cannot do it, or reading shows why
        }
        return read_and_write();
    }

    std::size_t read_and_write() {
        bytes_.resize(std::size_t{1} << 20);
        ssize_t got;
        do {
            got = ::read(from_.number(), bytes_.data(), bytes_.size());
        } while (got < 0 && errno == EINTR);
        if (got < 0) fail_to_read();
        write(bytes_.data(), static_cast<std::size_t>(got));
        return static_cast<std::size_t>(got);
    }

    void write(const char* bytes, std::size_t size) {
        while (size > 0) {
            const ssize_t count = ::write(to_.number(), bytes, size);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail_to_write();
            bytes += count;
            size -= static_cast<std::size_t>(count);
        }
    }

    // Only a hint, so that making it durable in the end is not all of the work.
    void begin_writing() const {
        static_cast<void>(::sync_file_range(to_.number(), 0, 0, SYNC_FILE_RANGE_WRITE));
    }

    [[noreturn]] void fail_to_read() const {
        throw Error(ErrorKind::kSystem,
                    "cannot read " + from_path_.string() + ": " + system_reason(errno));
    }
    [[noreturn]] void fail_to_write() const {
        throw Error(ErrorKind::kSystem,
                    "cannot write " + to_path_.string() + ": " + system_reason(errno));
    }

    const fs::path& from_path_;
    const fs::path& to_path_;
    Descriptor from_;
    Descriptor to_;
    bool by_kernel_ = true;
    std::vector<char> bytes_;
};

}  // namespace

void copy_files(const fs::path& from, const fs::path& to, const std::function<void()>& check) {
    std::error_code error;
    fs::create_directory(to, error);
    if (error) {
        throw Error(ErrorKind::kSystem,
                    "cannot create " + to.string() + ": " + system_reason(error.value()));
    }
    for (const std::string& name : names_in(from)) {
        if (name == "flintlock") continue;  // Xapian's own lock
        const fs::path source = from / name;
        const fs::path target = to / name;
        FileCopy(source, target).run(check);
    }
}

}  // namespace nutgraf
