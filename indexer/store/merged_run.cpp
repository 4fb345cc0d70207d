// SPDX-License-Identifier: GPL-2.0-or-later
//
// A heap of cursors brings the runs together term by term. Within a term nothing has to be merged
// posting by posting: the documents of a block are consecutive, so whole blocks are taken in order
// of their first docids.
#include "store/merged_run.hpp"

#include <algorithm>
#include <utility>

#include "store/postings.hpp"

namespace nutgraf {
namespace {

// For a heap with the least term on top.
bool greater(const std::unique_ptr<RunCursor>& a, const std::unique_ptr<RunCursor>& b) {
    return a->term() > b->term();
}

}  // namespace

class MergedRun::Cursor : public RunCursor {
public:
    Cursor(const std::vector<const Run*>& runs, const TermRange& range) {
        for (const Run* run : runs) current_.push_back(run->open(range));
    }

    bool next() override {
        move_on();
        if (current_.empty()) return false;
        term_ = current_.front()->term();
        frequencies_ = {};
        blocks_.clear();
        for (const auto& cursor : current_) {
            frequencies_.documents += cursor->frequencies().documents;
            frequencies_.collection += cursor->frequencies().collection;
            add_block(*cursor);
        }
        last_ = nullptr;
        return true;
    }

    const char* next_block() override {
        // Not before: a cursor's block is valid until its next one is asked for.
        if (last_ != nullptr) add_block(*std::exchange(last_, nullptr));
        if (blocks_.empty()) return nullptr;
        const auto least = std::ranges::min_element(blocks_, {}, &Next::first_docid);
        const char* block = least->block;
        last_ = least->cursor;
        *least = blocks_.back();
        blocks_.pop_back();
        return block;
    }

private:
    struct Next {
        const char* block;
        std::uint32_t first_docid;
        RunCursor* cursor;
    };

    // Moves the cursors that were at the last term on, and takes out those that are at the next.
    void move_on() {
        for (auto& cursor : current_) {
            if (!cursor->next()) continue;
            waiting_.push_back(std::move(cursor));
            std::ranges::push_heap(waiting_, greater);
        }
        current_.clear();
        while (!waiting_.empty() &&
               (current_.empty() || waiting_.front()->term() == current_.front()->term())) {
            std::ranges::pop_heap(waiting_, greater);
            current_.push_back(std::move(waiting_.back()));
            waiting_.pop_back();
        }
    }

    void add_block(RunCursor& cursor) {
        const char* block = cursor.next_block();
        if (block == nullptr) return;
        blocks_.push_back({block, PostingReader(block).first_docid(), &cursor});
    }

    std::vector<std::unique_ptr<RunCursor>> waiting_;  // a heap
    std::vector<std::unique_ptr<RunCursor>> current_;  // those at the current term
    std::vector<Next> blocks_;                         // the next of each of these
    RunCursor* last_ = nullptr;                        // that the last block came from
};

MergedRun::MergedRun(std::vector<const Run*> runs) : runs_(std::move(runs)) {
    for (const Run* run : runs_) {
        std::size_t index = 0;
        for (const std::uint32_t docid : run->batches()) batches_.push_back({docid, run, index++});
    }
    std::ranges::sort(batches_, {}, &Batch::first_docid);
}

std::unique_ptr<RunCursor> MergedRun::open(const TermRange& range) const {
    if (runs_.size() == 1) return runs_.front()->open(range);
    return std::make_unique<Cursor>(runs_, range);
}

std::vector<std::uint32_t> MergedRun::batches() const {
    std::vector<std::uint32_t> docids;
    for (const Batch& batch : batches_) docids.push_back(batch.first_docid);
    return docids;
}

DocumentListsView MergedRun::lists(std::size_t batch, glass::Buffer& space) const {
    return batches_[batch].run->lists(batches_[batch].index, space);
}

}  // namespace nutgraf
