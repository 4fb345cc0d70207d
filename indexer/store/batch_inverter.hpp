// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "glass/buffer.hpp"
#include "store/batch_terms.hpp"
#include "store/document_sums.hpp"
#include "store/passage_tokens.hpp"
#include "store/posting_batch.hpp"

namespace nutgraf {

/// Turns the tokens of a batch of documents, which come document by document, into postings, which
/// go term by term, and back into the sorted terms of each document. Not thread-safe; reusable.
class BatchInverter {
public:
    /// A term of a document.
    struct DocumentTerm {
        std::uint32_t rank;  ///< of the term in BatchTerms::sorted()
        std::uint32_t wdf;
    };

    /// `positions`: whether postings have them.
    explicit BatchInverter(bool positions) : positions_(positions) {}

    /// Inverts a batch whose terms are complete. Fills in the terms and blocks of
    /// `batch`, which must have none.
    void invert(const BatchTerms& terms, const PassageTokens& tokens, std::uint32_t first_docid,
                PostingBatch& batch);

    /// After invert(): the terms of a document (0-based in the batch), sorted ...
    std::span<const DocumentTerm> document_terms(std::uint32_t document) const noexcept {
        const Document& one = documents_[document];
        return {document_terms_.data() + one.begin, one.end - one.begin};
    }
    /// ... its length, and the largest wdf in the batch.
    std::uint32_t length(std::uint32_t document) const noexcept {
        return documents_[document].length;
    }
    std::uint32_t most_wdf() const noexcept { return most_wdf_; }

private:
    struct Occurrence {
        std::uint32_t document;
        std::uint32_t position;
    };
    struct Count {
        std::uint32_t document;
        std::uint32_t occurrences;
    };
    // Where a term's occurrences and counts begin; they end where those of the next rank begin.
    struct Place {
        std::uint32_t occurrences = 0;
        std::uint32_t counts = 0;
    };
    // A document's terms in document_terms_, and its length.
    struct Document {
        std::uint32_t begin;
        std::uint32_t end;
        std::uint32_t length;
    };

    void group_by_term(const BatchTerms& terms, const PassageTokens& tokens);
    void count_by_document();
    void make_place_for_documents(const PassageTokens& tokens);
    std::span<const Count> stem_counts(const BatchTerms& terms, LocalTerm stem, std::uint32_t rank);
    std::span<const Count> counts_at(std::uint32_t rank) const noexcept;
    void write_block(std::span<const Count> counts, std::uint32_t unit,
                     const Occurrence* occurrences, std::uint32_t first_docid, glass::Buffer& out);
    char* write_positions(char* out, std::span<const Occurrence> occurrences);
    void give_to_documents(std::span<const Count> counts, std::uint32_t unit, std::uint32_t rank);

    bool positions_;
    std::vector<std::uint32_t> next_;      // by number of the batch: of the next occurrence
    std::vector<std::uint32_t> ranks_;     // by number of the batch
    std::vector<Place> places_;            // by rank, and one more
    std::vector<Occurrence> occurrences_;  // term by term, in order of documents and positions
    std::vector<Count> counts_;            // term by term, one for each document
    DocumentSums sums_;
    std::vector<Count> stem_counts_;  // of one stem of several words
    std::vector<Document> documents_;
    std::vector<DocumentTerm> document_terms_;
    std::uint32_t most_wdf_ = 0;
    std::vector<std::uint32_t> position_list_;
};

}  // namespace nutgraf
