// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document_data.hpp"
#include "glass/deflate.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/termlist.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/index_builder.hpp"
#include "nutgraf/passage.hpp"
#include "store/batch_inverter.hpp"
#include "store/batch_terms.hpp"
#include "store/passage_tokens.hpp"
#include "store/posting_batch.hpp"
#include "store/vocabulary.hpp"

namespace nutgraf {

/// What becomes of a piece of a batch of documents. Postings wait to be merged with those of other
/// pieces.
struct IndexedPiece {
    PostingBatch postings;
    DocumentStatistics statistics;
};

/// Finished blocks of what is keyed by docid.
struct DocumentBlocks {
    glass::LeafSegment data;       ///< of the docdata table
    glass::LeafSegment termlists;  ///< of the termlist table; empty if there is to be none
};

/// Indexes batches of passages, each in one piece or several. Not thread-safe; each thread has its
/// own. The vocabulary must outlive it, and may be cleared between two pieces; so must the pool.
class BatchIndexer {
public:
    BatchIndexer(Vocabulary& vocabulary, const IndexFormat& format, glass::BufferPool& pool);

    /// Starts a batch, whose first document gets the docid, 1 in a new database.
    void start(std::uint32_t first_docid);

    /// Adds a passage, whose words are in the language that the vocabulary is set to for the whole
    /// piece, of an article that has `of` of them. The article must stay as it is until the
    /// last of its passages was added.
    void add(const Article& article, const Passage& passage, std::size_t of);

    /// Documents in the piece.
    std::uint32_t documents() const noexcept { return tokens_.documents(); }

    /// Bytes of their data: their texts, and what is recorded of their article with each of them.
    std::size_t size() const noexcept { return data_.size(); }

    /// Ends a piece and begins the next.
    IndexedPiece finish_piece();

    /// The blocks that were filled since the last call; with `all`, which ends the batch, also
    /// those that are not full.
    DocumentBlocks take_blocks(bool all);

    /// After finish_piece(): the term of a rank in the piece, until the next piece is finished.
    std::string_view term(std::uint32_t rank) const noexcept {
        const std::uint32_t begin = rank == 0 ? 0 : text_ends_[rank - 1];
        return {texts_.data() + begin, text_ends_[rank] - begin};
    }

private:
    void start_piece();
    void write_data();
    void copy_terms(const std::vector<TermId>& terms);
    void add_termlist(std::uint32_t document);
    void add_slots(std::string key, std::uint32_t document);
    void write_lengths(PostingBatch& batch, DocumentStatistics& statistics);
    template <typename Deflate>
    void add_tag(std::string_view key, std::string_view tag, Deflate& deflate,
                 glass::LeafWriter& table);

    Vocabulary& vocabulary_;
    IndexFormat format_;
    glass::BufferPool& pool_;
    BatchTerms terms_;
    PassageTokens tokens_;
    BatchInverter inverter_;
    std::optional<glass::LeafWriter> data_table_;
    std::optional<glass::LeafWriter> termlist_table_;  // none if there is to be none
    std::uint32_t first_docid_ = 0;                    // of the piece
    const Article* article_ = nullptr;
    std::optional<DocumentDataWriter> data_writer_;
    std::string data_;  // of all documents
    std::vector<std::size_t> data_ends_;
    std::optional<glass::FullDeflate> full_deflate_;
    std::string compressed_;
    glass::Buffer texts_;  // of the batch's terms, sorted
    std::vector<std::uint32_t> text_ends_;
    glass::TermListWriter termlist_;
};

}  // namespace nutgraf
