// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "nutgraf/article_source.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// How to build an index.
struct BuildOptions {
    /// Language of the stemmer, by name or code, or "none". Empty: that of the existing index, or
    /// English for a new one.
    std::string language;
    /// Leave out what an existing index holds. Otherwise its articles stay, and those that come
    /// again are replaced.
    bool rebuild = false;
    PassageOptions passages;  ///< sizes to aim at
};

/// How far a build has come.
struct BuildProgress {
    std::uint64_t articles = 0;
    std::uint64_t passages = 0;
    std::uint64_t skipped = 0;
    std::uint64_t bytes = 0;        ///< read from the sources
    std::uint64_t bytes_total = 0;  ///< 0 when not known
};

/// Told of what happens during a build, on the thread that builds.
class BuildObserver {
public:
    virtual ~BuildObserver() = default;

    /// An article was skipped.
    virtual void on_skipped(const SkippedArticle& skipped) = 0;

    /// Called for each article read, before it is added, and at the end; returns whether to go on.
    virtual bool on_progress(const BuildProgress& progress) = 0;
};

/// What a build did.
struct BuildReport {
    BuildProgress done;
    std::uint64_t total_articles = 0;  ///< in the index afterwards
    std::uint64_t total_passages = 0;
};

/// Indexes all articles of a source into the database directory `path`, new or existing, and
/// publishes the result in one step: readers see the index as it was before, or all of the new one.
/// On any failure the database stays as it was, and nothing is left behind.
///
/// Of two articles with the same id in one source the first counts; the other is reported as
/// skipped.
///
/// Throws Error: kUsage for an unknown language, or one that differs from the existing index's;
/// kInput if no article could be read; kInterrupted if the observer ended the run; kIndex if `path`
/// holds something else; kSystem if writing failed or another run is writing.
BuildReport build_index(const std::string& path, ArticleSource& source, const BuildOptions& options,
                        BuildObserver& observer);

}  // namespace nutgraf
