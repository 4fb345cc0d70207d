// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/database_folder.hpp"

namespace nutgraf {

/// The next generation of a database directory while it is being built.
///
/// Holds the directory's write lock. What is built stays invisible until publish(), which makes it
/// the database in one rename: a reader sees the old or the new one, also if the machine stops at
/// any moment. If publish() is not reached, the destructor removes all that was written, the
/// directory too if it was not there before. Nothing else is removed before a successor is
/// published, except what a run that was killed had begun and nobody ever saw.
class Generation {
public:
    /// Locks `directory`, creating it if need be.
    /// Throws Error (kSystem) if another run holds the lock or the directory cannot be made, and
    /// Error (kIndex) if it holds something that is not a nutgraf database, or if it cannot be told
    /// which generation in it counts.
    explicit Generation(std::filesystem::path directory);
    ~Generation();
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;

    /// Where to build: a path inside the directory that does not exist yet.
    const std::filesystem::path& path() const noexcept { return path_; }

    /// The published database to start from, or empty if there is none.
    const std::filesystem::path& previous() const noexcept { return previous_; }

    /// Why the published database cannot be used: "gen-000002 is not there". Empty if it can, or
    /// if there is none.
    const std::string& damage() const noexcept { return folder_.damage; }

    /// What the user should know of.
    const std::vector<std::string>& notices() const noexcept { return folder_.notices; }

    /// Makes what was built at path() the database and removes the previous one.
    void publish();

private:
    void make_directory();
    void lock();
    void open_lock();
    [[noreturn]] void fail_busy();
    void begin();
    void make_durable() const;
    void write_stub();
    void remove_replaced() noexcept;
    void discard() noexcept;

    std::filesystem::path directory_;
    DatabaseFolder folder_;
    std::filesystem::path path_;
    std::filesystem::path previous_;
    int lock_ = -1;
    bool created_directory_ = false;
    bool created_lock_ = false;
    bool created_stub_ = false;
    bool published_ = false;
};

}  // namespace nutgraf
