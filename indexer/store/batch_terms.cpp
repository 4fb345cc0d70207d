// SPDX-License-Identifier: GPL-2.0-or-later
//
// A term's number is kept with the word in the vocabulary, as a mark that is too low to be valid in
// the next batch: nothing has to be reset between two batches.
#include "store/batch_terms.hpp"

#include <limits>

namespace nutgraf {

void BatchTerms::start() {
    base_ += static_cast<std::uint32_t>(entries_.size());
    if (base_ > std::numeric_limits<std::uint32_t>::max() / 2) {
        vocabulary_.clear_marks();
        marks_.clear();
        base_ = 1;
    }
    // It was cleared.
    if (marks_.size() > 2 * vocabulary_.size()) marks_ = std::vector<std::uint32_t>();
    ids_.clear();
    entries_.clear();
    stems_.clear();
}

LocalTerm BatchTerms::number_stem(TermId stem, TermKind kind) {
    if (marks_.size() <= stem) marks_.resize(vocabulary_.size());
    if (marks_[stem] < base_) {
        marks_[stem] = base_ + add(stem, kind);
        stems_.push_back(kNoTerm);
    }
    return marks_[stem] - base_;
}

void BatchTerms::complete() {
    marks_.resize(vocabulary_.size());
    add_stems();
    vocabulary_.sort(ids_, sorted_);
}

void BatchTerms::add_stems() {
    for (LocalTerm word = 0; word < stems_.size(); ++word) {
        const TermId stem = stems_[word];
        if (stem == kNoTerm) continue;
        std::uint32_t& mark = marks_[stem];
        if (mark < base_) {
            const bool of_field = entries_[word].kind == TermKind::kFieldWord;
            mark = base_ + add(stem, of_field ? TermKind::kFieldStem : TermKind::kStem);
        }
        Entry& entry = entries_[mark - base_];
        entries_[word].chain = entry.chain;
        entry.chain = word;
    }
}

}  // namespace nutgraf
