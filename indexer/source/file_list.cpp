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

#include "source/format.hpp"
#include "source/name_filter.hpp"
#include "source/saved_page.hpp"
#include "text/keyed_hash.hpp"

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

SavedPages pages_of(const std::vector<fs::directory_entry>& entries) {
    SavedPages pages;
    for (const fs::directory_entry& entry : entries) {
        const std::string name = entry.path().filename().string();
        if (const auto format = format_of_name(name); format && is_page(*format)) pages.add(name);
    }
    return pages;
}

class Lister {
public:
    explicit Lister(const SourceOptions& options)
        : filter_(options), input_name_(options.name), follow_(options.follow) {}

    void add(const std::string& given) {
        if (given == "-") return add_input();
        if (given.empty()) return fail(given, "an empty path", true);
        const fs::path path = plain(given);
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status))
            return fail(path, error ? error.message() : "does not exist", true);
        if (fs::is_directory(status)) return add_directory(path);
        if (!fs::is_regular_file(status)) return add_file(path.string(), FileKind::kStream, 0);
        add_regular(path);
    }

    FileList take() { return std::move(list_); }

private:
    void add_input() {
        if (has_input_) return pass_over(PassedReason::kRepeated, "-");
        has_input_ = true;
        list_.files.push_back({input_name_.empty() ? "-" : input_name_, FileKind::kStandardInput});
    }

    void add_directory(const fs::path& path) {
        top_ = path;
        walked_.clear();
        walk(path, 0);
    }

    void walk(const fs::path& directory, int depth) {
        const Identity identity = identity_of(directory);
        if (above_.contains(identity)) return fail(directory, "a link back to a folder above it");
        if (follow_ && !walked_.insert(identity).second) {
            return pass_over(PassedReason::kRepeated, directory);
        }
        const auto entered = above_.insert(identity).first;
        const std::vector<fs::directory_entry> entries = entries_of(directory);
        const SavedPages pages = pages_of(entries);
        for (const fs::directory_entry& entry : entries) {
            const std::string name = entry.path().filename().string();
            std::error_code error;
            if (name.starts_with('.')) {
                pass_over(PassedReason::kHidden, plain(entry.path()));
            } else if (!entry.is_directory(error)) {
                visit_file(entry);
            } else if (pages.have_part(name + '/')) {
                pass_over(PassedReason::kPagePart, plain(entry.path()));
            } else {
                visit_folder(entry, depth);
            }
        }
        above_.erase(entered);
    }

    // In order of their paths.
    std::vector<fs::directory_entry> entries_of(const fs::path& directory) {
        std::error_code error;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator it(directory, error), end; !error && it != end;
             it.increment(error)) {
            entries.push_back(*it);
        }
        // One that is met on the way and may not be entered would be the same the next time.
        const bool forbidden = error == std::errc::permission_denied && directory != top_;
        if (error) fail(directory, error.message(), !forbidden);
        std::ranges::sort(entries, {}, &fs::directory_entry::path);
        return entries;
    }

    void visit_folder(const fs::directory_entry& entry, int depth) {
        const fs::path path = plain(entry.path());
        std::error_code error;
        if (entry.is_symlink(error) && !follow_) return pass_over(PassedReason::kLink, path);
        if (filter_.excludes(path.lexically_relative(top_).string())) {
            return pass_over(PassedReason::kExcluded, path);
        }
        if (depth >= kMaxDepth) return fail(path, "directories nested too deeply");
        walk(path, depth + 1);
    }

    void visit_file(const fs::directory_entry& entry) {
        const fs::path path = plain(entry.path());
        if (const auto reason = filter_.passes_over(path.lexically_relative(top_).string())) {
            return pass_over(*reason, path);
        }
        std::error_code error;
        if (entry.is_regular_file(error)) return add_regular(path);
        fail(path, error ? error.message() : "not a regular file");
    }

    void add_regular(const fs::path& path) {
        std::error_code error;
        const auto size = fs::file_size(path, error);
        add_file(path.string(), kind_of(path), error ? 0 : size);
    }

    void add_file(const std::string& path, FileKind kind, std::uint64_t size) {
        if (!seen_.insert(path).second) return pass_over(PassedReason::kRepeated, path);
        list_.files.push_back({path, kind, size});
    }

    void fail(const fs::path& path, const std::string& reason, bool failed_reading = false) {
        list_.reports.emplace_back(SkippedArticle{path.string(), reason, failed_reading});
    }

    void pass_over(PassedReason reason, const fs::path& path) {
        list_.reports.emplace_back(PassedOver{reason, path.string()});
    }

    NameFilter filter_;
    std::string input_name_;
    bool follow_;
    bool has_input_ = false;
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
