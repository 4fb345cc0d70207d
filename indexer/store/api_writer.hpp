// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "index_impl.hpp"
#include "nutgraf/analyzer.hpp"
#include "nutgraf/index_builder.hpp"
#include "store/index_sink.hpp"

namespace nutgraf {

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

    bool replaces() const noexcept override { return true; }
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

    Xapian::WritableDatabase database_;
    Analyzer analyzer_;
    IndexFormat format_;
    IndexState state_;
    bool updating_ = false;
    std::uint64_t replaced_ = 0;  // passages of this run
};

}  // namespace nutgraf
