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
    entries_.clear();
    stems_.clear();
}

void BatchTerms::complete() {
    if (marks_.size() > 2 * vocabulary_.size())
        marks_ = std::vector<std::uint32_t>();  // the vocabulary was cleared
    marks_.resize(vocabulary_.size());
    add_stems();
    sort();
}

void BatchTerms::add_stems() {
    for (LocalTerm word = 0; word < stems_.size(); ++word) {
        const TermId stem = stems_[word];
        if (stem == kNoTerm) continue;
        std::uint32_t& mark = marks_[stem];
        if (mark < base_) mark = base_ + add(stem, TermKind::kStem);
        Entry& entry = entries_[mark - base_];
        entries_[word].chain = entry.chain;
        entry.chain = word;
    }
}

void BatchTerms::sort() {
    sorted_ids_.clear();
    for (LocalTerm local = 0; local < entries_.size(); ++local) {
        const TermId term = entries_[local].term;
        sorted_ids_.push_back(term);
        marks_[term] = base_ + local;
    }
    vocabulary_.order(sorted_ids_);
    sorted_.clear();
    for (const TermId term : sorted_ids_) sorted_.push_back(marks_[term] - base_);
}

}  // namespace nutgraf
