// SPDX-License-Identifier: GPL-2.0-or-later
//
// A database directory holds generations "gen-000001", "gen-000002" ... and a stub file that names
// the one in force. Only the stub decides; everything it does not name is a leftover. Renaming a
// file over another is the one operation that POSIX makes atomic, so publishing is writing a new
// stub beside the old one and renaming it, each step made durable before the next.
#include "store/generation.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::size_t kLeastDigits = 6;
constexpr const char* kLockName = "lock";
constexpr const char* kNewStubName = "XAPIANDB.new";

[[noreturn]] void fail(const std::string& what, int error) {
    throw Error(ErrorKind::kSystem, what + ": " + std::strerror(error));
}

void sync(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) fail("cannot open " + path.string(), errno);
    const int result = ::fsync(file);
    const int error = errno;
    ::close(file);
    if (result != 0) fail("cannot write " + path.string(), error);
}

// Only what name_of() makes: what merely looks alike is somebody's and must not be removed.
bool is_generation(const std::string& name) {
    constexpr std::size_t kMostDigits = 18;  // fit an unsigned long
    if (!name.starts_with(kGenerationPrefix)) return false;
    const std::string digits = name.substr(kGenerationPrefix.size());
    return digits.size() >= kLeastDigits && digits.size() <= kMostDigits &&
           digits.find_first_not_of("0123456789") == digits.npos;
}

unsigned long number_of(const std::string& name) {
    unsigned long number = 0;
    const char* digits = name.data() + kGenerationPrefix.size();
    std::from_chars(digits, name.data() + name.size(), number);
    return number;
}

std::string name_of(unsigned long number) {
    std::string digits = std::to_string(number);
    if (digits.size() < kLeastDigits) digits.insert(0, kLeastDigits - digits.size(), '0');
    return std::string(kGenerationPrefix) + digits;
}

// The generation that a stub names, or an empty string.
std::string named_generation(const fs::path& stub) {
    std::ifstream in(stub);
    std::string type;
    std::string name;
    in >> type >> name;
    return in && is_generation(name) ? name : std::string();
}

std::vector<fs::path> entries_of(const fs::path& directory) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
        entries.push_back(it->path());
    }
    if (error) fail("cannot read " + directory.string(), error.value());
    return entries;
}

bool is_ours(const std::string& name) {
    return is_generation(name) || name == schema::kStubName || name == kLockName ||
           name == kNewStubName;
}

}  // namespace

Generation::Generation(fs::path directory) : directory_(std::move(directory)) {
    std::error_code error;
    if (fs::exists(directory_, error) && !fs::is_directory(directory_, error)) {
        throw Error(ErrorKind::kIndex,
                    directory_.string() + " is a file, not a database directory");
    }
    created_directory_ = fs::create_directory(directory_, error);
    if (error) fail("cannot create " + directory_.string(), error.value());
    try {
        refuse_foreign();
        lock();
        find_previous();
        remove_leftovers();
    } catch (...) {
        discard();
        throw;
    }
}

Generation::~Generation() { discard(); }

// A directory with our stub is a database, whatever else lies in it; one without may hold nothing
// but what we could have left there and what desktops and file systems hide.
void Generation::refuse_foreign() const {
    if (!named_generation(directory_ / schema::kStubName).empty()) return;
    for (const fs::path& entry : entries_of(directory_)) {
        const std::string name = entry.filename().string();
        if (is_ours(name) || name.starts_with('.')) continue;
        throw Error(ErrorKind::kIndex, directory_.string() +
                                           " is not a nutgraf database (it holds " + name +
                                           "); choose another with -d");
    }
}

void Generation::lock() {
    const fs::path path = directory_ / kLockName;
    lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock_ < 0) fail("cannot write in " + directory_.string(), errno);
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(lock_);
        lock_ = -1;
        if (reason != EWOULDBLOCK) fail("cannot lock " + path.string(), reason);
        fail_busy();
    }
    // A run that failed may have removed the file between our opening and locking it.
    struct stat ours {};
    struct stat named {};
    const bool still_there = ::fstat(lock_, &ours) == 0 && ::stat(path.c_str(), &named) == 0;
    if (!still_there || ours.st_ino != named.st_ino) {
        ::close(lock_);
        lock_ = -1;
        fail_busy();
    }
}

void Generation::fail_busy() const {
    throw Error(
        ErrorKind::kSystem,
        directory_.string() + " is being written by another nutgraf-index; try again later");
}

void Generation::find_previous() {
    const fs::path stub = directory_ / schema::kStubName;
    std::error_code error;
    if (fs::exists(stub, error)) {
        const std::string name = named_generation(stub);
        if (name.empty()) {
            throw Error(ErrorKind::kIndex, directory_.string() +
                                               " is not a nutgraf database (its XAPIANDB names "
                                               "something else); choose another with -d");
        }
        previous_ = directory_ / name;
    }
    // What the stub names counts even if it is gone, or publishing would remove its namesake.
    unsigned long highest = previous_.empty() ? 0 : number_of(previous_.filename().string());
    for (const fs::path& entry : entries_of(directory_)) {
        const std::string entry_name = entry.filename().string();
        if (is_generation(entry_name)) highest = std::max(highest, number_of(entry_name));
    }
    path_ = directory_ / name_of(highest + 1);
}

void Generation::remove_leftovers() const {
    for (const fs::path& entry : entries_of(directory_)) {
        if (!is_generation(entry.filename().string()) || entry == previous_) continue;
        std::error_code error;
        fs::remove_all(entry, error);
        if (error) fail("cannot remove " + entry.string(), error.value());
    }
}

void Generation::publish() {
    // Files that the run copied and did not change have not been made durable by Xapian.
    for (const fs::path& file : entries_of(path_)) sync(file, O_RDONLY);
    sync(path_, O_RDONLY | O_DIRECTORY);
    sync(directory_, O_RDONLY | O_DIRECTORY);
    const fs::path stub = directory_ / kNewStubName;
    {
        std::ofstream out(stub, std::ios::trunc);
        out << "auto " << path_.filename().string() << '\n';
        out.flush();
        if (!out) fail("cannot write " + stub.string(), errno);
    }
    sync(stub, O_RDONLY);
    if (::rename(stub.c_str(), (directory_ / schema::kStubName).c_str()) != 0) {
        fail("cannot publish " + directory_.string(), errno);
    }
    published_ = true;
    // From here on nothing may fail: the new state is in force. If its name is not yet durable, a
    // power cut shows the old state again, provided that is still there.
    try {
        sync(directory_, O_RDONLY | O_DIRECTORY);
    } catch (const Error&) {
        return;
    }
    // Readers that have it open keep their files; failing to remove it only costs space until the
    // next run does.
    std::error_code ignored;
    if (!previous_.empty()) fs::remove_all(previous_, ignored);
}

void Generation::discard() noexcept {
    std::error_code ignored;
    if (lock_ >= 0 && !published_) {
        if (!path_.empty()) fs::remove_all(path_, ignored);
        fs::remove(directory_ / kNewStubName, ignored);
        if (previous_.empty()) fs::remove(directory_ / kLockName, ignored);
    }
    if (created_directory_ && !published_) fs::remove(directory_, ignored);  // only if empty
    if (lock_ >= 0) ::close(lock_);
    lock_ = -1;
}

}  // namespace nutgraf
