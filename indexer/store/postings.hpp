// SPDX-License-Identifier: GPL-2.0-or-later
//
// The form in which postings wait to be merged. A block holds the postings of one term in one batch
// of documents:
//
//   VB(2 * term frequency + positional) VB(first docid) VB(collection frequency)
//   then for each posting   VB(docid gap - 1), but not for the first; VB(wdf);
//   and if it is positional   VB(size) and the tag for the position table, but for wdf 1 the tag
//   alone, which is a VB then
#pragma once

#include <cstdint>
#include <string_view>

#include "glass/buffer.hpp"
#include "glass/encoding.hpp"

namespace nutgraf {

/// A posting of a block.
struct Posting {
    std::uint32_t docid = 0;
    std::uint32_t wdf = 0;
    std::string_view positions;  ///< tag of the position table; empty if not positional
};

/// Reads a block of postings, which must outlive the reader. Cheap to copy.
class PostingReader {
public:
    PostingReader() = default;
    explicit PostingReader(const char* block) : at_(block) {
        const std::uint64_t head = glass::read_vb(at_);
        positional_ = (head & 1) != 0;
        documents_ = left_ = static_cast<std::uint32_t>(head >> 1);
        first_ = next_ = static_cast<std::uint32_t>(glass::read_vb(at_));
        collection_ = glass::read_vb(at_);
    }

    std::uint32_t documents() const noexcept { return documents_; }
    std::uint64_t collection() const noexcept { return collection_; }
    std::uint32_t first_docid() const noexcept { return first_; }

    /// Sets `posting` to the next one, or returns false if there is none.
    bool next(Posting& posting) noexcept {
        if (left_ == 0) return false;
        if (left_ < documents_) next_ += static_cast<std::uint32_t>(glass::read_vb(at_)) + 1;
        --left_;
        posting.docid = next_;
        posting.wdf = static_cast<std::uint32_t>(glass::read_vb(at_));
        if (positional_) read_positions(posting);
        return true;
    }

    /// One past the last byte read.
    const char* position() const noexcept { return at_; }

private:
    void read_positions(Posting& posting) noexcept {
        const char* tag = at_;
        if (posting.wdf == 1) {  // most are
            at_ = glass::skip_vb(at_);
        } else {
            const auto size = static_cast<std::size_t>(glass::read_vb(at_));
            tag = at_;
            at_ += size;
        }
        posting.positions = {tag, static_cast<std::size_t>(at_ - tag)};
    }

    const char* at_ = nullptr;
    std::uint32_t documents_ = 0;
    std::uint32_t left_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t next_ = 0;
    std::uint64_t collection_ = 0;
    bool positional_ = false;
};

/// Returns one past the last byte of a block.
inline const char* end_of_block(const char* block) noexcept {
    PostingReader reader(block);
    for (Posting posting; reader.next(posting);) {
    }
    return reader.position();
}

}  // namespace nutgraf
