// SPDX-License-Identifier: GPL-2.0-or-later
//
// Of two runs on one index one has to wait; readers need not, and see one generation or the other.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string>
#include <thread>

#include "nutgraf/index.hpp"
#include "store/built_index.hpp"
#include "store/generation.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Index;

// Holds the lock of a database in another process until it goes out of scope.
class LockHolder {
public:
    explicit LockHolder(const std::string& lock) {
        int ready[2];
        REQUIRE(::pipe(ready) == 0);
        child_ = ::fork();
        if (child_ == 0) {
            const int file = ::open(lock.c_str(), O_RDWR | O_CREAT, 0666);
            ::flock(file, LOCK_EX);
            const bool told = ::write(ready[1], "x", 1) == 1;
            while (told) ::pause();
            ::_exit(1);
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~LockHolder() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    LockHolder(const LockHolder&) = delete;
    LockHolder& operator=(const LockHolder&) = delete;

private:
    pid_t child_ = -1;
};

}  // namespace

TEST_CASE("two runs do not write at once", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old"}});
    const auto before = bytes_below(path);
    {
        const LockHolder other(path + "/lock");
        const auto error = error_of([&] { index_rows(path, {{"a", "", "new"}}); });
        CHECK(error ==
              "system: " + path + " is being written by another nutgraf-index; try again later");
        CHECK(bytes_below(path) == before);
        CHECK(contents(path) == Strings{"a=old"});
    }
    index_rows(path, {{"a", "", "new"}});
    CHECK(contents(path) == Strings{"a=new"});
}

TEST_CASE("two runs in one process do not write at once", "[build]") {
    const TempDir dir;
    const nutgraf::Generation first(dir / "db");
    CHECK_THAT(error_of([&] { nutgraf::Generation second(dir / "db"); }),
               ContainsSubstring("system: "));
    CHECK(entries(dir / "db") == Strings{"lock"});
}

TEST_CASE("a reader keeps what it opened while others are published", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "old words"}});
    const Index reader = Index::open(path);
    for (int round = 0; round < 3; ++round) {
        index_rows(path, {{"a", "", "new words"}, {"b", "", "more"}}, rebuild());
        CHECK(reader.passage("a#0")->text == "old words");
        CHECK_FALSE(reader.has_article("b"));
        CHECK(Index::open(path).has_article("b"));
    }
}

TEST_CASE("readers that open while others are published see one state or the other", "[build]") {
    const TempDir dir;
    const std::string path = dir / "db";
    index_rows(path, {{"a", "", "round 0"}, {"b", "", "round 0"}});
    std::atomic<bool> done = false;
    std::atomic<int> opened = 0;
    std::string problem;
    std::thread reader([&] {
        while (!done && problem.empty()) {
            try {
                const Index index = Index::open(path);
                const auto a = index.passage("a#0");
                const auto b = index.passage("b#0");
                if (!a || !b || a->text != b->text) problem = "torn";
                ++opened;
            } catch (const std::exception& error) {
                problem = error.what();
            }
        }
    });
    for (int round = 1; round <= 15; ++round) {
        const std::string text = "round " + std::to_string(round);
        index_rows(path, {{"a", "", text}, {"b", "", text}});
    }
    done = true;
    reader.join();
    CHECK(problem.empty());
    CHECK(opened > 0);
}
