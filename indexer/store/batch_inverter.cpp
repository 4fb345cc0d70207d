// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two transpositions by counting, both small enough for the processor's caches. The first groups
// the tokens of all documents by term. Then the terms are gone through in order of their bytes, and
// each is given to the documents that have it: so each document ends up with its terms sorted,
// without any sorting.
#include "store/batch_inverter.hpp"

#include <algorithm>
#include <utility>

#include "glass/encoding.hpp"
#include "glass/positions.hpp"

namespace nutgraf {
namespace {

// Whether occurrences of a term count as wdf. The words of a stem are all of one kind.
bool counted(BatchTerms& terms, LocalTerm term) {
    if (terms[term].kind == TermKind::kStem) term = terms[term].chain;
    return terms[term].kind == TermKind::kWord;
}

}  // namespace

void BatchInverter::invert(BatchTerms& terms, const PassageTokens& tokens,
                           std::uint32_t first_docid, PostingBatch& batch) {
    group_by_term(terms, tokens);
    count_by_document(terms);
    make_place_for_documents(tokens.documents());
    batch.terms.assign(terms.sorted_ids().begin(), terms.sorted_ids().end());
    batch.ends.clear();
    batch.ends.reserve(batch.terms.size());
    std::uint32_t rank = 0;
    for (const LocalTerm term : terms.sorted()) {
        const TermKind kind = terms[term].kind;
        const bool positional =
            positions_ && (kind == TermKind::kWord || kind == TermKind::kFieldWord);
        const std::span<const Count> counts =
            kind == TermKind::kStem ? stem_counts(terms, term) : counts_of(term);
        const Occurrence* const occurrences =
            positional ? occurrences_.data() + places_[term].occurrences : nullptr;
        const std::uint32_t unit = counted(terms, term) ? 1 : 0;
        write_block(counts, unit, occurrences, first_docid, batch.postings);
        batch.ends.push_back(static_cast<std::uint32_t>(batch.postings.size()));
        give_to_documents(counts, unit, rank++);
    }
}

// A counting sort, stable, so that occurrences stay in order of documents and positions.
void BatchInverter::group_by_term(const BatchTerms& terms, const PassageTokens& tokens) {
    places_.assign(terms.size(), {});
    for (const BatchToken& token : tokens.tokens()) ++places_[token.term].occurrences;
    std::uint32_t start = 0;
    for (const LocalTerm term : terms.sorted()) {
        start += std::exchange(places_[term].occurrences, start);
    }
    occurrences_.resize(tokens.tokens().size());
    std::size_t at = 0;
    for (std::uint32_t document = 0; document < tokens.documents(); ++document) {
        for (const std::size_t end = tokens.ends()[document]; at < end; ++at) {
            const BatchToken& token = tokens.tokens()[at];
            occurrences_[places_[token.term].occurrences++] = {document, token.position};
        }
    }
}

// Afterwards a place's `occurrences` is where they begin, which group_by_term() left at their end.
void BatchInverter::count_by_document(BatchTerms& terms) {
    counts_.resize(occurrences_.size());
    std::uint32_t at = 0;
    std::uint32_t out = 0;
    for (const LocalTerm term : terms.sorted()) {
        Place& place = places_[term];
        const std::uint32_t end = std::exchange(place.occurrences, at);
        place.counts = out;
        while (at < end) {
            const std::uint32_t document = occurrences_[at].document;
            const std::uint32_t first = at;
            while (at < end && occurrences_[at].document == document) ++at;
            counts_[out++] = {document, at - first};
        }
        place.counts_end = out;
    }
    counts_.resize(out);
}

// A document has no more terms than the words counted in it, twice, since each may have a stem.
void BatchInverter::make_place_for_documents(std::uint32_t documents) {
    starts_.assign(documents + std::size_t{1}, 0);
    for (const Count& count : counts_) starts_[count.document + 1] += 2;
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    document_terms_.resize(starts_.back());
    fill_.assign(starts_.begin(), starts_.end() - 1);
    lengths_.assign(documents, 0);
    most_wdf_ = 0;
}

std::span<const BatchInverter::Count> BatchInverter::counts_of(LocalTerm word) const noexcept {
    const Place& place = places_[word];
    return {counts_.data() + place.counts, place.counts_end - place.counts};
}

std::span<const BatchInverter::Count> BatchInverter::stem_counts(BatchTerms& terms,
                                                                 LocalTerm stem) {
    LocalTerm word = terms[stem].chain;
    if (terms[word].chain == kNoLocal) return counts_of(word);
    stem_counts_.clear();
    for (; word != kNoLocal; word = terms[word].chain) {
        const auto more = counts_of(word);
        stem_counts_.insert(stem_counts_.end(), more.begin(), more.end());
    }
    std::ranges::sort(stem_counts_, {}, &Count::document);
    auto out = stem_counts_.begin();
    for (auto it = out + 1; it != stem_counts_.end(); ++it) {
        if (it->document == out->document) {
            out->occurrences += it->occurrences;
        } else {
            *++out = *it;
        }
    }
    stem_counts_.erase(out + 1, stem_counts_.end());
    return stem_counts_;
}

// The form is described in postings.hpp.
void BatchInverter::write_block(std::span<const Count> counts, std::uint32_t unit,
                                const Occurrence* occurrences, std::uint32_t first_docid,
                                glass::Buffer& out) {
    std::uint64_t collection = 0;
    for (const Count& count : counts) collection += count.occurrences * unit;
    const bool positional = occurrences != nullptr;
    char* end = out.grow(3 * glass::kMaxVb);
    end = glass::write_vb(end, 2 * counts.size() + (positional ? 1 : 0));
    end = glass::write_vb(end, first_docid + counts.front().document);
    end = glass::write_vb(end, collection);
    out.end_at(end);
    std::uint32_t before = counts.front().document;
    for (const Count& count : counts) {
        end = out.grow(2 * glass::kMaxVb);
        if (count.document != before) end = glass::write_vb(end, count.document - before - 1);
        out.end_at(glass::write_vb(end, count.occurrences * unit));
        before = count.document;
        if (!positional) continue;
        write_positions({occurrences, count.occurrences}, out);
        occurrences += count.occurrences;
    }
}

void BatchInverter::write_positions(std::span<const Occurrence> occurrences, glass::Buffer& out) {
    if (occurrences.size() == 1) {  // most are, and then the tag is a number
        char* const size = out.grow(1 + glass::kMaxVb);
        char* const end = glass::write_vb(size + 1, occurrences.front().position);
        *size = static_cast<char>(end - size - 1);
        return out.end_at(end);
    }
    position_list_.clear();
    for (const Occurrence& one : occurrences) position_list_.push_back(one.position);
    tag_.clear();
    glass::append_positions(tag_, position_list_);
    out.end_at(glass::write_vb(out.grow(glass::kMaxVb), tag_.size()));
    out.append(tag_.view());
}

void BatchInverter::give_to_documents(std::span<const Count> counts, std::uint32_t unit,
                                      std::uint32_t rank) {
    for (const Count& count : counts) {
        const std::uint32_t wdf = count.occurrences * unit;
        document_terms_[fill_[count.document]++] = {rank, wdf};
        lengths_[count.document] += wdf;
        most_wdf_ = std::max(most_wdf_, wdf);
    }
}

}  // namespace nutgraf
