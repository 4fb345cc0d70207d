// SPDX-License-Identifier: GPL-2.0-or-later
//
// A database directory holds generations "gen-000001", "gen-000002" ... and a stub file that names
// the one in force. Renaming a file over another is the one operation that POSIX makes atomic, so
// publishing is writing a new stub beside the old one and renaming it, each step made durable
// before the next. Until then the name of what is built ends in ".unfinished", so that what a run
// leaves when it is killed shows as that. What else there may be is decided in database_folder.cpp.
#include "store/generation.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <utility>

#include "core/small_file.hpp"
#include "glass/output_file.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"
#include "store/stub.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, int error) {
    throw Error(ErrorKind::kSystem, what + ": " + system_reason(error));
}

void sync(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) fail("cannot open " + path.string(), errno);
    const int result = ::fsync(file);
    const int error = errno;
    ::close(file);
    if (result != 0) fail("cannot write " + path.string(), error);
}

void rename_to(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) == 0) return;
    fail("cannot rename " + from.string() + " to " + to.filename().string(), errno);
}

void remove_or_fail(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) fail("cannot remove " + path.string(), error.value());
}

std::string advice(int error) {
    if (error == ENOSPC || error == EDQUOT) return {};  // the reason says what to do
    return error == ENOENT ? "; make the folder above it first" : "; choose another with -d";
}

}  // namespace

Generation::Generation(fs::path directory) : directory_(std::move(directory)) {
    make_directory();
    try {
        refuse_foreign(directory_);
        lock();
        begin();
    } catch (...) {
        discard();
        throw;
    }
}

Generation::~Generation() { discard(); }

void Generation::make_directory() {
    const std::string name = directory_.string();
    if (name.find('\0') != name.npos) {
        throw Error(ErrorKind::kIndex, std::string(name.c_str()) +
                                           ": the path goes on behind a zero byte; choose another "
                                           "with -d");
    }
    std::error_code error;
    const fs::file_status status = fs::status(directory_, error);
    if (fs::is_directory(status)) return;
    if (fs::exists(status)) {
        throw Error(ErrorKind::kIndex,
                    name + " is a file, not a database directory; choose another with -d");
    }
    created_directory_ = fs::create_directory(directory_, error);
    if (!error) return;
    throw Error(ErrorKind::kSystem, "cannot create " + name + ": " + system_reason(error.value()) +
                                        advice(error.value()));
}

// A run that fails removes the lock if it has made it.
void Generation::open_lock() {
    const fs::path path = directory_ / kLockName;
    constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    lock_ = ::open(path.c_str(), kFlags | O_EXCL, 0666);
    created_lock_ = lock_ >= 0;
    if (lock_ < 0 && errno == EEXIST) lock_ = ::open(path.c_str(), kFlags, 0666);
    if (lock_ < 0) fail("cannot write " + path.string(), errno);
}

void Generation::lock() {
    open_lock();
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) fail_busy();
        fail("cannot lock " + (directory_ / kLockName).string(), errno);
    }
    // A run that failed may have removed the file between our opening and locking it.
    struct stat ours {};
    struct stat named {};
    const bool still_there =
        ::fstat(lock_, &ours) == 0 && ::stat((directory_ / kLockName).c_str(), &named) == 0;
    if (!still_there || ours.st_ino != named.st_ino) fail_busy();
}

void Generation::fail_busy() {
    ::close(std::exchange(lock_, -1));
    throw Error(
        ErrorKind::kSystem,
        directory_.string() + " is being written by another nutgraf-index; try again later");
}

// What killed runs have begun goes now: there may be no room for it and for what is built.
void Generation::begin() {
    folder_ = look_into(directory_);
    for (const fs::path& unfinished : folder_.unfinished) remove_or_fail(unfinished);
    if (!folder_.current.empty()) previous_ = directory_ / folder_.current;
    path_ = directory_ / (generation_name(folder_.next) + std::string(kUnfinished));
}

void Generation::make_durable() const {
    // Files that the run copied and did not change have not been made durable by Xapian.
    for (const std::string& name : names_in(path_)) sync(path_ / name, O_RDONLY);
    sync(path_, O_RDONLY | O_DIRECTORY);
}

void Generation::write_stub() {
    const fs::path path = directory_ / kNewStubName;
    remove_or_fail(path);  // a run that was killed may have left it
    created_stub_ = true;
    glass::OutputFile stub(path);
    stub.write(stub_line(generation_name(folder_.next)) + '\n');
    stub.close();
    sync(path, O_RDONLY);
}

void Generation::publish() {
    make_durable();
    write_stub();
    const fs::path finished = directory_ / generation_name(folder_.next);
    rename_to(path_, finished);
    path_ = finished;
    sync(directory_, O_RDONLY | O_DIRECTORY);
    rename_to(directory_ / kNewStubName, directory_ / schema::kStubName);
    published_ = true;
    // From here on nothing may fail: the new state is in force. If its name is not yet durable, a
    // power cut shows the old state again, provided that is still there.
    try {
        sync(directory_, O_RDONLY | O_DIRECTORY);
    } catch (const Error&) {
        return;
    }
    remove_replaced();
}

// Readers that have it open keep their files; failing to remove it only costs space until the next
// run does.
void Generation::remove_replaced() noexcept {
    if (!previous_.empty()) remove_quietly(previous_);
    for (const fs::path& path : folder_.replaced) remove_quietly(path);
}

void Generation::discard() noexcept {
    try {
        std::error_code ignored;
        if (lock_ >= 0 && !published_) {
            if (!path_.empty()) remove_quietly(path_);
            if (created_stub_) fs::remove(directory_ / kNewStubName, ignored);
            if (created_lock_) fs::remove(directory_ / kLockName, ignored);
        }
        if (created_directory_ && !published_) fs::remove(directory_, ignored);  // only if empty
    } catch (const std::bad_alloc&) {  // then the next run removes it
    }
    if (lock_ >= 0) ::close(lock_);
    lock_ = -1;
}

}  // namespace nutgraf
