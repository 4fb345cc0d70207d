// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "index_impl.hpp"
#include "nutgraf/analyzer.hpp"
#include "store/index_sink.hpp"

namespace nutgraf {

/// Writes a database through Xapian's public API. The reference for any other writer, and the one
/// that changes an existing database.
class ApiWriter : public IndexSink {
public:
    /// Starts a new database at `path`, which must not exist, or goes on with the one that is
    /// there: then each article that comes replaces the one of the same id. `language` is a
    /// Snowball name; for an existing database it must be the one it was built with.
    ApiWriter(const std::filesystem::path& path, const std::string& language);

    void add(const Article& article, const Passage& passage, std::size_t of) override;
    IndexTotals commit() override;

private:
    void begin_article(const Article& article);

    Xapian::WritableDatabase database_;
    Analyzer analyzer_;
    IndexState state_;
    bool updating_ = false;
};

}  // namespace nutgraf
