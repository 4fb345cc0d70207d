// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "core/index_impl.hpp"
#include "nutgraf/analyzer.hpp"
#include "nutgraf/index_builder.hpp"
#include "store/index_sink.hpp"

namespace nutgraf {

/// Throws the Error of writing_with_xapian().
[[noreturn]] void fail_to_write(const std::filesystem::path& path, const Xapian::Error& error);

/// Runs `work`, turning what Xapian throws while it writes the database `path` into an Error
/// (kSystem) that names it. That the disk is full shows in the file system where Xapian has
/// forgotten it.
template <typename Work>
auto writing_with_xapian(const std::filesystem::path& path, Work&& work) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        fail_to_write(path, error);
    }
}

/// Writes a database through Xapian's public API. The reference for any other writer, and the one
/// that changes an existing database.
class ApiWriter : public IndexSink {
public:
    /// Starts a new database at `path`, which must not exist, or goes on with the one that is
    /// there: then each article that comes replaces the one of the same id. `language` is a
    /// Snowball name; for an existing database it must be the one it was built with. Of `format`,
    /// `small` has no effect.
    ApiWriter(const std::filesystem::path& path, const std::string& language,
              const IndexFormat& format = {});

    /// Adds one passage of an article that has `of` passages. Passages of one article come in
    /// order.
    void add(const Article& article, const Passage& passage, std::size_t of);

    bool replaces() const noexcept override { return format_.termlists; }
    bool has(const std::string& id) const override;

    /// Adds the batch: Xapian takes documents one by one.
    std::uint32_t accept(const std::vector<DividedArticle>& articles) override;
    void add(unsigned, std::uint64_t, std::uint32_t, const std::vector<DividedArticle>&) override {}
    void cancel() noexcept override {}
    IndexTotals commit(const std::function<void()>& check) override;
    IndexTotals commit() {
        return commit([] {});
    }

private:
    void remove(const DividedArticle& one);

    std::filesystem::path path_;
    Xapian::WritableDatabase database_;
    Analyzer analyzer_;
    IndexFormat format_;
    IndexState state_;
    bool updating_ = false;
    std::uint64_t replaced_ = 0;  // passages of this run
};

}  // namespace nutgraf
