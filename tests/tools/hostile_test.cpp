// SPDX-License-Identifier: GPL-2.0-or-later
//
// A folder of files that are not what they should be. NUTGRAF_HOSTILE=1000 makes as many, and
// larger ones; NUTGRAF_SEED makes others.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "hostile/shapes.hpp"
#include "program.hpp"
#include "source/pack.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kFew = 250;  // every shape at least once

// Elements of files that have too many. What takes the square of the time would take hours; most
// are larger than an article may be. A sanitizer makes each of them cost ten times as much.
constexpr std::size_t kTooMany = kSanitized ? 3'000'000 : 10'000'000;
constexpr std::size_t kMany = 30'000;  // the same for few files

std::size_t setting(const char* name, std::size_t usual) {
    const char* value = std::getenv(name);
    return value == nullptr ? usual : std::stoul(value);
}

// Makes a folder "in" of hostile files with good ones among them.
class HostileFolder {
public:
    explicit HostileFolder(const TempDir& dir) : dir_(dir) { fs::create_directory(dir_ / "in"); }

    void add_shapes(std::size_t count, Maker& maker) {
        const auto shapes = all_shapes();
        for (std::size_t i = 0; i < count; ++i) {
            const Shape& shape = shapes[i % shapes.size()];
            const std::string name = "in/" + std::to_string(i) + '-' + shape.name;
            dir_.write(name, shape.make(maker));
            if (shape.is_bad) bad_.insert(name);
            if (i % 10 == 0) add_good(i);
        }
    }

    // Entries that are no files, or have names that are no names.
    void add_places() {
        dir_.write("in/folder.zip/empty.jsonl", "");
        for (const std::string name :
             {"in/\x1b[31mred\x07.txt", "in/two\nlines.html", "in/-q.txt"}) {
            bad(dir_.write(name, std::string(1, '\0')));
        }
        fs::create_symlink("loop.txt", bad(dir_ / "in/loop.txt"));
        fs::create_symlink("nowhere.zip", bad(dir_ / "in/dangling.zip"));
        fs::create_symlink("/dev/zero", bad(dir_ / "in/zero.txt"));
        fs::create_directory_symlink("..", dir_ / "in/up");
        REQUIRE(::mkfifo(bad(dir_ / "in/pipe.jsonl").c_str(), 0600) == 0);
        add_socket(bad(dir_ / "in/socket.txt"));
        std::string deep = dir_ / "in/deep";
        for (int i = 0; i < 200; ++i) deep += "/d";
        fs::create_directories(deep);
        bad_.insert("in/deep" + times(200, "/d"));
        if (::geteuid() == 0) return;  // who may read everything
        ::chmod(bad(dir_.write("in/secret.txt", "A text.")).c_str(), 0);
    }

    const std::set<std::string>& bad() const { return bad_; }
    std::size_t good() const { return good_; }

private:
    void add_good(std::size_t number) {
        dir_.write("in/" + std::to_string(number) + "-good.txt",
                   "Zanzibark number " + std::to_string(number) + " came in.");
        ++good_;
    }

    const std::string& bad(const std::string& path) {
        bad_.insert(path.substr(dir_.path().string().size() + 1));
        return last_ = path;
    }

    static void add_socket(const std::string& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        REQUIRE(::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        ::close(descriptor);
    }

    const TempDir& dir_;
    std::set<std::string> bad_;
    std::string last_;
    std::size_t good_ = 0;
};

// Those that no report is about: a file, a line of it or a member.
std::set<std::string> unnamed(std::set<std::string> names, const json& skipped) {
    for (const auto& one : skipped) {
        std::string where = one["where"];
        names.erase(where);
        names.erase(where.substr(0, where.find("//")));
        names.erase(where.substr(0, where.rfind(':')));
    }
    return names;
}

}  // namespace

TEST_CASE("hostile files are each named, and the good ones among them indexed", "[tools]") {
    const std::size_t count = setting("NUTGRAF_HOSTILE", kFew);
    const std::size_t seed = setting("NUTGRAF_SEED", 20240517);
    const std::size_t large = count > kFew ? kTooMany : kMany;
    CAPTURE(count, seed);
    const Tools tools;
    HostileFolder folder(tools.dir);
    Maker maker(static_cast<std::uint32_t>(seed), large);
    folder.add_shapes(count, maker);
    folder.add_places();
    Call call;
    call.timeout = std::chrono::seconds(500);
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = tools.index({"-q", "--json", "--memory", "256MB", "in"}, call);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    REQUIRE(outcome.exit_code == 1);
    const json report = json::parse(outcome.out);
    CHECK(unnamed(folder.bad(), report["skipped"]) == std::set<std::string>());
    const auto named = std::ranges::count_if(lines_of(outcome.err), [](const std::string& line) {
        return line.find("replaces the earlier article") == line.npos &&
               line.find("nothing closes") == line.npos;
    });
    CHECK(static_cast<std::size_t>(named) == report["skipped"].size());
    CHECK(std::ranges::count_if(outcome.err,
                                [](unsigned char c) { return c < 0x20 && c != '\n'; }) == 0);
    if (!kSanitized) CHECK(outcome.peak_memory < std::size_t{256} << 20);
    const auto hits = tools.query({"-n", "1000", "--format", "trec", "zanzibark"});
    CHECK(lines_of(hits.out).size() == folder.good());
    if (count > kFew) {
        std::cout << count << " files of seed " << seed << ", " << folder.bad().size()
                  << " of them bad: " << report["skipped"].size() << " reports, "
                  << report["articles"] << " articles, " << seconds.count() << " s, peak "
                  << outcome.peak_memory / 1'000'000 << " MB\n";
    }
}

TEST_CASE("files are chosen by patterns, in folders and archives", "[tools]") {
    const Tools tools;
    tools.dir.write("in/a.txt", "A ship.");
    tools.dir.write("in/b.log", "A boat.");
    tools.dir.write("in/c.zip", packed({{"d.log", "A raft."}, {"e.txt", "A dinghy."}}, "zip"));
    CHECK(tools.index({"-q", "--include", "*.log", "--include", "e.*", "--exclude", "d.*", "in"})
              .exit_code == 0);
    CHECK(tools.query({"ship"}).exit_code == 1);
    CHECK(tools.query({"boat"}).exit_code == 0);
    CHECK(tools.query({"raft"}).exit_code == 1);
    CHECK(tools.query({"--format", "trec", "dinghy"}).out.starts_with("1 Q0 in/c.zip//e.txt#0 "));
}
