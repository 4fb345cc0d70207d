// SPDX-License-Identifier: GPL-2.0-or-later
//
// The last step: terms come in order of their bytes, and the postings of each in order of docids,
// which is the order of the tables.
#include "store/merger.hpp"

#include <utility>

#include "glass/encoding.hpp"
#include "store/postings.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kOutput = 1 << 20;  // bytes of a table that are put out at once

// Calls visit(lists) for each batch of a run, in order of docids.
template <typename Visit>
void for_each_batch(const Run& run, Visit visit) {
    glass::Buffer space;
    const std::size_t batches = run.batches().size();
    for (std::size_t batch = 0; batch < batches; ++batch) visit(run.lists(batch, space));
}

}  // namespace

Merger::Merger(const Run& run, const TermRange& range, bool first, glass::BufferPool& pool,
               Output to_postlist, Output to_position)
    : run_(run),
      range_(range),
      postlist_(pool, first),
      position_(pool, first),
      to_postlist_(std::move(to_postlist)),
      to_position_(std::move(to_position)),
      postings_(postlist_) {}

void Merger::write_document_lists(const DocumentStatistics& statistics,
                                  std::string_view metadata_name, std::string_view metadata) {
    postlist_.add(glass::metadata_key(metadata_name), metadata);
    for (unsigned slot = 0; slot < kValueSlots; ++slot) {
        const ValueStatistics& values = statistics.values[slot];
        if (values.count == 0) continue;
        postlist_.add(glass::value_statistics_key(slot),
                      glass::value_statistics(values.count, values.lower, values.upper));
    }
    for (unsigned slot = 0; slot < kValueSlots; ++slot) {
        if (statistics.values[slot].count > 0) write_values(slot);
    }
    if (statistics.documents > 0) write_lengths();
}

void Merger::write_values(unsigned slot) {
    glass::ValueListWriter values(postlist_, slot);
    for_each_batch(run_, [&](const DocumentListsView& lists) {
        const char* in = lists.values[slot].data();
        for (std::uint32_t i = 0; i < lists.count; ++i) {
            const auto size = static_cast<std::size_t>(glass::read_vb(in));
            if (size > 0) values.add(lists.first_docid + i, {in, size});
            in += size;
        }
        put_out();
    });
    values.finish();
}

void Merger::write_lengths() {
    glass::PostingListWriter lengths(postlist_);
    lengths.start(glass::kLengthsKey, {});
    for_each_batch(run_, [&](const DocumentListsView& lists) {
        const char* in = lists.lengths.data();
        for (std::uint32_t i = 0; i < lists.count; ++i) {
            lengths.add(lists.first_docid + i, static_cast<std::uint32_t>(glass::read_vb(in)));
        }
        put_out();
    });
    lengths.finish();
}

void Merger::write_terms() {
    const auto cursor = run_.open(range_);
    while (cursor->next()) {
        key_.clear();
        glass::append_escaped(key_, cursor->term());
        postings_.start(key_, cursor->frequencies());
        key_.push_back('\0');
        while (const char* block = cursor->next_block()) write_block(block);
        postings_.finish();
    }
    to_postlist_(postlist_.take_all());
    to_position_(position_.take_all());
}

void Merger::write_block(const char* block) {
    PostingReader reader(block);
    for (Posting posting; reader.next(posting);) {
        postings_.add(posting.docid, posting.wdf);
        if (!posting.positions.empty()) write_position(posting.docid, posting.positions);
    }
    put_out();
}

void Merger::write_position(std::uint32_t docid, std::string_view tag) {
    const std::size_t key_size = key_.size() + glass::sortable_size(docid);
    if (key_size + tag.size() > glass::kMaxItem - 3) {
        std::string key = key_;
        glass::append_sortable(key, docid);
        return position_.add(key, tag);
    }
    char* out = position_.add_small(key_size, tag.size());
    glass::copy_exact(out, key_.data(), key_.size());
    out = glass::write_sortable(out + key_.size(), docid);
    glass::copy_exact(out, tag.data(), tag.size());
}

void Merger::put_out() {
    if (postlist_.size() >= kOutput) to_postlist_(postlist_.take_finished());
    if (position_.size() >= kOutput) to_position_(position_.take_finished());
}

}  // namespace nutgraf
