// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace nutgraf {

/// The next generation of a database directory while it is being built.
///
/// Holds the directory's write lock. What is built stays invisible until publish(), which makes it
/// the database in one rename: a reader sees the old or the new one, also if the machine stops at
/// any moment. If publish() is not reached, the destructor removes all that was written, the
/// directory too if it was not there before. Leftovers of a run that was killed are removed by the
/// next.
class Generation {
public:
    /// Locks `directory`, creating it if need be.
    /// Throws Error (kSystem) if another run holds the lock or the directory cannot be made, and
    /// Error (kIndex) if it holds something that is not a nutgraf database.
    explicit Generation(std::filesystem::path directory);
    ~Generation();
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;

    /// Where to build: a path inside the directory that does not exist yet.
    const std::filesystem::path& path() const noexcept { return path_; }

    /// The published database to start from, or empty if there is none.
    const std::filesystem::path& previous() const noexcept { return previous_; }

    /// Makes what was built at path() the database and removes the previous one.
    void publish();

private:
    void refuse_foreign() const;
    void lock();
    [[noreturn]] void fail_busy() const;
    void find_previous();
    void remove_leftovers() const;
    void discard() noexcept;

    std::filesystem::path directory_;
    std::filesystem::path path_;
    std::filesystem::path previous_;
    int lock_ = -1;
    bool created_directory_ = false;
    bool published_ = false;
};

}  // namespace nutgraf
