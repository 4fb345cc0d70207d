// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each thread indexes whole batches and keeps their postings in a run of its own. What is keyed by
// docid goes to its table at once. In the end, or when a run has used up its memory, it is sorted;
// then all runs are merged, range of terms by range, again by all threads. Docids are given out in
// order of the source and tables are laid down in order of their keys, so the files are the same,
// byte for byte, whatever the number of threads.
#include "store/bulk_writer.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "core/index_impl.hpp"
#include "core/small_file.hpp"
#include "glass/limit_error.hpp"
#include "glass/output_file.hpp"
#include "nutgraf/analyzer.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/version.hpp"
#include "store/api_writer.hpp"
#include "store/merged_run.hpp"
#include "store/merger.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = 5 << 19;  // of document data; a large batch is divided
constexpr std::size_t kRangeBytes = 4 << 20;  // of posting blocks in one range of the merge
constexpr std::size_t kVocabularyShare = 3;   // of a run's memory, one in so many
constexpr std::size_t kMostRuns = 32;         // of one age
constexpr std::size_t kPrefixes = std::size_t{1} << 16;

fs::path table_path(const fs::path& database, glass::Table table) {
    return database / glass::table_name(table);
}

}  // namespace

// A thread's own things.
struct BulkWriter::Worker {
    Worker(const std::string& language, const IndexFormat& format, glass::BufferPool& pool)
        : stemmers(language),
          vocabulary(stemmers),
          indexer(vocabulary, format, pool),
          run(vocabulary) {}

    StemmerSet stemmers;
    Vocabulary vocabulary;
    BatchIndexer indexer;
    MemoryRun run;
    std::vector<std::uint64_t> weights = std::vector<std::uint64_t>(kPrefixes);  // bytes of blocks
};

// What the threads that merge share.
struct BulkWriter::Merging {
    MergedRun run;
    std::vector<TermRange> ranges;
    std::string metadata;
    const std::function<void()>& check;
    std::mutex check_mutex;
    std::atomic<std::size_t> next = 0;

    void look() {
        const std::lock_guard lock(check_mutex);
        check();
    }
};

BulkWriter::BulkWriter(const fs::path& path, const std::string& language, const IndexFormat& format,
                       unsigned workers, std::size_t memory)
    : path_(path), language_(language), format_(format), run_memory_(memory / workers) {
    std::error_code error;
    fs::create_directory(path, error);
    if (error) {
        throw Error(ErrorKind::kSystem,
                    "cannot create " + path.string() + ": " + system_reason(error.value()));
    }
    for (unsigned i = 0; i < workers; ++i) {
        workers_.push_back(std::make_unique<Worker>(language, format, pool_));
    }
    const auto open = [&](glass::Table table) {
        return std::make_unique<SegmentQueue>(table_path(path, table), writer_);
    };
    data_ = open(glass::Table::kDocdata);
    if (format.termlists) termlists_ = open(glass::Table::kTermlist);
    postlist_ = open(glass::Table::kPostlist);
    if (format.positions) position_ = open(glass::Table::kPosition);
}

BulkWriter::~BulkWriter() = default;

std::uint32_t BulkWriter::accept(const std::vector<DividedArticle>& articles) {
    std::uint64_t last = last_docid_;
    for (const DividedArticle& one : articles) last += one.passages.size();
    if (last > std::numeric_limits<std::uint32_t>::max()) {
        throw glass::LimitError(
            "these are more than 4,294,967,295 passages, the most that a Xapian database can hold; "
            "divide them between two indexes");
    }
    const std::uint32_t first = last_docid_ + 1;
    for (const DividedArticle& one : articles) {
        if (one.again) replaced_[one.article.id] = last_docid_ + 1;
        articles_ += one.passages.empty() ? 0 : 1;
        articles_ -= one.again ? 1 : 0;
        last_docid_ += static_cast<std::uint32_t>(one.passages.size());
    }
    return first;
}

void BulkWriter::add(unsigned number, std::uint64_t batch, std::uint32_t first_docid,
                     const std::vector<DividedArticle>& articles) {
    Worker& worker = *workers_[number];
    std::optional<std::size_t> stemmer;
    worker.indexer.start(first_docid);
    for (const auto& [article, passages, again] : articles) {
        if (passages.empty()) continue;
        // What is inverted at once has the same stems for the same words.
        const std::size_t its = worker.stemmers.number_of(article.language.value);
        if (its != stemmer) finish_piece(worker);
        worker.vocabulary.use(*(stemmer = its));
        for (const Passage& passage : passages) {
            worker.indexer.add(article, passage, passages.size());
            // Not the text decides: a long title is data of every passage.
            if (worker.indexer.size() < kPieceBytes) continue;
            finish_piece(worker);
            append(batch, worker.indexer.take_blocks(false));
        }
    }
    finish_piece(worker);
    if (stemmer) append(batch, worker.indexer.take_blocks(true));  // else there was nothing
    data_->finish(batch);
    if (termlists_) termlists_->finish(batch);
}

void BulkWriter::append(std::uint64_t batch, DocumentBlocks blocks) {
    data_->append(batch, std::move(blocks.data));
    if (termlists_) termlists_->append(batch, std::move(blocks.termlists));
}

// A piece has documents of one language, and no more than there is room for.
void BulkWriter::finish_piece(Worker& worker) {
    if (worker.indexer.documents() == 0) return;
    IndexedPiece piece = worker.indexer.finish_piece();
    {
        const std::lock_guard lock(mutex_);
        statistics_.add(piece.statistics);
    }
    std::uint32_t begin = 0;
    for (std::uint32_t rank = 0; rank < piece.postings.ends.size(); ++rank) {
        const std::uint32_t end = piece.postings.ends[rank];
        worker.weights[TermRange::prefix_of(worker.indexer.term(rank))] +=
            end - std::exchange(begin, end);
    }
    worker.run.add(std::move(piece.postings));
    if (worker.run.memory() + worker.vocabulary.memory() > run_memory_) spill(worker);
}

void BulkWriter::spill(Worker& worker) {
    worker.run.sort();
    auto spilled = std::make_unique<SpilledRun>(next_run_path(), worker.run);
    worker.run.clear();
    // The words will be needed again, unless there are too many of them.
    if (worker.vocabulary.memory() > run_memory_ / kVocabularyShare) worker.vocabulary.clear();
    keep(std::move(spilled));
}

// So many runs of the same age become one, lest there be more than can be open at once.
void BulkWriter::keep(std::unique_ptr<SpilledRun> run) {
    for (std::size_t age = 0;; ++age) {
        std::vector<std::unique_ptr<SpilledRun>> full;
        {
            const std::lock_guard lock(mutex_);
            if (age == spilled_.size()) spilled_.emplace_back();
            spilled_[age].push_back(std::move(run));
            if (spilled_[age].size() < kMostRuns) return;
            full.swap(spilled_[age]);
        }
        std::vector<const Run*> parts;
        parts.reserve(full.size());
        for (const auto& one : full) parts.push_back(one.get());
        run = std::make_unique<SpilledRun>(next_run_path(), MergedRun(parts));
    }
}

fs::path BulkWriter::next_run_path() {
    const std::lock_guard lock(mutex_);
    return path_ / ("run-" + std::to_string(++spills_));
}

void BulkWriter::cancel() noexcept {
    for (SegmentQueue* queue : {data_.get(), termlists_.get(), postlist_.get(), position_.get()}) {
        if (queue != nullptr) queue->cancel();
    }
}

IndexTotals BulkWriter::commit(const std::function<void()>& check) {
    in_parallel([&](unsigned worker) {
        if (!workers_[worker]->run.empty()) workers_[worker]->run.sort();
    });
    std::vector<const Run*> runs;
    for (const auto& same_age : spilled_) {
        for (const auto& run : same_age) runs.push_back(run.get());
    }
    for (const auto& worker : workers_) {
        if (!worker->run.empty()) runs.push_back(&worker->run);
    }
    const std::string metadata = write_state({.format = schema::kFormat,
                                              .language = language_,
                                              .fingerprint = Analyzer({language_}).fingerprint(),
                                              .generator = std::string("nutgraf ") + version(),
                                              .articles = articles_,
                                              .positions = format_.positions});
    Merging merging{.run = MergedRun(runs),
                    .ranges = partition(),
                    .metadata = metadata,
                    .check = check,
                    .check_mutex = {},
                    .next = 0};
    in_parallel([&](unsigned) { merge(merging); });
    std::array<glass::TableRoot, glass::kTables> roots{};
    const auto close = [&](glass::Table table, const std::unique_ptr<SegmentQueue>& queue) {
        if (queue) roots[static_cast<std::size_t>(table)] = queue->close();
    };
    close(glass::Table::kPostlist, postlist_);
    close(glass::Table::kDocdata, data_);
    close(glass::Table::kTermlist, termlists_);
    close(glass::Table::kPosition, position_);
    spilled_.clear();
    write_version_file(roots);
    const std::uint64_t replaced = remove_replaced(check);
    return {articles_, last_docid_ - replaced, replaced};
}

// Removes what later articles replace; returns how many documents that were.
std::uint64_t BulkWriter::remove_replaced(const std::function<void()>& check) const {
    if (replaced_.empty()) return 0;
    return writing_with_xapian(path_, [&] {
        const int flags = Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;
        Xapian::WritableDatabase database(path_.string(), flags);
        const std::uint32_t all = database.get_doccount();
        for (const auto& [id, before] : replaced_) {
            check();
            const std::string term = schema::id_term(schema::kArticlePrefix, id);
            const std::vector<Xapian::docid> documents(database.postlist_begin(term),
                                                       database.postlist_end(term));
            for (const Xapian::docid document : documents) {
                if (document < before) database.delete_document(document);
            }
        }
        database.commit();
        return std::uint64_t{all - database.get_doccount()};
    });
}

// Ranges of about the same number of bytes, as far as two bytes of a term tell them apart.
std::vector<TermRange> BulkWriter::partition() const {
    std::vector<TermRange> ranges = {{}};
    std::uint64_t weight = 0;
    for (std::uint32_t prefix = 0; prefix < kPrefixes; ++prefix) {
        std::uint64_t more = 0;
        for (const auto& worker : workers_) more += worker->weights[prefix];
        if (weight > 0 && weight + more > kRangeBytes) {
            ranges.back().upper = prefix;
            ranges.push_back({.lower = prefix});
            weight = 0;
        }
        weight += more;
    }
    return ranges;
}

void BulkWriter::merge(Merging& merging) {
    for (std::size_t part = merging.next++; part < merging.ranges.size(); part = merging.next++) {
        merging.look();
        merge_range(merging, part);
    }
}

void BulkWriter::merge_range(Merging& merging, std::size_t part) {
    const auto to = [&merging, part](SegmentQueue* queue) {
        return [&merging, part, queue](glass::LeafSegment segment) {
            merging.look();
            if (queue != nullptr) queue->append(part, std::move(segment));
        };
    };
    Merger merger(merging.run, merging.ranges[part], part == 0, pool_, to(postlist_.get()),
                  to(position_.get()));
    if (part == 0) {
        merger.write_document_lists(statistics_, schema::kMetadataKey, merging.metadata);
    }
    merger.write_terms();
    postlist_->finish(part);
    if (position_) position_->finish(part);
}

// Runs work(0), work(1) ... for all workers at once, and throws what the first that failed threw.
void BulkWriter::in_parallel(const std::function<void(unsigned)>& work) {
    std::mutex mutex;
    std::exception_ptr failure;
    const auto guarded = [&](unsigned worker) {
        try {
            work(worker);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
            cancel();
        }
    };
    {
        std::vector<std::jthread> threads;
        unsigned next = 1;
        try {
            for (; next < workers_.size(); ++next) threads.emplace_back(guarded, next);
        } catch (const std::system_error&) {  // there can be no more: this one does their work
        }
        guarded(0);
        for (; next < workers_.size(); ++next) guarded(next);
    }
    if (failure) std::rethrow_exception(failure);
}

void BulkWriter::write_version_file(
    const std::array<glass::TableRoot, glass::kTables>& roots) const {
    const glass::DatabaseStatistics statistics{.documents = statistics_.documents,
                                               .last_docid = last_docid_,
                                               .least_length = statistics_.least_length,
                                               .most_length = statistics_.most_length,
                                               .most_wdf = statistics_.most_wdf,
                                               .total_length = statistics_.total_length};
    glass::OutputFile file(path_ / glass::kVersionFileName);
    file.write(glass::version_file(glass::make_uuid(), glass::kRevision, roots, statistics));
    file.close();
}

}  // namespace nutgraf
