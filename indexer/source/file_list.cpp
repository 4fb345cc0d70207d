// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths become a list of files before anything is read, so that the order is fixed and progress
// knows its end. What this leaves out: files that come or go while a run is under way.
#include "source/file_list.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_set>
#include <utility>

#include "analysis/keyed_hash.hpp"
#include "source/format.hpp"
#include "source/name_filter.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 200;  // of directories, against file systems that loop

// One spelling for one file: "./a.txt" and ".//a.txt" are "a.txt". Two dots stay, since behind a
// link they lead elsewhere than it looks.
fs::path plain(const fs::path& path) {
    fs::path result;
    for (const fs::path& part : path) {
        if (part != "." && !part.empty()) result /= part;
    }
    return result.empty() ? fs::path(".") : result;
}

// What a path leads to, links followed: the same for two paths that lead to the same.
using Identity = std::pair<dev_t, ino_t>;

Identity identity_of(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {status.st_dev, status.st_ino};
}

// Texts are small and many, so they are told apart from what may be large by name alone.
FileKind kind_of(const fs::path& path) {
    const auto format = format_of_name(path.native());
    return format && is_whole(*format) ? FileKind::kText : FileKind::kRecords;
}

class Lister {
public:
    explicit Lister(const SourceOptions& options) : filter_(options), follow_(options.follow) {}

    void add(const std::string& given) {
        if (given == "-") return add_file("-", FileKind::kStandardInput, 0);
        if (given.empty()) return fail(given, "an empty path");
        const fs::path path = plain(given);
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) return fail(path, error ? error.message() : "does not exist");
        if (fs::is_directory(status)) return add_directory(path);
        if (!fs::is_regular_file(status)) return add_file(path.string(), FileKind::kStream, 0);
        add_regular(path);
    }

    FileList take() { return std::move(list_); }

private:
    void add_directory(const fs::path& path) {
        top_ = path;
        walked_.clear();
        walk(path, 0);
    }

    void walk(const fs::path& directory, int depth) {
        const Identity identity = identity_of(directory);
        if (above_.contains(identity)) return fail(directory, "a link back to a folder above it");
        if (follow_ && !walked_.insert(identity).second) return;
        const auto entered = above_.insert(identity).first;
        std::error_code error;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator it(directory, error), end; !error && it != end;
             it.increment(error)) {
            entries.push_back(*it);
        }
        if (error) fail(directory, error.message());
        std::ranges::sort(entries, {}, &fs::directory_entry::path);
        for (const fs::directory_entry& entry : entries) visit(entry, depth);
        above_.erase(entered);
    }

    void visit(const fs::directory_entry& entry, int depth) {
        const fs::path path = plain(entry.path());
        if (path.filename().string().starts_with('.')) return;
        const std::string within = path.lexically_relative(top_).string();
        std::error_code error;
        if (entry.is_directory(error)) {
            if ((entry.is_symlink(error) && !follow_) || filter_.excludes(within)) return;
            if (depth >= kMaxDepth) return fail(path, "directories nested too deeply");
            return walk(path, depth + 1);
        }
        if (!filter_.admits(within)) return;
        if (entry.is_regular_file(error)) {
            add_regular(path);
        } else {
            fail(path, error ? error.message() : "not a regular file");
        }
    }

    void add_regular(const fs::path& path) {
        std::error_code error;
        const auto size = fs::file_size(path, error);
        add_file(path.string(), kind_of(path), error ? 0 : size);
    }

    void add_file(const std::string& path, FileKind kind, std::uint64_t size) {
        if (seen_.insert(path).second) list_.files.push_back({path, kind, size});
    }

    void fail(const fs::path& path, const std::string& reason) {
        list_.unreadable.push_back({path.string(), reason});
    }

    NameFilter filter_;
    bool follow_;
    FileList list_;
    std::unordered_set<std::string, KeyedHash> seen_;
    fs::path top_;               // the folder given
    std::set<Identity> above_;   // folders that the walk is in
    std::set<Identity> walked_;  // folders below the one given
};

}  // namespace

FileList list_files(const std::vector<std::string>& paths, const SourceOptions& options) {
    Lister lister(options);
    for (const std::string& path : paths) lister.add(path);
    return lister.take();
}

}  // namespace nutgraf
