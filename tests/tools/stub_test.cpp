// SPDX-License-Identifier: GPL-2.0-or-later
//
// A database whose XAPIANDB, or the generation that it names, is lost or damaged in some way, and
// what a run then does with sources that are good, bad or absent, adding or building anew. An
// index that is sound is never removed; a refused run changes nothing, and what its message says
// to do works.
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;
using Change = std::function<void(const fs::path& database)>;

struct Way {
    std::string name;
    Change damage;
    std::string says;       // why an update is refused; empty if it works
    Change follow = {};     // what the message says to do
    bool rebuilds = false;  // whether --rebuild works where an update does not
    std::string notice = {};
    bool untouched = true;  // by a run that fails
    bool anew = false;      // whether what the message says to do gives the index up
};

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

Change stub(const std::string& bytes) {
    return [bytes](const fs::path& database) {
        fs::remove_all(database / "XAPIANDB");
        write(database / "XAPIANDB", bytes);
    };
}

Change link_to(const std::string& target) {
    return [target](const fs::path& database) {
        fs::remove(database / "XAPIANDB");
        fs::create_symlink(target, database / "XAPIANDB");
    };
}

Change without(const std::string& name) {
    return [name](const fs::path& database) { fs::remove_all(database / name); };
}

Change both(const Change& first, const Change& second) {
    return [=](const fs::path& database) {
        first(database);
        second(database);
    };
}

void stub_as_folder(const fs::path& database) {
    fs::remove(database / "XAPIANDB");
    fs::create_directory(database / "XAPIANDB");
}

void stub_as_pipe(const fs::path& database) {
    fs::remove(database / "XAPIANDB");
    REQUIRE(::mkfifo((database / "XAPIANDB").c_str(), 0666) == 0);
}

void letter(const fs::path& database) { write(database / "letter.txt", "dear"); }

void database_as_link(const fs::path& database) {
    const fs::path real = database.parent_path() / "real.db";
    fs::rename(database, real);
    fs::create_directory_symlink("real.db", database);
}

void cut_postlist(const fs::path& database) {
    fs::resize_file(database / "gen-000002/postlist.glass", 100);
}

void stub_of_another_program(const fs::path& database) {
    fs::remove_all(database / "gen-000002");
    Xapian::WritableDatabase((database / "gen-000002").string(), Xapian::DB_CREATE).commit();
}

void older_copy(const fs::path& database) {
    fs::copy(database / "gen-000002", database / "gen-000001");
    write(database / "XAPIANDB", "auto gen-000001\n");
}

void not_yet_published(const fs::path& database) {
    fs::rename(database / "XAPIANDB", database / "XAPIANDB.new");
}

void unfinished_update(const fs::path& database) {
    fs::copy(database / "gen-000002", database / "gen-000003.unfinished");
}

const Change kFollow = stub("auto gen-000002\n");
const std::string kWrite =
    "write the line \"auto gen-000002\" to news.db/XAPIANDB to go on with the index in it";
const std::string kReplace = "; remove that and " + kWrite;
const std::string kOrAnew = "; put it back from a backup, or index all anew with --rebuild";

std::vector<Way> ways() {
    const std::string other = "its XAPIANDB names something else" + kReplace;
    return {
        {"intact", [](const fs::path&) {}, ""},
        {"missing", without("XAPIANDB"), "its XAPIANDB is missing; " + kWrite, kFollow},
        {"empty", stub(""), "its XAPIANDB is empty" + kReplace, kFollow},
        {"only a comment", stub("# gen-000002\n"), "its XAPIANDB names nothing" + kReplace,
         kFollow},
        {"garbage", stub("\x01\x02 no stub\n"), other, kFollow},
        {"large", stub(std::string(1'000'000, 'x')), "is too large" + kReplace, kFollow},
        {"another format", stub("glass ../other\n"), other, kFollow},
        {"an absolute path", stub("auto /tmp/news.db/gen-000002\n"), other, kFollow},
        {"a way out", stub("auto gen-000002/../../other\n"), other, kFollow},
        {"another machine", stub("remote example.org:7777\n"), other, kFollow},
        {"truncated", stub("auto gen-0000"), other, kFollow},
        {"lines of Windows", stub("auto gen-000002\r\n"), other, kFollow},
        {"blanks", stub("  auto   gen-000002  \n"), other, kFollow},
        {"two lines", stub("auto gen-000002\nauto gen-000001\n"),
         "its XAPIANDB names more than one database" + kReplace, kFollow},
        {"dangling", stub("auto gen-000009\n"),
         "its XAPIANDB names gen-000009, which is not there" + kReplace, kFollow},
        {"a folder", stub_as_folder, "its XAPIANDB is a folder" + kReplace, kFollow},
        {"a pipe", stub_as_pipe, "is not a regular file" + kReplace, kFollow},
        {"a file without end", link_to("/dev/zero"), "is not a regular file" + kReplace, kFollow},
        {"a link to nothing", link_to("nowhere"), "is a link to nothing" + kReplace, kFollow},
        {"a link to itself", link_to("XAPIANDB"),
         "cannot be read: Too many levels of symbolic links" + kReplace, kFollow},
        {"missing, beside a letter", both(letter, without("XAPIANDB")),
         "its XAPIANDB is missing; " + kWrite, kFollow},
        {"missing, the database a link", both(database_as_link, without("XAPIANDB")),
         "its XAPIANDB is missing; " + kWrite, kFollow},
        {"missing, the index damaged", both(cut_postlist, without("XAPIANDB")),
         "its XAPIANDB is missing and gen-000002 is damaged: its postlist.glass is cut off; move "
         "gen-000002 away to begin anew",
         without("gen-000002"), false, "", true, true},
        {"another program's index", stub_of_another_program,
         "not a nutgraf database (gen-000002 was not written by nutgraf-index)"},
        {"no iamglass",
         without("gen-000002/iamglass"),
         "gen-000002 is damaged: it has no iamglass" + kOrAnew,
         {},
         true},
        {"no postlist",
         without("gen-000002/postlist.glass"),
         "gen-000002 is damaged: its postlist.glass: No such file or directory" + kOrAnew,
         {},
         true},
        {"no document data",
         without("gen-000002/docdata.glass"),
         "gen-000002 is damaged: its docdata.glass: No such file or directory" + kOrAnew,
         {},
         true},
        {"no termlists",
         without("gen-000002/termlist.glass"),
         "gen-000002 is damaged: its termlist.glass: No such file or directory" + kOrAnew,
         {},
         true},
        {"a table cut off",
         cut_postlist,
         "gen-000002 is damaged: its postlist.glass is cut off" + kOrAnew,
         {},
         true},
        {"all is gone", without("gen-000002"), "gen-000002 is not there" + kOrAnew, {}, true},
        {"comments", stub("# mine\n\nauto gen-000002\n"), ""},
        {"no line end", stub("auto gen-000002"), ""},
        {"beside a letter", letter, ""},
        {"the database a link", database_as_link, ""},
        {"an update was killed", unfinished_update, "", {}, false, "", false},
        {"killed before the last step", not_yet_published, "", {}, false, "is published", false},
        {"an older copy", older_copy, "", {}, false, "gen-000002 is left alone"},
    };
}

// What there is below a folder; of files the bytes.
std::map<std::string, std::string> all_below(const fs::path& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().filename() == "flintlock") continue;
        std::string& bytes = all[entry.path().lexically_relative(folder).string()];
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

bool finds(const Tools& tools, const std::string& word) {
    return tools.query({"-d", "news.db", word}).exit_code == 0;
}

// A database of two runs, so that gen-000002 is in force, and sources to come.
void make(const Tools& tools) {
    for (const std::string name : {"amber", "beryl", "coral"}) {
        tools.dir.write(name + ".txt", "A ship called " + name + ".");
    }
    tools.dir.write("bad.jsonl", "{\n");
    REQUIRE(tools.index({"-q", "-d", "news.db", "amber.txt"}).exit_code == 0);
    REQUIRE(tools.index({"-q", "-d", "news.db", "beryl.txt"}).exit_code == 0);
}

// The same, made but once.
void prepare(const Tools& tools) {
    static const Tools made;
    if (!fs::exists(made.dir / "news.db")) make(made);
    fs::copy(made.dir.path(), tools.dir.path(), fs::copy_options::recursive);
}

void check_refused(const Outcome& outcome, const std::string& says) {
    CHECK(outcome.exit_code == 2);
    CHECK(lines_of(outcome.err).size() == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("nutgraf-index: news.db") && ContainsSubstring(says));
}

// Doing what the message says is enough.
void check_advice(const Tools& tools, const Way& way) {
    way.follow(tools.dir / "news.db");
    CHECK(tools.index({"-q", "-d", "news.db", "coral.txt"}).exit_code == 0);
    CHECK(finds(tools, "amber") == !way.anew);
    CHECK(finds(tools, "coral"));
}

void try_way(const Way& way, const std::string& source, bool anew) {
    const Tools tools;
    prepare(tools);
    const fs::path database = tools.dir / "news.db";
    way.damage(database);
    const auto before = all_below(database);
    std::vector<std::string> words = {"-q", "-d", "news.db", source};
    if (anew) words.emplace_back("--rebuild");
    const Outcome outcome = tools.index(words);
    CAPTURE(way.name, source, anew, outcome.err);
    const bool refused = !way.says.empty() && !(anew && way.rebuilds);
    if (refused) check_refused(outcome, way.says);
    CHECK(outcome.exit_code == (refused || source != "coral.txt" ? 2 : 0));
    CHECK_THAT(outcome.err, ContainsSubstring(refused ? "" : way.notice));
    if (outcome.exit_code != 0 && way.untouched) CHECK(all_below(database) == before);
    if (way.says.empty()) CHECK(finds(tools, "amber") == !(anew && outcome.exit_code == 0));
    if (outcome.exit_code == 0) CHECK(finds(tools, "coral"));
    if (refused && !anew && source == "coral.txt" && way.follow) check_advice(tools, way);
}

}  // namespace

TEST_CASE("nothing that is sound is lost with its stub", "[tools]") {
    for (const Way& way : ways()) {
        for (const std::string source : {"coral.txt", "bad.jsonl", "absent.txt"}) {
            for (const bool anew : {false, true}) try_way(way, source, anew);
        }
    }
}

TEST_CASE("an index that no stub names is not removed with what replaced another", "[tools]") {
    const Tools tools;
    prepare(tools);
    older_copy(tools.dir / "news.db");
    const auto before = all_below(tools.dir / "news.db/gen-000002");
    REQUIRE(tools.index({"-q", "-d", "news.db", "coral.txt"}).exit_code == 0);
    CHECK(all_below(tools.dir / "news.db/gen-000002") == before);
    CHECK(tools.entries("news.db") ==
          std::vector<std::string>{"XAPIANDB", "gen-000002", "gen-000003", "lock"});
}

TEST_CASE("a stub that may not be read is refused", "[tools]") {
    if (::geteuid() == 0) return;  // who may read all
    const Tools tools;
    prepare(tools);
    fs::permissions(tools.dir / "news.db/XAPIANDB", fs::perms::none);
    check_refused(tools.index({"-q", "-d", "news.db", "coral.txt"}),
                  "its XAPIANDB cannot be read: Permission denied" + kReplace);
}

TEST_CASE("what runs leave that are killed goes with the next", "[tools]") {
    const bool first = GENERATE(true, false);
    const Tools tools;
    prepare(tools);
    if (first) fs::remove_all(tools.dir / "news.db");
    Call call;
    call.arguments = {"-q", "-d", "news.db", "-"};
    Process process(index_program(), tools.dir.path(), call);
    process.send("{\"text\":\"never\"}\n");
    wait_for(tools.dir /
             (first ? "news.db/gen-000001.unfinished" : "news.db/gen-000003.unfinished"));
    process.signal(SIGKILL);
    CHECK(process.wait().exit_code == -SIGKILL);
    const Outcome outcome = tools.index({"-q", "-d", "news.db", "coral.txt"});
    CAPTURE(first, outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK(tools.entries("news.db") ==
          std::vector<std::string>{"XAPIANDB", first ? "gen-000001" : "gen-000003", "lock"});
    CHECK(finds(tools, "amber") == !first);
}
