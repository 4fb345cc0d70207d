// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files of a bulk-written index are the same, byte for byte, whatever the number of threads and
// the memory they have. That they are right is tested in same_database_test.cpp.
#include "store/bulk_writer.hpp"

#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "build/pipeline.hpp"
#include "nutgraf/error.hpp"
#include "store/collections.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/dump.hpp"
#include "support/temp_dir.hpp"

namespace {

constexpr std::size_t kPlenty = std::size_t{64} << 20;
namespace fs = std::filesystem;
using nutgraf::Collection;
using Files = std::map<std::string, std::string>;

// Files of a database by name, the UUID blanked out.
Files files_of(const fs::path& database) {
    Files files;
    for (const auto& entry : fs::directory_iterator(database)) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::string& bytes = files[entry.path().filename().string()];
        bytes.assign(std::istreambuf_iterator<char>(in), {});
        if (entry.path().filename() == "iamglass") bytes.replace(16, 16, 16, '?');
    }
    return files;
}

// Names of files that are not in both or differ.
std::string differing(const Files& a, const Files& b) {
    std::string names;
    for (const auto& [name, bytes] : a) {
        if (!b.contains(name) || b.at(name) != bytes) names += name + ' ';
    }
    for (const auto& [name, bytes] : b) {
        if (!a.contains(name)) names += name + ' ';
    }
    return names;
}

Files built(const Collection& collection, unsigned jobs) {
    const TempDir dir;
    nutgraf::BuildOptions options = collection.options;
    options.jobs = jobs;
    options.writer = nutgraf::WriterChoice::kBulk;
    nutgraf::CollectionSource source(collection);
    Recorder observer;
    nutgraf::build_index(dir / "db", source, options, observer);
    return files_of(dir.path() / "db" / "gen-000001");
}

// Through a writer of our own, to which no memory is too little.
Files written(const Collection& collection, unsigned workers, std::size_t memory) {
    const TempDir dir;
    {
        const std::string& language = collection.options.language;
        nutgraf::BulkWriter sink(dir.path() / "db",
                                 language.empty() ? std::string(nutgraf::kAutoLanguage) : language,
                                 collection.options.format, workers, memory);
        nutgraf::CollectionSource source(collection);
        Recorder observer;
        nutgraf::Pipeline pipeline(source, {}, collection.options.passages, observer, {},
                                   {.ids = SIZE_MAX, .copies = kPlenty, .recurring = kPlenty});
        pipeline.run(sink, workers);
        sink.commit([&] { pipeline.report(); });
    }
    return files_of(dir.path() / "db");
}

// Articles whose id came before are left out: Xapian removes these, and leaves in blocks what was
// there. What databases then hold is compared in same_database_test.cpp.
void check_same(const Collection& given, const std::vector<unsigned>& numbers = {2, 3, 5}) {
    const Collection collection = nutgraf::distinct(given);
    CAPTURE(collection.name);
    const Files expected = built(collection, 1);
    CHECK(expected.size() == 5);
    for (const unsigned workers : numbers) {
        CAPTURE(workers);
        CHECK(differing(expected, built(collection, workers)) == "");
        CHECK(differing(expected, written(collection, workers, 0)) == "");
        CHECK(differing(expected, written(collection, workers, 3 << 20)) == "");
    }
}

}  // namespace

TEST_CASE("files do not depend on the number of threads for the sample corpus", "[bulk]") {
    check_same(nutgraf::collection_of(NUTGRAF_CORPUS));
}

TEST_CASE("files do not depend on the number of threads for many articles", "[bulk]") {
    check_same(nutgraf::many_articles(600));
}

TEST_CASE("files do not depend on the number of threads at the limits of the format", "[bulk]") {
    for (const Collection& collection : nutgraf::edge_collections()) check_same(collection, {3});
}

TEST_CASE("files do not depend on the number of threads for random articles", "[bulk]") {
    CHECK(rc::check("for any articles", [] {
        auto collection = nutgraf::distinct(*nutgraf::any_collection());
        collection.options.format.small = *rc::gen::arbitrary<bool>();
        const Files expected = written(collection, 1, 1 << 30);
        const unsigned workers = *rc::gen::element(2U, 3U, 5U);
        RC_ASSERT(differing(expected, written(collection, workers, 1 << 30)) == "");
        RC_ASSERT(differing(expected, written(collection, workers, 0)) == "");
    }));
}

TEST_CASE("a bulk build ends with what the check throws", "[bulk]") {
    for (const unsigned workers : {1U, 3U}) {
        const TempDir dir;
        nutgraf::BulkWriter sink(dir.path() / "db", "english", {}, workers, 1 << 30);
        const Collection collection = nutgraf::many_articles(100);
        nutgraf::CollectionSource source(collection);
        Recorder observer;
        nutgraf::Pipeline pipeline(source, {}, {}, observer, {},
                                   {.ids = SIZE_MAX, .copies = kPlenty, .recurring = kPlenty});
        pipeline.run(sink, workers);
        CHECK_THROWS_WITH(sink.commit([] { throw std::runtime_error("enough"); }), "enough");
        CHECK_FALSE(fs::exists(dir / "db/iamglass"));
    }
}

TEST_CASE("a bulk writer needs a place of its own", "[bulk]") {
    const TempDir dir;
    CHECK_THROWS_AS(nutgraf::BulkWriter(dir.path() / "none" / "db", "english", {}, 1, 0),
                    nutgraf::Error);
}

TEST_CASE("an index is no larger where articles of two languages alternate", "[bulk]") {
    Rows rows;
    for (int i = 0; i < 400; ++i) {
        std::string text = "Article " + std::to_string(i) + ":";
        for (int word = 0; word < 80; ++word)
            text += " word" + std::to_string((7 * i + word) % 500);
        rows.push_back({"id" + std::to_string(1000 + i), "", text, "", i % 2 == 0 ? "en" : "de"});
    }
    const auto bytes = [](const Rows& some) {
        const TempDir dir;
        index_rows(dir / "db", some);
        std::uintmax_t sum = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(dir.path())) {
            if (file.is_regular_file()) sum += file.file_size();
        }
        return sum;
    };
    Rows sorted = rows;
    std::ranges::stable_sort(sorted, {}, &Row::language);
    CHECK(bytes(rows) <= bytes(sorted) + (64 << 10));
}
