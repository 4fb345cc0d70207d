// SPDX-License-Identifier: GPL-2.0-or-later
//
// What in a database directory may be removed, and why that is proved:
//
// - A name that ends in ".unfinished" was never in force, since a generation loses that ending
//   before a stub names it, and never gets it back. Its run is dead, since we hold the lock.
// - The stub names a sound generation, and another has a lower number: numbers rise from run to
//   run, so that one was replaced.
// - The same, and the other's number is higher, but XAPIANDB.new names it, which would be XAPIANDB
//   if it had been published.
// - A generation without "iamglass" is no database to anyone; it is what our own writer leaves that
//   writes that file last. It must hold nothing but tables.
//
// Of all else nothing is proved: a stub may have been lost, edited, or taken from a backup. Then
// the run is refused as long as there is an index that the stub might have named.
#include "store/database_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <new>

#include "core/index_impl.hpp"
#include "core/small_file.hpp"
#include "glass/version_file.hpp"
#include "nutgraf/schema.hpp"
#include "store/stub.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

enum class State {
    kIndex,       // sound, as far as opening it tells
    kGone,        // there is nothing by this name
    kHollow,      // tables, but nothing that makes a database of them
    kDamaged,     // a part of it is missing, or Xapian does not read it
    kForeign,     // another program wrote it
    kUnreadable,  // the system does not let us
};

struct Generation {
    std::string name;
    State state = State::kIndex;
    std::string reason;  // unless it is an index: "is not there"
};

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::kIndex, message); }

bool is_unfinished(const std::string& name) {
    return name.ends_with(kUnfinished) &&
           is_generation(name.substr(0, name.size() - kUnfinished.size()));
}

bool is_ours(const std::string& name) {
    return is_generation(name) || is_unfinished(name) || name == schema::kStubName ||
           name == kLockName || name == kNewStubName;
}

// Whether a folder holds tables and what else is written before they are complete.
bool holds_only_tables(const fs::path& generation) {
    return std::ranges::all_of(names_in(generation), [](const std::string& name) {
        return name.ends_with(".glass") || name.starts_with("run-") || name == "flintlock";
    });
}

// What is wrong with the files of a database, as far as its version file tells.
std::string missing_table(const fs::path& generation, const std::string& version_file) {
    const auto sizes = glass::least_table_sizes(version_file);
    if (!sizes) return "its iamglass is damaged";
    for (std::size_t i = 0; i < glass::kTables; ++i) {
        if ((*sizes)[i] == 0) continue;
        const std::string name(glass::table_name(static_cast<glass::Table>(i)));
        std::error_code error;
        const auto size = fs::file_size(generation / name, error);
        if (error) return "its " + name + ": " + error.message();
        if (size < (*sizes)[i]) return "its " + name + " is cut off";
    }
    return {};
}

Generation open_generation(const fs::path& path, const std::string& name) {
    try {
        const Xapian::Database opened(path.string());
        const bool ours = !opened.get_metadata(std::string(schema::kMetadataKey)).empty();
        if (ours) return {name, State::kIndex, {}};
        return {name, State::kForeign, "was not written by nutgraf-index"};
    } catch (const Xapian::Error& error) {
        const char* system = error.get_error_string();
        if (system == nullptr) return {name, State::kDamaged, "is damaged: " + error.get_msg()};
        return {name, State::kUnreadable, "cannot be read: " + error.get_msg() + ": " + system};
    }
}

Generation inspect(const fs::path& directory, const std::string& name) {
    const fs::path path = directory / name;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return {name, State::kGone, "is not there"};
    if (error) return {name, State::kUnreadable, "cannot be read: " + error.message()};
    if (!fs::is_directory(status)) return {name, State::kForeign, "is not a folder"};
    const SmallFile version = read_small_file(path / glass::kVersionFileName);
    if (!version.problem.empty()) {
        return {name, State::kUnreadable, "cannot be read: its iamglass " + version.problem};
    }
    if (version.missing) {
        const bool tables = holds_only_tables(path);
        return {name, tables ? State::kHollow : State::kDamaged, "is damaged: it has no iamglass"};
    }
    const std::string missing = missing_table(path, version.bytes);
    if (!missing.empty()) return {name, State::kDamaged, "is damaged: " + missing};
    return open_generation(path, name);
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(fs::symlink_status(path, error));
}

// Decides about one directory. Messages begin with its path.
class Look {
public:
    explicit Look(const fs::path& directory)
        : directory_(directory), stub_(read_stub(directory / schema::kStubName)) {
        for (const std::string& name : names_in(directory)) {
            if (is_unfinished(name)) found_.unfinished.push_back(directory / name);
            if (is_generation(name)) generations_.push_back(inspect(directory, name));
        }
    }

    DatabaseFolder decide() {
        if (stub_.missing && publish_pending()) stub_ = read_stub(directory_ / schema::kStubName);
        if (stub_.missing || !stub_.problem.empty()) {
            if (!stub_.missing || unclear()) refuse_stub();
        } else {
            take_current();
        }
        for (const Generation& one : generations_) sort_out(one);
        number();
        return std::move(found_);
    }

private:
    // The index of the highest number; it is what a stub that is lost or damaged may have named.
    const Generation* best() const {
        const Generation* best = nullptr;
        for (const Generation& one : generations_) {
            if (one.state != State::kIndex) continue;
            if (best == nullptr || number_of(*best) < number_of(one)) best = &one;
        }
        return best;
    }

    // What is there and neither an index nor hollow.
    const Generation* unclear() const {
        const auto it = std::ranges::find_if(
            generations_, [](const Generation& one) { return one.state != State::kHollow; });
        return it == generations_.end() ? nullptr : &*it;
    }

    // The stub of a first run that was killed is written and named otherwise, and all it names is
    // durable: nothing but the last step is missing.
    bool publish_pending() {
        const fs::path pending = directory_ / kNewStubName;
        const std::string name = read_stub(pending).generation;
        const Generation* one = name.empty() ? nullptr : find(name);
        if (one == nullptr || one->state != State::kIndex) return false;
        if (std::rename(pending.c_str(), (directory_ / schema::kStubName).c_str()) != 0) {
            throw Error(ErrorKind::kSystem,
                        "cannot publish " + directory_.string() + ": " + system_reason(errno));
        }
        found_.notices.push_back(directory_.string() +
                                 ": what an earlier run had built is published; that run was "
                                 "killed just before");
        return true;
    }

    [[noreturn]] void refuse_stub() const {
        const std::string stub = (directory_ / schema::kStubName).string();
        const std::string state = stub_.missing ? "is missing" : stub_.problem;
        const std::string problem = directory_.string() + ": its XAPIANDB " + state;
        if (const Generation* index = best()) refuse(problem + "; " + name_in_stub(*index));
        if (stub_.problem.starts_with("names ")) {
            refuse(directory_.string() + " is not a nutgraf database (its XAPIANDB " + state +
                   "); choose another with -d");
        }
        const Generation* other = unclear();
        const std::string found =
            other == nullptr ? "" : " and " + other->name + " " + other->reason;
        const std::string move = stub_.missing      ? other->name
                                 : other == nullptr ? stub
                                                    : stub + " and " + other->name;
        refuse(problem + found + "; move " + move +
               " away to begin anew, or choose another database with -d");
    }

    std::string name_in_stub(const Generation& index) const {
        const std::string stub = (directory_ / schema::kStubName).string();
        const bool there = !stub_.missing;
        return (there ? "remove that and write the line \"" : "write the line \"") +
               stub_line(index.name) + "\" to " + stub +
               " to go on with the index in it, or choose another database with -d";
    }

    void take_current() {
        const Generation current = inspect(directory_, stub_.generation);
        found_.current = current.name;
        if (current.state == State::kIndex) return;
        const std::string problem = current.name + ' ' + current.reason;
        if (current.state == State::kForeign) {
            refuse(directory_.string() + " is not a nutgraf database (" + problem +
                   "); choose another with -d");
        }
        if (current.state == State::kUnreadable) {
            refuse(directory_.string() + ": " + problem +
                   "; make it readable, or choose another database with -d");
        }
        if (const Generation* index = best()) {
            refuse(directory_.string() + ": its XAPIANDB names " + current.name + ", which " +
                   current.reason + "; " + name_in_stub(*index));
        }
        found_.damage = problem;
    }

    void sort_out(const Generation& one) {
        if (one.name == found_.current) return;
        const fs::path path = directory_ / one.name;
        const bool known = found_.damage.empty() && !found_.current.empty();
        const bool lower = known && number_of(one) < generation_number(found_.current);
        const bool pending = known && read_stub(directory_ / kNewStubName).generation == one.name;
        const bool ours = one.state == State::kIndex || one.state == State::kDamaged;
        const bool proved = one.state == State::kHollow || (ours && (lower || pending));
        if (proved && is_folder(path)) return found_.replaced.push_back(path);
        found_.notices.push_back(directory_.string() + ": " + one.name +
                                 " is left alone, since it is not known what it is; remove it if "
                                 "you do not need it");
    }

    // What the stub names counts even if it is gone, or publishing would remove its namesake.
    void number() {
        const auto count = [&](const std::string& name) {
            found_.next = std::max(found_.next, generation_number(name) + 1);
        };
        if (!found_.current.empty()) count(found_.current);
        for (const Generation& one : generations_) count(one.name);
        if (is_generation(generation_name(found_.next))) return;
        refuse(directory_.string() + ": there is no number higher than " +
               generation_name(found_.next - 1) + "; move that away");
    }

    const Generation* find(const std::string& name) const {
        const auto it = std::ranges::find(generations_, name, &Generation::name);
        return it == generations_.end() ? nullptr : &*it;
    }

    static unsigned long number_of(const Generation& one) { return generation_number(one.name); }

    fs::path directory_;
    Stub stub_;
    std::vector<Generation> generations_;
    DatabaseFolder found_;
};

}  // namespace

std::vector<std::string> names_in(const fs::path& directory) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
        names.push_back(it->path().filename().string());
    }
    if (error) {
        throw Error(ErrorKind::kSystem,
                    "cannot read " + directory.string() + ": " + error.message());
    }
    std::ranges::sort(names);
    return names;
}

void remove_quietly(const fs::path& path) noexcept {
    try {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    } catch (const std::bad_alloc&) {
    }
}

DatabaseFolder look_into(const fs::path& directory) { return Look(directory).decide(); }

void refuse_foreign(const fs::path& directory) {
    const std::vector<std::string> names = names_in(directory);
    const auto stranger = std::ranges::find_if(
        names, [](const std::string& name) { return !is_ours(name) && !name.starts_with('.'); });
    const bool stub = std::ranges::find(names, schema::kStubName) != names.end();
    if (stranger == names.end() || stub) return;
    for (const std::string& name : names) {
        if (is_generation(name) && inspect(directory, name).state == State::kIndex) return;
    }
    refuse(directory.string() + " is not a nutgraf database (it holds " + *stranger +
           "); choose another with -d");
}

}  // namespace nutgraf
