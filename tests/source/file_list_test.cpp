// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/file_list.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "reading.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using nutgraf::FileKind;
using nutgraf::FileList;
using nutgraf::list_files;

// Paths below `dir`, with the kind where it is not text.
std::vector<std::string> names(const FileList& list, const TempDir& dir) {
    std::vector<std::string> all;
    const std::string base = dir.path().string() + '/';
    for (const auto& file : list.files) {
        std::string name = file.path.starts_with(base) ? file.path.substr(base.size()) : file.path;
        if (file.kind == FileKind::kRecords) name += " (records)";
        if (file.kind == FileKind::kStream) name += " (stream)";
        all.push_back(name);
    }
    return all;
}

using Names = std::vector<std::string>;

// Restores the working directory.
class WorkIn {
public:
    explicit WorkIn(const fs::path& path) : before_(fs::current_path()) { fs::current_path(path); }
    ~WorkIn() { fs::current_path(before_); }
    WorkIn(const WorkIn&) = delete;
    WorkIn& operator=(const WorkIn&) = delete;

private:
    fs::path before_;
};

std::vector<nutgraf::SkippedArticle> skipped(const FileList& list) {
    std::vector<nutgraf::SkippedArticle> found;
    for (const auto& report : list.reports) {
        if (const auto* one = std::get_if<nutgraf::SkippedArticle>(&report)) found.push_back(*one);
    }
    return found;
}

// "path: reason", the directory left out.
Names passed(const FileList& list, const TempDir& dir) {
    Names found;
    for (const auto& report : list.reports) {
        if (const auto* one = std::get_if<nutgraf::PassedOver>(&report))
            found.push_back(shown(*one, dir.path().string() + '/').substr(2));
    }
    return found;
}

}  // namespace

TEST_CASE("a directory is listed by path, whatever order it was written in", "[source]") {
    const TempDir dir;
    for (const char* name : {"z.txt", "a/2.txt", "B.md", "a/10.txt", "a.txt", "c.jsonl", "a-b.txt",
                             "é.txt", "a/deep/er/x.md"}) {
        dir.write(name, "x");
    }
    const FileList list = list_files({dir.path().string()});
    CHECK(names(list, dir) == Names{"B.md", "a/10.txt", "a/2.txt", "a/deep/er/x.md", "a-b.txt",
                                    "a.txt", "c.jsonl (records)", "z.txt", "é.txt"});
    CHECK(list.reports.empty());
    for (const auto& file : list.files) CHECK(file.size == 1);
}

TEST_CASE("what is no article by its name is left alone in a directory", "[source]") {
    const TempDir dir;
    for (const char* name :
         {".hidden.txt", ".git/a.txt", "a.svg", "b.json", "c", "txt", ".txt", "d.txt~", "ok.txt"}) {
        dir.write(name, "x");
    }
    const FileList list = list_files({dir.path().string()});
    CHECK(names(list, dir) == Names{"ok.txt"});
    CHECK(passed(list, dir) == Names{".git: hidden", ".hidden.txt: hidden", ".txt: hidden",
                                     "a.svg: suffix", "b.json: suffix", "c: suffix",
                                     "d.txt~: suffix", "txt: suffix"});
}

TEST_CASE("folders that hold parts of a saved page are left alone", "[source]") {
    const TempDir dir;
    for (const char* name :
         {"A.html", "A_files/frame.html", "A_files/deep/b.txt", "B.HTM", "B-Dateien/c.html",
          "C_files/story.html", "_files/d.html", "D.txt", "D_files/e.txt"}) {
        dir.write(name, "x");
    }
    const FileList list = list_files({dir.path().string()});
    CHECK(names(list, dir) == Names{"A.html", "B.HTM", "C_files/story.html", "D.txt",
                                    "D_files/e.txt", "_files/d.html"});
    CHECK(passed(list, dir) == Names{"A_files: part of a page", "B-Dateien: part of a page"});
    // What is named directly is meant.
    CHECK(names(list_files({dir / "A_files"}), dir) ==
          Names{"A_files/deep/b.txt", "A_files/frame.html"});
}

TEST_CASE("a file named directly is taken whatever its name", "[source]") {
    const TempDir dir;
    const std::vector<std::string> paths = {dir.write("b", "x"), dir.write(".hidden.txt", "x"),
                                            dir.write("a.html", "x"), dir.write(".d/r.jsonl", "x")};
    CHECK(names(list_files(paths), dir) ==
          Names{"b (records)", ".hidden.txt", "a.html", ".d/r.jsonl (records)"});
    CHECK(names(list_files({dir / ".d"}), dir) == Names{".d/r.jsonl (records)"});
}

TEST_CASE("a file named twice is listed once", "[source]") {
    const TempDir dir;
    dir.write("a.txt", "x");
    dir.write("d/b.txt", "x");
    const std::string base = dir.path().string();
    CHECK(names(list_files({dir / "a.txt", base, base + "/", base + "/./a.txt", base + "//a.txt",
                            dir / "d"}),
                dir) == Names{"a.txt", "d/b.txt"});
    CHECK(list_files({"-", "-"}).files.size() == 1);
    CHECK(passed(list_files({"-", dir / "a.txt", "-", base}), dir) ==
          Names{"-: repeated", "a.txt: repeated"});
    CHECK(names(list_files({dir / "a.txt", "-"}, {.name = dir / "a.txt"}), dir) ==
          Names{"a.txt", "a.txt"});

    const WorkIn here(dir.path());
    const Names expected = {"a.txt", "d/b.txt"};
    CHECK(names(list_files({"."}), dir) == expected);
    CHECK(names(list_files({"./", "a.txt", "./a.txt", "d"}), dir) == expected);
    CHECK(names(list_files({"d/.."}), dir) == Names{"d/../a.txt", "d/../d/b.txt"});
}

TEST_CASE("directories and files with each other's names", "[source]") {
    const TempDir dir;
    dir.write("d.txt/a.txt", "x");
    dir.write("e.jsonl/b.jsonl", "x");
    const Names expected = {"d.txt/a.txt", "e.jsonl/b.jsonl (records)"};
    CHECK(names(list_files({dir.path().string()}), dir) == expected);
    CHECK(names(list_files({dir / "d.txt", dir / "e.jsonl"}), dir) == expected);
}

TEST_CASE("links to files are followed, links to directories are not", "[source]") {
    const TempDir dir;
    dir.write("d/a.txt", "x");
    fs::create_symlink("d/a.txt", dir / "link.txt");
    fs::create_directory_symlink("d", dir / "linked");
    fs::create_directory_symlink(".", dir / "d/loop");
    fs::create_symlink("self.txt", dir / "self.txt");
    fs::create_symlink("nowhere", dir / "broken.txt");
    const FileList list = list_files({dir.path().string()});
    CHECK(names(list, dir) == Names{"d/a.txt", "link.txt"});
    const auto unreadable = skipped(list);
    REQUIRE(unreadable.size() == 2);
    CHECK(unreadable[0].where == dir / "broken.txt");
    CHECK(unreadable[1].where == dir / "self.txt");
    for (const auto& each : unreadable) CHECK_FALSE(each.reason.empty());
    CHECK(passed(list, dir) == Names{"d/loop: link", "linked: link"});
    // Named directly, a link to a directory is meant.
    CHECK(names(list_files({dir / "linked"}), dir) == Names{"linked/a.txt"});
    CHECK(skipped(list_files({dir / "self.txt"})).size() == 1);
}

TEST_CASE("links to directories are followed if that is wanted, each directory once", "[source]") {
    const TempDir dir;
    dir.write("d/a.txt", "x");
    fs::create_directory_symlink("d", dir / "again");
    fs::create_directory_symlink("..", dir / "d/up");
    fs::create_directory_symlink(".", dir / "d/here");
    const TempDir other;
    other.write("b.txt", "x");
    fs::create_directory_symlink(other.path(), dir / "far");
    const FileList list = list_files({dir.path().string()}, {.follow = true});
    CHECK(names(list, dir) == Names{"again/a.txt", "far/b.txt"});
    const auto unreadable = skipped(list);
    REQUIRE(unreadable.size() == 2);
    CHECK(unreadable[0].where == dir / "again/here");
    CHECK(unreadable[1].where == dir / "again/up");
    CHECK(unreadable[1].reason == "a link back to a folder above it");
}

TEST_CASE("many links from each directory to all others are followed in no time", "[source]") {
    const TempDir dir;
    for (int i = 0; i < 20; ++i) dir.write(std::to_string(i) + "/a.txt", "x");
    for (int i = 0; i < 20; ++i) {
        for (int j = 0; j < 20; ++j) {
            const std::string from = std::to_string(i) + "/to" + std::to_string(j);
            fs::create_directory_symlink("../" + std::to_string(j), dir / from);
        }
    }
    CHECK(list_files({dir.path().string()}, {.follow = true}).files.size() == 20);
}

TEST_CASE("patterns choose files of directories by path or name", "[source]") {
    const TempDir dir;
    for (const char* name : {"a.txt", "b.html", "c.log", "d/a.txt", "d/e.log", "f/g.zip"}) {
        dir.write(name, "x");
    }
    struct Case {
        Names include, exclude, listed;
    };
    const std::vector<Case> cases = {
        {{}, {}, {"a.txt", "b.html", "d/a.txt", "f/g.zip (records)"}},
        {{"*.log"}, {}, {"c.log (records)", "d/e.log (records)", "f/g.zip (records)"}},
        {{"d/*"}, {}, {"d/a.txt", "d/e.log (records)", "f/g.zip (records)"}},
        {{"a.*", "b.*"}, {"f"}, {"a.txt", "b.html", "d/a.txt"}},
        {{}, {"d"}, {"a.txt", "b.html", "f/g.zip (records)"}},
        {{}, {"*.txt", "f/*"}, {"b.html"}},
        {{"*"}, {"*"}, {}},
        {{"[ab].*"}, {"d/*", "f"}, {"a.txt", "b.html"}},
    };
    for (const Case& each : cases) {
        CAPTURE(each.include, each.exclude);
        const FileList list =
            list_files({dir.path().string()}, {.include = each.include, .exclude = each.exclude});
        CHECK(names(list, dir) == each.listed);
    }
    // What is named directly is meant.
    CHECK(names(list_files({dir / "c.log"}, {.include = {}, .exclude = {"*"}}), dir) ==
          Names{"c.log (records)"});
}

TEST_CASE("what is missing or cannot be entered is reported", "[source]") {
    const TempDir dir;
    dir.write("ok.txt", "x");
    const FileList list = list_files({dir / "none.txt", dir / "ok.txt", "", dir / "ok.txt/below"});
    CHECK(names(list, dir) == Names{"ok.txt"});
    const auto unreadable = skipped(list);
    REQUIRE(unreadable.size() == 3);
    CHECK(unreadable[0].where == dir / "none.txt");
    CHECK(unreadable[0].reason == "No such file or directory");

    if (::geteuid() == 0) {
        WARN("not tested: root may read everything");
        return;
    }
    dir.write("closed/a.txt", "x");
    fs::permissions(dir / "closed", fs::perms::none);
    const FileList closed = list_files({dir.path().string()});
    fs::permissions(dir / "closed", fs::perms::owner_all);
    CHECK(names(closed, dir) == Names{"ok.txt"});
    REQUIRE(skipped(closed).size() == 1);
    CHECK(skipped(closed)[0].where == dir / "closed");
}

TEST_CASE("pipes are streams when named and reported when met", "[source]") {
    const TempDir dir;
    REQUIRE(::mkfifo((dir / "pipe.txt").c_str(), 0600) == 0);
    CHECK(names(list_files({dir / "pipe.txt", "-", "/dev/null"}), dir) ==
          Names{"pipe.txt (stream)", "-", "/dev/null (stream)"});
    const FileList list = list_files({dir.path().string()});
    CHECK(list.files.empty());
    REQUIRE(skipped(list).size() == 1);
    CHECK(skipped(list)[0].reason == "not a regular file");
}

TEST_CASE("names may hold any bytes", "[source]") {
    const TempDir dir;
    for (const std::string name : {"caf\xe9.txt", "new\nline.txt", " .txt", "-.txt", "#1.txt"})
        dir.write(name, "x");
    CHECK(list_files({dir.path().string()}).files.size() == 5);
    CHECK(list_files({dir / "caf\xe9.txt"}).files.size() == 1);
}
