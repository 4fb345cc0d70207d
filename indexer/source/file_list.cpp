// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths become a list of files before anything is read, so that the order is fixed and progress
// knows its end. What this leaves out: files that come or go while a run is under way.
#include "source/file_list.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

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

class Lister {
public:
    void add(const std::string& given) {
        if (given == "-") return add_file("-", FileKind::kStandardInput, 0);
        if (given.empty()) return fail(given, "an empty path");
        const fs::path path = plain(given);
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) return fail(path, error ? error.message() : "does not exist");
        if (fs::is_directory(status)) return walk(path, 0);
        if (!fs::is_regular_file(status)) return add_file(path.string(), FileKind::kStream, 0);
        add_regular(path, path.extension() == ".jsonl" ? FileKind::kRecords : FileKind::kText);
    }

    FileList take() { return std::move(list_); }

private:
    void walk(const fs::path& directory, int depth) {
        std::error_code error;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator it(directory, error), end; !error && it != end;
             it.increment(error)) {
            entries.push_back(*it);
        }
        if (error) fail(directory, error.message());
        std::ranges::sort(entries, {}, &fs::directory_entry::path);
        for (const fs::directory_entry& entry : entries) visit(entry, depth);
    }

    void visit(const fs::directory_entry& entry, int depth) {
        const fs::path path = plain(entry.path());
        if (path.filename().string().starts_with('.')) return;
        std::error_code error;
        if (entry.is_directory(error)) {
            if (entry.is_symlink(error)) return;
            if (depth >= kMaxDepth) return fail(path, "directories nested too deeply");
            return walk(path, depth + 1);
        }
        const fs::path extension = path.extension();
        if (extension != ".txt" && extension != ".md" && extension != ".jsonl") return;
        if (entry.is_regular_file(error)) {
            add_regular(path, extension == ".jsonl" ? FileKind::kRecords : FileKind::kText);
        } else {
            fail(path, error ? error.message() : "not a regular file");
        }
    }

    void add_regular(const fs::path& path, FileKind kind) {
        std::error_code error;
        const auto size = fs::file_size(path, error);
        add_file(path.string(), kind, error ? 0 : size);
    }

    void add_file(const std::string& path, FileKind kind, std::uint64_t size) {
        if (seen_.insert(path).second) list_.files.push_back({path, kind, size});
    }

    void fail(const fs::path& path, const std::string& reason) {
        list_.unreadable.push_back({path.string(), reason});
    }

    FileList list_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

FileList list_files(const std::vector<std::string>& paths) {
    Lister lister;
    for (const std::string& path : paths) lister.add(path);
    return lister.take();
}

}  // namespace nutgraf
