// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two transpositions by counting, both small enough for the processor's caches. The first groups
// the tokens of all documents by term. Then the terms are gone through in order of their bytes, and
// each is given to the documents that have it: so each document ends up with its terms sorted,
// without any sorting.
#include "store/batch_inverter.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "glass/encoding.hpp"
#include "glass/positions.hpp"

namespace nutgraf {
namespace {

bool is_stem(TermKind kind) { return kind == TermKind::kStem || kind == TermKind::kFieldStem; }
bool has_wdf(TermKind kind) {
    return kind == TermKind::kWord || kind == TermKind::kPair || kind == TermKind::kStem;
}
bool has_positions(TermKind kind) {
    return kind == TermKind::kWord || kind == TermKind::kFieldWord;
}

}  // namespace

void BatchInverter::invert(const BatchTerms& terms, const PassageTokens& tokens,
                           std::uint32_t first_docid, PostingBatch& batch) {
    group_by_term(terms, tokens);
    count_by_document();
    make_place_for_documents(tokens);
    batch.terms.reserve(terms.size());
    batch.ends.reserve(terms.size());
    std::uint32_t rank = 0;
    for (const LocalTerm term : terms.sorted()) {
        const TermKind kind = terms[term].kind;
        const std::span<const Count> counts =
            is_stem(kind) ? stem_counts(terms, term, rank) : counts_at(rank);
        const Occurrence* const occurrences =
            positions_ && has_positions(kind) ? &occurrences_[places_[rank].occurrences] : nullptr;
        const std::uint32_t unit = has_wdf(kind) ? 1 : 0;
        batch.terms.push_back(terms.id(term));
        write_block(counts, unit, occurrences, first_docid, batch.postings);
        batch.ends.push_back(static_cast<std::uint32_t>(batch.postings.size()));
        give_to_documents(counts, unit, rank++);
    }
    batch.postings.shrink_to_fit();
}

// A counting sort, stable, so that occurrences stay in order of documents and positions.
void BatchInverter::group_by_term(const BatchTerms& terms, const PassageTokens& tokens) {
    next_.assign(terms.size(), 0);
    for (const BatchToken& token : tokens.tokens()) ++next_[token.term];
    ranks_.resize(terms.size());
    places_.clear();
    std::uint32_t start = 0;
    for (const LocalTerm term : terms.sorted()) {
        ranks_[term] = static_cast<std::uint32_t>(places_.size());
        places_.push_back({.occurrences = start});
        start += std::exchange(next_[term], start);
    }
    places_.push_back({.occurrences = start});
    occurrences_.resize(tokens.tokens().size());
    std::size_t at = 0;
    for (std::uint32_t document = 0; document < tokens.documents(); ++document) {
        for (const std::size_t end = tokens.ends()[document]; at < end; ++at) {
            const BatchToken& token = tokens.tokens()[at];
            occurrences_[next_[token.term]++] = {document, token.position};
        }
    }
}

void BatchInverter::count_by_document() {
    counts_.resize(occurrences_.size());
    std::uint32_t at = 0;
    std::uint32_t out = 0;
    for (std::size_t rank = 0; rank + 1 < places_.size(); ++rank) {
        places_[rank].counts = out;
        const std::uint32_t end = places_[rank + 1].occurrences;
        while (at < end) {
            const std::uint32_t document = occurrences_[at].document;
            const std::uint32_t first = at;
            while (at < end && occurrences_[at].document == document) ++at;
            counts_[out++] = {document, at - first};
        }
    }
    places_.back().counts = out;
}

// A document has no more terms than tokens, twice, since each may have a stem.
void BatchInverter::make_place_for_documents(const PassageTokens& tokens) {
    documents_.clear();
    std::uint32_t begin = 0;
    for (const std::size_t end : tokens.ends()) {
        documents_.push_back({.begin = begin, .end = begin, .length = 0});
        begin = static_cast<std::uint32_t>(2 * end);
    }
    if (document_terms_.size() < begin) document_terms_.resize(begin);
    sums_.start(tokens.documents());
    most_wdf_ = 0;
}

std::span<const BatchInverter::Count> BatchInverter::counts_at(std::uint32_t rank) const noexcept {
    const std::uint32_t begin = places_[rank].counts;
    return {counts_.data() + begin, places_[rank + 1].counts - begin};
}

std::span<const BatchInverter::Count> BatchInverter::stem_counts(const BatchTerms& terms,
                                                                 LocalTerm stem,
                                                                 std::uint32_t rank) {
    const std::span<const Count> own = counts_at(rank);
    LocalTerm word = terms[stem].chain;
    if (word == kNoLocal) return own;
    if (own.empty() && terms[word].chain == kNoLocal) return counts_at(ranks_[word]);
    for (const Count& count : own) sums_.add(count.document, count.occurrences);
    for (; word != kNoLocal; word = terms[word].chain) {
        for (const Count& count : counts_at(ranks_[word])) {
            sums_.add(count.document, count.occurrences);
        }
    }
    stem_counts_.clear();
    sums_.take([this](std::uint32_t document, std::uint32_t sum) {
        stem_counts_.push_back({document, sum});
    });
    return stem_counts_;
}

// The form is described in postings.hpp.
void BatchInverter::write_block(std::span<const Count> counts, std::uint32_t unit,
                                const Occurrence* occurrences, std::uint32_t first_docid,
                                glass::Buffer& out) {
    std::uint64_t collection = 0;
    for (const Count& count : counts) collection += count.occurrences;
    const bool positional = occurrences != nullptr;
    // Of each posting a gap, the wdf, and the size of the positions' tag besides the tag.
    std::size_t bound = 3 * glass::kMaxVb + counts.size() * 3 * glass::kMaxVb;
    if (positional) bound += counts.size() * glass::most_position_bytes(0) + 4 * collection;
    char* end = out.grow(bound);
    end = glass::write_vb(end, 2 * counts.size() + (positional ? 1 : 0));
    end = glass::write_vb(end, first_docid + counts.front().document);
    end = glass::write_vb(end, collection * unit);
    std::uint32_t before = counts.front().document;
    for (const Count& count : counts) {
        if (count.document != before) end = glass::write_vb(end, count.document - before - 1);
        const std::uint32_t wdf = count.occurrences * unit;
        end = glass::write_vb(end, wdf);
        before = count.document;
        if (!positional) continue;
        end = wdf == 1 ? glass::write_vb(end, occurrences->position)
                       : write_positions(end, {occurrences, count.occurrences});
        occurrences += count.occurrences;
    }
    out.end_at(end);
}

// The tag, behind its size.
char* BatchInverter::write_positions(char* out, std::span<const Occurrence> occurrences) {
    char* const tag = out + 1;  // unless it is large
    position_list_.resize(occurrences.size());
    std::ranges::transform(occurrences, position_list_.begin(), &Occurrence::position);
    const auto size = static_cast<std::size_t>(glass::write_positions(tag, position_list_) - tag);
    char head[glass::kMaxVb];
    const auto head_size = static_cast<std::size_t>(glass::write_vb(head, size) - head);
    if (head_size > 1) std::memmove(out + head_size, tag, size);
    std::memcpy(out, head, head_size);
    return out + head_size + size;
}

void BatchInverter::give_to_documents(std::span<const Count> counts, std::uint32_t unit,
                                      std::uint32_t rank) {
    for (const Count& count : counts) {
        const std::uint32_t wdf = count.occurrences * unit;
        Document& document = documents_[count.document];
        document_terms_[document.end++] = {rank, wdf};
        document.length += wdf;
        most_wdf_ = std::max(most_wdf_, wdf);
    }
}

}  // namespace nutgraf
