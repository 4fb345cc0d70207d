// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/analyzer.hpp"
#include "nutgraf/hit.hpp"

namespace nutgraf {

/// What an index says of itself.
struct IndexInfo {
    std::string path;
    std::string language;                ///< of the stemmer, a Snowball name, "none" or "auto"
    std::vector<std::string> languages;  ///< recorded of articles, that of most passages first
    std::string fingerprint;             ///< of the analyzer that wrote it
    std::string generator;               ///< the program that wrote it
    std::uint64_t articles = 0;
    std::uint64_t passages = 0;
    double mean_length = 0;  ///< mean passage length in terms, stems counted
};

/// An opened, checked index: the only door to search. Cheap to copy; copies share the database.
///
/// Thread-safe, copies and whatever keeps one included (TopicParser, Searcher): calls that use the
/// database take turns, since Xapian's databases know nothing of threads. To search on several
/// threads at the same time, open() an index on each.
class Index {
public:
    /// Opens a database that nutgraf-index wrote, for reading. It shows the state published when it
    /// was opened, whatever is published later.
    ///
    /// Throws Error (kIndex), saying what to do, if there is no database, if another program wrote
    /// it, or if its format or its analyzer differ from this library's.
    static Index open(const std::string& path);

    /// What it says of itself, as of when it was opened.
    const IndexInfo& info() const noexcept;

    /// Returns an analyzer that makes of a text the terms that the index has.
    Analyzer make_analyzer() const;

    /// Whether there is an article of this id. This and the following throw Error (kIndex) if the
    /// database cannot be read.
    bool has_article(const std::string& article_id) const;

    /// Returns a passage by id, or nothing.
    std::optional<PassageInfo> passage(const std::string& passage_id) const;

    /// Returns all passages of an article in order; empty if there is no such article.
    std::vector<PassageInfo> passages_of(const std::string& article_id) const;

    /// Returns (id, path) of every article, ordered by id. Reads one document an article.
    std::vector<std::pair<std::string, std::string>> articles() const;

    /// Implementation: the opened database.
    struct Impl;
    const Impl& impl() const noexcept { return *impl_; }

private:
    explicit Index(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

}  // namespace nutgraf
