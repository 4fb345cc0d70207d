// SPDX-License-Identifier: GPL-2.0-or-later
//
// A run may be killed at any moment. A child builds and is sent SIGKILL after a random while; then
// the index must show the old or the new state, each article exactly once, and the next run heals.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <thread>

#include "store/built_index.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/dump.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using nutgraf::Index;

constexpr int kArticles = 60;

Rows rows_of(const std::string& version, int first) {
    Rows rows;
    for (int i = 0; i < kArticles; ++i) {
        std::string text = version;
        for (int word = 0; word < 300; ++word)
            text += " w" + std::to_string((word * (i + 7)) % 997);
        rows.push_back({"article" + std::to_string(first + i), version, text});
    }
    return rows;
}

// The seed of RC_PARAMS ("seed=N"), or a fixed one.
unsigned seed() {
    const char* params = std::getenv("RC_PARAMS");
    const std::string text = params == nullptr ? "" : params;
    const std::size_t at = text.find("seed=");
    return at == text.npos
               ? 1
               : static_cast<unsigned>(std::strtoull(text.c_str() + at + 5, nullptr, 10));
}

// Builds in a child that is killed after `life`; returns whether it came to an end before.
bool build_and_kill(const std::string& path, const Rows& rows, std::chrono::microseconds life) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            index_rows(path, rows);
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    std::this_thread::sleep_for(life);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) CHECK(WEXITSTATUS(status) == 0);
    return WIFEXITED(status);
}

// The version that all of articles [0, kArticles) have; "none" without an index, "torn" if they
// differ or one is not there exactly once.
std::string version_of(const std::string& path) {
    if (!fs::exists(path + "/XAPIANDB")) return "none";
    const Index index = Index::open(path);
    std::string version;
    for (int i = 0; i < kArticles; ++i) {
        const auto passages = index.passages_of("article" + std::to_string(i));
        if (passages.empty() || passages.size() != passages[0].of) return "torn";
        for (std::uint32_t at = 0; at < passages.size(); ++at) {
            if (passages[at].ordinal != at) return "torn";
        }
        const std::string found = passages[0].text.substr(0, passages[0].text.find(' '));
        if (!version.empty() && found != version) return "torn";
        version = found;
    }
    return version;
}

void check_sound(const std::string& path) {
    const Index index = Index::open(path);
    const auto is_generation = [](const std::string& name) { return name.starts_with("gen-"); };
    CHECK(std::ranges::count_if(entries(path), is_generation) == 1);
    CHECK(nutgraf::check(path).errors == 0);
    CHECK(index.info().articles == index.articles().size());
}

std::chrono::microseconds time_of_build(const std::string& path, const Rows& rows) {
    const auto start = std::chrono::steady_clock::now();
    index_rows(path, rows);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 start);
}

}  // namespace

TEST_CASE("a killed run leaves the old state or the new, and the next heals", "[crash]") {
    const TempDir dir;
    const auto whole = time_of_build(dir / "timing", rows_of("timing", 0));
    std::mt19937 random(seed());
    std::uniform_int_distribution<long> up_to(0, 13 * whole.count() / 10);
    CAPTURE(seed(), whole.count());
    constexpr int kRounds = 25;
    std::string last;
    for (int round = 0; round < kRounds; ++round) {
        CAPTURE(round);
        const std::string path = dir / ("db" + std::to_string(round / 5));
        const std::string before = version_of(path);
        const std::string next = "version" + std::to_string(round);
        const bool ended =
            build_and_kill(path, rows_of(next, 0), std::chrono::microseconds(up_to(random)));
        const std::string after = version_of(path);
        CAPTURE(before, after, ended);
        // The first index of all is also published by a run that is killed, if the one before was
        // killed with nothing but that left to do.
        const bool pending = before == "none" && after == last;
        CHECK((after == next || ((after == before || pending) && !ended)));
        last = next;
        if (round % 5 != 4) continue;  // several deaths in a row, then a run that lives
        index_rows(path, rows_of("healed", kArticles - 1));
        check_sound(path);
    }
}
