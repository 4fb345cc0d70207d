// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/buffer.hpp"
#include "store/vocabulary.hpp"

namespace nutgraf {

/// Value slots that documents have.
inline constexpr std::size_t kValueSlots = 5;

/// What a database records about the values of a slot.
struct ValueStatistics {
    std::uint32_t count = 0;  ///< documents that have one
    std::string lower;
    std::string upper;

    /// Adds a document's value; an empty one is none.
    void add(std::string_view value);
    void add(const ValueStatistics& other);
};

/// Statistics of documents, as far as they can be added up.
struct DocumentStatistics {
    std::uint32_t documents = 0;
    std::uint32_t least_length = 0;  ///< other than 0; 0 if there is none
    std::uint32_t most_length = 0;
    std::uint32_t most_wdf = 0;
    std::uint64_t total_length = 0;
    std::array<ValueStatistics, kValueSlots> values;

    /// Adds a document's length.
    void add_length(std::uint32_t length);
    void add(const DocumentStatistics& other);
};

/// What a batch of documents adds to the lists that are not of terms.
struct DocumentLists {
    std::uint32_t first_docid = 0;
    std::uint32_t count = 0;  ///< docids are consecutive
    glass::Buffer lengths;    ///< VB of each document's length
    /// Of each document VB(size) and the value; size 0 if it has none.
    std::array<glass::Buffer, kValueSlots> values;

    /// Bytes of memory.
    std::size_t memory() const noexcept;
};

/// The postings of a batch of documents.
struct PostingBatch {
    std::vector<TermId> terms;        ///< in order of their bytes
    std::vector<std::uint32_t> ends;  ///< of each term's block (postings.hpp) in `postings`
    glass::Buffer postings;
    DocumentLists documents;

    /// Bytes of memory.
    std::size_t memory() const noexcept;
};

}  // namespace nutgraf
