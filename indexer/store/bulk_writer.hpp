// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "glass/buffer_pool.hpp"
#include "glass/disk_writer.hpp"
#include "glass/version_file.hpp"
#include "nutgraf/index_builder.hpp"
#include "nutgraf/stemmer.hpp"
#include "store/batch_indexer.hpp"
#include "store/index_sink.hpp"
#include "store/run.hpp"
#include "store/segment_queue.hpp"
#include "store/vocabulary.hpp"

namespace nutgraf {

/// Writes a new database without Xapian: postings are gathered in memory, in files if they become
/// too many, and merged into tables in Xapian's format. What it holds is the same as what
/// ApiWriter writes from the same articles.
class BulkWriter : public IndexSink {
public:
    /// Starts a database at `path`, which must not exist, for `workers` threads. `language` is a
    /// Snowball name. Postings that wait to be merged take at most `memory` bytes, or what comes
    /// of one batch for each worker if that is more.
    BulkWriter(const std::filesystem::path& path, const std::string& language,
               const IndexFormat& format, unsigned workers, std::size_t memory);
    ~BulkWriter() override;

    /// An article is replaced once all tables are written, through Xapian, which needs term lists.
    bool replaces() const noexcept override { return format_.termlists; }
    bool has(const std::string&) const override { return false; }
    std::uint32_t accept(const std::vector<DividedArticle>& articles) override;
    void add(unsigned worker, std::uint64_t batch, std::uint32_t first_docid,
             const std::vector<DividedArticle>& articles) override;
    void cancel() noexcept override;
    IndexTotals commit(const std::function<void()>& check) override;

private:
    struct Worker;
    struct Merging;

    void append(std::uint64_t batch, DocumentBlocks blocks);
    void finish_piece(Worker& worker);
    void spill(Worker& worker);
    void keep(std::unique_ptr<SpilledRun> run);
    std::filesystem::path next_run_path();
    std::vector<TermRange> partition() const;
    void merge(Merging& merging);
    void merge_range(Merging& merging, std::size_t part);
    void in_parallel(const std::function<void(unsigned)>& work);
    std::uint64_t remove_replaced(const std::function<void()>& check) const;
    void write_version_file(const std::array<glass::TableRoot, glass::kTables>& roots) const;

    std::filesystem::path path_;
    std::string language_;
    IndexFormat format_;
    std::size_t run_memory_;  // of one worker
    glass::BufferPool pool_;
    glass::DiskWriter writer_{pool_};
    std::vector<std::unique_ptr<Worker>> workers_;
    std::unique_ptr<SegmentQueue> data_;
    std::unique_ptr<SegmentQueue> termlists_;
    std::unique_ptr<SegmentQueue> postlist_;
    std::unique_ptr<SegmentQueue> position_;
    std::uint64_t articles_ = 0;
    std::uint32_t last_docid_ = 0;
    // By id: documents before this docid are of articles that a later one replaces.
    std::map<std::string, std::uint32_t> replaced_;

    std::mutex mutex_;  // of what follows
    DocumentStatistics statistics_;
    // By how often their postings were merged: [0] came from memory.
    std::vector<std::vector<std::unique_ptr<SpilledRun>>> spilled_;
    unsigned spills_ = 0;
};

}  // namespace nutgraf
