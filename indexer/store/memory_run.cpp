// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each batch has its blocks in order of the terms already. Bringing those of all batches together
// is a counting sort over the ranks, which reads every batch from front to end.
#include <algorithm>
#include <utility>

#include "store/postings.hpp"
#include "store/run.hpp"
#include "text/prefetch.hpp"

namespace nutgraf {

std::uint32_t TermRange::prefix_of(std::string_view term) noexcept {
    const auto byte = [term](std::size_t at) -> std::uint32_t {
        return at < term.size() ? static_cast<unsigned char>(term[at]) : 0;
    };
    return byte(0) << 8 | byte(1);
}

class MemoryRun::Cursor : public RunCursor {
public:
    Cursor(const MemoryRun& run, const TermRange& range) : run_(run), upper_(range.upper) {
        const auto& sorted = run.vocabulary_.ranked();
        const auto first =
            std::ranges::lower_bound(sorted, range.lower, {}, [](const Vocabulary::Ranked& one) {
                return static_cast<std::uint32_t>(one.head >> 48);
            });
        next_rank_ = static_cast<std::size_t>(first - sorted.begin());
    }

    bool next() override {
        const auto& sorted = run_.vocabulary_.ranked();
        while (next_rank_ < sorted.size()) {
            run_.vocabulary_.prefetch(next_rank_, sorted.size(),
                                      [&](std::size_t at) { return sorted[at].term; });
            const std::size_t rank = next_rank_++;
            at_ = run_.starts_[rank];
            end_ = run_.starts_[rank + 1];
            if (at_ == end_) continue;  // a term of batches that were spilled
            if (sorted[rank].head >> 48 >= upper_) break;
            term_ = run_.vocabulary_.text(sorted[rank].term);
            prefetch();
            count();
            return true;
        }
        next_rank_ = sorted.size();
        return false;
    }

    const char* next_block() override { return at_ < end_ ? run_.blocks_[at_++] : nullptr; }

private:
    // The blocks of neighbouring terms lie in as many places as there are batches.
    void prefetch() const {
        constexpr std::size_t kAhead = 24;
        const std::size_t from = std::min(at_ + kAhead, run_.blocks_.size());
        const std::size_t to = std::min(end_ + kAhead, run_.blocks_.size());
        for (std::size_t i = from; i < to; ++i) nutgraf::prefetch(run_.blocks_[i]);
    }

    void count() {
        frequencies_ = {};
        for (std::size_t i = at_; i < end_; ++i) {
            const PostingReader block(run_.blocks_[i]);
            frequencies_.documents += block.documents();
            frequencies_.collection += block.collection();
        }
    }

    const MemoryRun& run_;
    std::uint32_t upper_;
    std::size_t next_rank_ = 0;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
};

void MemoryRun::add(PostingBatch batch) {
    memory_ += batch.memory() + batch.terms.size() * sizeof(const char*);
    blocks_count_ += batch.terms.size();
    batches_.push_back(std::move(batch));
}

std::size_t MemoryRun::memory() const noexcept {
    return memory_ + vocabulary_.size() * sizeof(std::size_t);
}

void MemoryRun::sort() {
    starts_.assign(vocabulary_.sorted().size() + 1, 0);
    for (const PostingBatch& batch : batches_) {
        for (const TermId term : batch.terms) ++starts_[vocabulary_.rank(term)];
    }
    std::size_t start = 0;
    for (std::size_t& count : starts_) start += std::exchange(count, start);
    blocks_.resize(blocks_count_);
    for (const PostingBatch& batch : batches_) {
        const char* block = batch.postings.data();
        for (std::size_t i = 0; i < batch.terms.size(); ++i) {
            blocks_[starts_[vocabulary_.rank(batch.terms[i])]++] = block;
            block = batch.postings.data() + batch.ends[i];
        }
    }
    // Each start has moved to the next one's place.
    std::ranges::copy_backward(starts_.begin(), starts_.end() - 1, starts_.end());
    starts_.front() = 0;
}

void MemoryRun::clear() {
    batches_.clear();
    memory_ = 0;
    blocks_count_ = 0;
    blocks_ = std::vector<const char*>();  // {} would keep the memory
    starts_ = std::vector<std::size_t>();
}

std::unique_ptr<RunCursor> MemoryRun::open(const TermRange& range) const {
    return std::make_unique<Cursor>(*this, range);
}

std::vector<std::uint32_t> MemoryRun::batches() const {
    std::vector<std::uint32_t> docids;
    for (const PostingBatch& batch : batches_) docids.push_back(batch.documents.first_docid);
    return docids;
}

DocumentListsView MemoryRun::lists(std::size_t batch, glass::Buffer&) const {
    const DocumentLists& lists = batches_[batch].documents;
    DocumentListsView view{lists.first_docid, lists.count, lists.lengths.view(), {}};
    for (std::size_t slot = 0; slot < kValueSlots; ++slot) {
        view.values[slot] = lists.values[slot].view();
    }
    return view;
}

}  // namespace nutgraf
