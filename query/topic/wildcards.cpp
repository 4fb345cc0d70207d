// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian's own wildcards open each term that begins so, in each place where the wildcard stands,
// and only then choose among them: ten thousand open lists for one `a*`.
#include "topic/wildcards.hpp"

#include <algorithm>
#include <utility>

#include "nutgraf/schema.hpp"

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

Expansion find(const Xapian::Database& database, const std::vector<std::string>& starts) {
    Expansion found;
    std::vector<Candidate> candidates;
    for (const std::string& start : starts) {
        for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
            candidates.push_back({it.get_termfreq(), *it});
            if (++found.count % kMaxExpansion == 0) keep_the_best(candidates);
        }
    }
    keep_the_best(candidates);
    for (Candidate& one : candidates) found.terms.push_back(std::move(one.term));
    std::ranges::sort(found.terms);
    return found;
}

// The field whose values a wildcard is for, by the prefix before it; none if for words of a text.
const schema::FieldSpec* field_of(std::string_view prefix) {
    const auto begins = [prefix](const schema::FieldSpec& field) {
        return !field.prefix.empty() && prefix.starts_with(field.prefix);
    };
    const auto* field = std::ranges::find_if(schema::kTopicFields, begins);
    return field == schema::kTopicFields.end() ? nullptr : field;
}

}  // namespace

// Words are in lower case, prefixes in capitals.
const Expansion& Wildcards::expand(const std::string& prefix) {
    const auto [known, first] = known_.try_emplace(prefix);
    if (!first) return known->second;
    const schema::FieldSpec* field = field_of(prefix);
    const bool of_text = field == nullptr || field->kind == schema::FieldKind::kText;
    const std::string_view before = field == nullptr ? std::string_view() : field->prefix;
    const std::vector<std::string> starts =
        of_text ? spellings_.of_start(before, std::string_view(prefix).substr(before.size()))
                : std::vector{prefix};
    known->second = find(database_, starts);
    return known->second;
}

const Expansion* Wildcards::known(const std::string& prefix) const {
    const auto known = known_.find(prefix);
    return known == known_.end() ? nullptr : &known->second;
}

}  // namespace nutgraf
