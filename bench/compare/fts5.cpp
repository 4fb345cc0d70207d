// SPDX-License-Identifier: GPL-2.0-or-later
//
// SQLite's FTS5, set up for a bulk load as someone would who knows it well: no journal, one
// transaction, one prepared statement, a large page cache, and an FTS5 hash table large enough that
// its merging does not set in before a few dozen megabytes. The text stands in a column of its own,
// so the document data goes without it and is not stored twice.
#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "compare/runner.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf::bench {
namespace {

constexpr const char* kSettings =
    "PRAGMA page_size = 4096;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = NORMAL;"  // without a journal: one sync, at the commit
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -262144;"  // KiB
    "CREATE VIRTUAL TABLE passages USING fts5("
    "id UNINDEXED, title, text, data UNINDEXED, tokenize = 'porter unicode61');"
    "INSERT INTO passages(passages, rank) VALUES('hashsize', 67108864);"  // bytes
    "BEGIN";

constexpr const char* kInsert = "INSERT INTO passages(id, title, text, data) VALUES(?, ?, ?, ?)";

// What SQLite allocates, it also frees through a function of its own.
struct Close {
    void operator()(sqlite3* database) const { ::sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { ::sqlite3_finalize(statement); }
};

class Fts5Writer {
public:
    explicit Fts5Writer(const std::filesystem::path& file) {
        sqlite3* opened = nullptr;
        const int result = ::sqlite3_open(file.c_str(), &opened);
        database_.reset(opened);
        require(result == SQLITE_OK);
        execute(kSettings);
        sqlite3_stmt* prepared = nullptr;
        require(::sqlite3_prepare_v2(opened, kInsert, -1, &prepared, nullptr) == SQLITE_OK);
        insert_.reset(prepared);
    }

    // All four must outlive the call only.
    void add(std::string_view id, std::string_view title, std::string_view text,
             std::string_view data) {
        int column = 0;
        for (const std::string_view value : {id, title, text, data}) {
            require(::sqlite3_bind_text64(insert_.get(), ++column, value.data(), value.size(),
                                          SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
        }
        require(::sqlite3_step(insert_.get()) == SQLITE_DONE);
        require(::sqlite3_reset(insert_.get()) == SQLITE_OK);
    }

    void commit() {
        insert_.reset();
        execute("COMMIT");
        database_.reset();
    }

private:
    void execute(const char* statements) {
        require(::sqlite3_exec(database_.get(), statements, nullptr, nullptr, nullptr) ==
                SQLITE_OK);
    }

    void require(bool good) {
        if (!good) throw std::runtime_error(::sqlite3_errmsg(database_.get()));
    }

    std::unique_ptr<sqlite3, Close> database_;
    std::unique_ptr<sqlite3_stmt, Close> insert_;
};

}  // namespace

Cost run_fts5(const Input& input, const std::filesystem::path& index) {
    LoadedInput loaded;
    load_input(input.records, loaded);
    std::vector<std::string> ids;
    for (const PassageRef& one : loaded.passages) {
        ids.push_back(schema::passage_id(one.article->id, one.passage.ordinal));
    }
    for (std::string& data : loaded.data) data = data_without_text(data);
    std::filesystem::create_directory(index);
    return timed([&] {
        Fts5Writer writer(index / "passages.db");
        std::string space;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto& [article, passage, of] = loaded.passages[i];
            const std::string_view text = text_of(*article, passage, space);
            writer.add(ids[i], article->title.value, text, loaded.data[i]);
        }
        writer.commit();
    });
}

}  // namespace nutgraf::bench
