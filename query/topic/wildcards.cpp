// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian's own wildcards open each term that begins so, in each place where the wildcard stands,
// and only then choose among them: ten thousand open lists for one `a*`.
#include "topic/wildcards.hpp"

#include <algorithm>
#include <utility>

namespace nutgraf {
namespace {

struct Candidate {
    Xapian::doccount passages;
    std::string term;
};

bool is_better(const Candidate& a, const Candidate& b) {
    return a.passages != b.passages ? a.passages > b.passages : a.term < b.term;
}

// Holds no more than twice as many as can be chosen, whatever the vocabulary.
void keep_the_best(std::vector<Candidate>& candidates) {
    if (candidates.size() <= kMaxExpansion) return;
    const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(kMaxExpansion);
    std::ranges::nth_element(candidates, end, is_better);
    candidates.erase(end, candidates.end());
}

Expansion find(const Xapian::Database& database, const std::string& prefix) {
    Expansion found;
    std::vector<Candidate> candidates;
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
        candidates.push_back({it.get_termfreq(), *it});
        if (++found.count % kMaxExpansion == 0) keep_the_best(candidates);
    }
    keep_the_best(candidates);
    for (Candidate& one : candidates) found.terms.push_back(std::move(one.term));
    std::ranges::sort(found.terms);
    return found;
}

}  // namespace

const Expansion& Wildcards::expand(const std::string& prefix) {
    const auto [known, first] = known_.try_emplace(prefix);
    if (first) known->second = find(database_, prefix);
    return known->second;
}

const Expansion* Wildcards::known(const std::string& prefix) const {
    const auto known = known_.find(prefix);
    return known == known_.end() ? nullptr : &known->second;
}

}  // namespace nutgraf
