// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "nutgraf/article_counts.hpp"
#include "nutgraf/extract.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// What an index holds besides what every index holds, and how.
struct IndexFormat {
    /// Positions of words. Without them the index is half the size, and a phrase finds its words
    /// anywhere in a passage.
    bool positions = true;
    /// The terms of each document. Without them the index cannot be changed, only built anew.
    bool termlists = true;
    /// Compress as well as Xapian does, rather than fast. Applies to WriterChoice::kBulk; the API
    /// always compresses.
    bool small = false;
};

/// What writes the database.
enum class WriterChoice {
    kAuto,  ///< kBulk for a new index, if it is known to write what the linked Xapian reads
    kApi,   ///< Xapian's public interface, document by document
    kBulk   ///< all tables at once, many times as fast; only for a new index
};

/// How to build an index.
struct BuildOptions {
    /// Language of the stemmer, by name or code, or "none". Empty: that of the index that is added
    /// to, or "auto" for one that is new or built anew.
    std::string language;
    /// Leave out what an existing index holds. Otherwise its articles stay, and those that come
    /// again are replaced.
    bool rebuild = false;
    ExtractOptions extract;   ///< how articles are made of drafts
    PassageOptions passages;  ///< sizes to aim at
    bool find_copies = true;  ///< find passages copied from earlier articles (Passage::original)
    /// Mark lines as debris that earlier articles of the same source have as well.
    bool find_recurring = true;
    IndexFormat format;
    WriterChoice writer = WriterChoice::kAuto;
    unsigned jobs = 0;  ///< threads; 0: one for each processor
    std::size_t memory =
        0;                ///< bytes not to be exceeded; 0: default_memory(); at least kLeastMemory
    bool verify = false;  ///< check the database with Xapian before it is published
};

/// The least that BuildOptions::memory may be.
inline constexpr std::size_t kLeastMemory = std::size_t{256} << 20;

/// Returns a quarter of the machine's memory, or of what the process's control group or address
/// space is limited to, and at least kLeastMemory.
std::size_t default_memory();

/// How far a build has come.
struct BuildProgress {
    std::uint64_t articles = 0;
    std::uint64_t passages = 0;
    std::uint64_t skipped = 0;
    PassedCounts passed_over;
    std::uint64_t bytes = 0;        ///< read from the sources
    std::uint64_t bytes_total = 0;  ///< 0 when not known
};

/// An article and its passages. Without passages it only takes the place of what the database has
/// under its id.
struct DividedArticle {
    Article article;
    std::vector<Passage> passages;
    bool again = false;  ///< an article of the same run has the id, and is to be replaced
};

/// Told of what happens during a build, in order of the source. Calls come one at a time, but not
/// always from the same thread.
class BuildObserver {
public:
    virtual ~BuildObserver() = default;

    /// An article was skipped.
    virtual void on_skipped(const SkippedArticle& skipped) = 0;

    /// Something was passed over.
    virtual void on_passed_over(const PassedOver& passed) { static_cast<void>(passed); }

    /// Something that the user should know of: for example that the faster writer is not used.
    virtual void on_notice(const std::string& notice) { static_cast<void>(notice); }

    /// Called for each article read, before it is added, several times a second while waiting for
    /// a stream and while the index is completed, and at the end; returns whether to go on.
    virtual bool on_progress(const BuildProgress& progress) = 0;
};

/// What a build did.
struct BuildReport {
    BuildProgress done;
    ArticleCounts counts;              ///< what the articles of `done` are made of
    std::uint64_t total_articles = 0;  ///< in the index afterwards
    std::uint64_t total_passages = 0;
};

/// Indexes all articles of a source into the database directory `path`, new or existing, and
/// publishes the result in one step: readers see the index as it was before, or all of the new one.
/// On any failure the database stays as it was, and nothing is left behind.
///
/// Of several articles with the same id in one source the last counts, as it would if each came in
/// a run of its own; the others count as passed over. Only an index without termlists keeps the
/// first, and reports the others as skipped. An article that comes again without text and title
/// leaves the index.
///
/// Throws Error: kUsage for sizes of passages that make no sense, for an unknown language, or a
/// language or format that differs from the existing index's, for one without termlists, and for
/// kBulk if there is one; kInput if no article could be read; kSystem if with `rebuild` a source
/// failed to be read that an existing index may have more of; kInterrupted if the observer ended
/// the run; kIndex if `path` holds something else; kSystem if writing failed, if another run is
/// writing, if there are more articles than memory to tell them apart, or if `verify` found fault.
BuildReport build_index(const std::string& path, ArticleSource& source, const BuildOptions& options,
                        BuildObserver& observer);

/// Does with the articles of a source what build_index() does, but writes nothing: `take` gets each
/// article with its passages, in order of the source and one at a time, but not always from the
/// same thread. Fields that are too uncertain to be indexed are still there. What `take` throws
/// ends the run.
///
/// Throws what `take` throws, and Error: kUsage for sizes of passages that make no sense; kInput if
/// no article could be read; kInterrupted if the observer ended the run; kSystem if there are more
/// articles than memory to tell them apart.
BuildReport read_articles(ArticleSource& source, const BuildOptions& options,
                          BuildObserver& observer,
                          const std::function<void(const DividedArticle&)>& take);

}  // namespace nutgraf
