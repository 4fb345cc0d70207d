// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "glass/leaf_writer.hpp"
#include "glass/postlist.hpp"
#include "store/posting_batch.hpp"
#include "store/run.hpp"

namespace nutgraf {

/// Writes the terms of a range of a run into the postlist and position tables.
class Merger {
public:
    /// Takes a finished part of a table, in key order.
    using Output = std::function<void(glass::LeafSegment)>;

    /// `run` and `pool` must outlive the merger. `first` says that the tables begin with this
    /// range.
    Merger(const Run& run, const TermRange& range, bool first, glass::BufferPool& pool,
           Output to_postlist, Output to_position);

    /// Writes what stands in the postlist table before all terms: the metadata, the lists of values
    /// with their statistics, and the document lengths.
    void write_document_lists(const DocumentStatistics& statistics, std::string_view metadata_name,
                              std::string_view metadata);

    /// Writes all terms of the range and puts out what is left.
    void write_terms();

private:
    void write_values(unsigned slot);
    void write_lengths();
    void write_block(const char* block);
    void write_position(std::uint32_t docid, std::string_view tag);
    void put_out();

    const Run& run_;
    TermRange range_;
    glass::LeafWriter postlist_;
    glass::LeafWriter position_;
    Output to_postlist_;
    Output to_position_;
    glass::PostingListWriter postings_;
    std::string key_;  // of the current term, set off from what may follow
};

}  // namespace nutgraf
