// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "store/vocabulary.hpp"

/// Brings the terms into the order that the vocabulary says they have.
inline void sort_terms(nutgraf::Vocabulary& vocabulary, std::vector<nutgraf::TermId>& terms) {
    std::vector<std::uint32_t> order;
    vocabulary.sort(terms, order);
    std::vector<nutgraf::TermId> sorted;
    for (const std::uint32_t index : order) sorted.push_back(terms[index]);
    terms.swap(sorted);
}
