// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "glass/buffer.hpp"
#include "glass/postlist.hpp"
#include "store/posting_batch.hpp"
#include "store/vocabulary.hpp"

namespace nutgraf {

/// A range of terms by their first two bytes (a missing one counts as 0), half-open.
struct TermRange {
    std::uint32_t lower = 0;
    std::uint32_t upper = 1 << 16;

    /// The first two bytes of a term, as a range counts them.
    static std::uint32_t prefix_of(std::string_view term) noexcept;
};

/// Reads the terms of a run in order of their bytes, and the posting blocks of each in order of
/// docids. Not thread-safe, but several cursors may read one run.
class RunCursor {
public:
    virtual ~RunCursor() = default;

    /// Moves to the next term, the first at the start; returns false at the end of the range. What
    /// is left of the current term's blocks is skipped.
    virtual bool next() = 0;

    /// The current term; valid until next().
    std::string_view term() const noexcept { return term_; }
    /// Its frequencies in this run.
    const glass::TermFrequencies& frequencies() const noexcept { return frequencies_; }

    /// Returns the next block (postings.hpp) of the current term, or null if there is none; valid
    /// until the next call of this function or of next().
    virtual const char* next_block() = 0;

protected:
    std::string_view term_;
    glass::TermFrequencies frequencies_;
};

/// Lists of consecutive documents, wherever they are kept.
struct DocumentListsView {
    std::uint32_t first_docid = 0;
    std::uint32_t count = 0;
    std::string_view lengths;
    std::array<std::string_view, kValueSlots> values;
};

/// Postings of batches that need not be consecutive, with all their terms in order. Complete runs
/// may be read by several threads at once.
class Run {
public:
    virtual ~Run() = default;

    virtual std::unique_ptr<RunCursor> open(const TermRange& range) const = 0;

    /// The first docid of each batch, ascending.
    virtual std::vector<std::uint32_t> batches() const = 0;

    /// Returns the lists of a batch, by its index in batches(); `space` may be used to hold them.
    virtual DocumentListsView lists(std::size_t batch, glass::Buffer& space) const = 0;
};

/// A run in memory, growing batch by batch.
class MemoryRun : public Run {
public:
    /// The vocabulary numbers the terms of the batches, and must outlive the run.
    explicit MemoryRun(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void add(PostingBatch batch);
    bool empty() const noexcept { return batches_.empty(); }

    /// Bytes of memory, with those that sort() will take.
    std::size_t memory() const noexcept;

    /// Completes the run: brings the blocks into the order of their terms.
    void sort();

    /// Forgets everything, the vocabulary's terms excepted.
    void clear();

    std::unique_ptr<RunCursor> open(const TermRange& range) const override;
    std::vector<std::uint32_t> batches() const override;
    DocumentListsView lists(std::size_t batch, glass::Buffer& space) const override;

private:
    class Cursor;

    Vocabulary& vocabulary_;
    std::vector<PostingBatch> batches_;
    std::size_t memory_ = 0;
    std::size_t blocks_count_ = 0;
    std::vector<const char*> blocks_;  // of all terms, in order of their ranks
    std::vector<std::size_t> starts_;  // of each rank's blocks, and the end of the last
};

/// A run in a file, which is removed with it.
class SpilledRun : public Run {
public:
    /// Writes a complete run to a file, which must not exist. Throws Error (kSystem).
    SpilledRun(const std::filesystem::path& path, const Run& run);
    ~SpilledRun() override;
    SpilledRun(const SpilledRun&) = delete;
    SpilledRun& operator=(const SpilledRun&) = delete;

    std::unique_ptr<RunCursor> open(const TermRange& range) const override;
    std::vector<std::uint32_t> batches() const override;
    DocumentListsView lists(std::size_t batch, glass::Buffer& space) const override;

private:
    class Cursor;
    class Writer;

    // Where the terms from a prefix on begin.
    struct Landmark {
        std::uint32_t prefix;
        std::uint64_t offset;
    };
    struct StoredLists {
        std::uint32_t first_docid;
        std::uint32_t count;
        std::uint64_t offset;
        std::array<std::uint32_t, 1 + kValueSlots> sizes;
    };

    std::filesystem::path path_;
    int file_ = -1;
    std::uint64_t terms_end_ = 0;
    std::vector<Landmark> landmarks_;
    std::vector<StoredLists> lists_;
};

}  // namespace nutgraf
