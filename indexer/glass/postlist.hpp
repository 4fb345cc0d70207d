// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "glass/buffer.hpp"
#include "glass/leaf_writer.hpp"

namespace nutgraf::glass {

/// Frequencies of a term, which stand before its first posting.
struct TermFrequencies {
    std::uint32_t documents = 0;   ///< term frequency
    std::uint64_t collection = 0;  ///< sum of wdf
};

/// Writes posting lists, and the list of document lengths, which has the same form, into the
/// postlist table, in chunks that fit an item. Not thread-safe.
class PostingListWriter {
public:
    explicit PostingListWriter(LeafWriter& table) : table_(table) {}

    /// Starts the list of a term (or of any other key, already escaped). Keys must rise. Throws
    /// Error (kSystem) if the collection frequency does not fit 32 bits.
    void start(std::string_view key, const TermFrequencies& frequencies);

    /// Adds a posting; docids must rise.
    void add(std::uint32_t docid, std::uint32_t wdf);

    /// Ends the list, which must hold a posting.
    void finish();

private:
    void start_chunk(std::uint32_t docid);
    void write_chunk(bool last);
    void add_item(std::string_view key, std::string_view header);

    LeafWriter& table_;
    std::string key_;
    std::string item_key_;
    std::string tag_;
    Buffer entries_;
    TermFrequencies frequencies_;
    bool first_chunk_ = true;
    std::uint32_t first_ = 0;  // docids of the chunk
    std::uint32_t last_ = 0;
    std::size_t limit_ = 0;  // of its entries, in bytes
};

/// Writes the values of one slot, in chunks that fit an item if the values do.
class ValueListWriter {
public:
    ValueListWriter(LeafWriter& table, unsigned slot) : table_(table), slot_(slot) {}

    /// Adds a value, which must not be empty; docids must rise.
    void add(std::uint32_t docid, std::string_view value);
    void finish();

private:
    LeafWriter& table_;
    unsigned slot_;
    std::string tag_;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
};

/// Returns the key of the statistics of a value slot, and their tag.
std::string value_statistics_key(unsigned slot);
std::string value_statistics(std::uint32_t count, std::string_view lower, std::string_view upper);

/// Returns the key of user metadata.
std::string metadata_key(std::string_view name);

/// The key of the list of document lengths.
inline constexpr std::string_view kLengthsKey{"\0\xe0", 2};

}  // namespace nutgraf::glass
