// SPDX-License-Identifier: GPL-2.0-or-later
//
// A passage has the stems of its own language, and of each word with accents the stem without them
// besides (schema.hpp). So a topic's words are looked for without their accents: that finds both,
// and counts each once.
#include "topic/word_forms.hpp"

#include <algorithm>
#include <utility>

#include "analysis/accents.hpp"
#include "index_impl.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

void add_new(std::string term, std::vector<std::string>& terms) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

WordForms::WordForms(Index index) : index_(std::move(index)), stemmers_(index_.info().language) {
    for (const std::string& language : index_.info().languages) {
        const std::size_t number = stemmers_.number_of(language);
        if (std::ranges::find(numbers_, number) == numbers_.end()) numbers_.push_back(number);
    }
    // Articles whose language is not known have the first.
    if (std::ranges::find(numbers_, std::size_t{0}) == numbers_.end()) numbers_.push_back(0);
}

std::vector<std::string> WordForms::terms(const std::string& word, bool stemmable,
                                          std::string_view prefix) {
    if (!stemmable) return {std::string(prefix) + word};
    // Words of a topic come again, and those of a batch of topics.
    constexpr std::size_t kMostKnown = 100'000;
    if (known_.size() == kMostKnown) known_.clear();
    const auto [known, first] = known_.try_emplace(std::string(prefix) + ' ' + word);
    if (first) known->second = look_up(word, prefix);
    return known->second;
}

std::vector<std::string> WordForms::look_up(const std::string& word, std::string_view prefix) {
    std::vector<std::string> terms = possible_terms(word, prefix);
    std::string first = terms.front();
    const Xapian::Database& database = index_.impl().database;
    std::erase_if(terms, [&](const std::string& term) { return !database.term_exists(term); });
    if (terms.empty()) terms.push_back(std::move(first));
    return terms;
}

std::vector<std::string> WordForms::possible_terms(const std::string& word,
                                                   std::string_view prefix) {
    const std::string stem_prefix = std::string(schema::kStemPrefix).append(prefix);
    std::string plain = word;
    without_accents(word, plain);
    std::vector<std::string> terms;
    add_stems(plain, stem_prefix, terms);
    if (!terms.empty()) return terms;
    // Without a stemmer only words with accents have a stem, the word without them.
    return {std::string(prefix) + plain, stem_prefix + plain};
}

void WordForms::add_stems(const std::string& word, const std::string& prefix,
                          std::vector<std::string>& terms) {
    for (const std::size_t number : numbers_) {
        const std::string_view stem = stemmers_[number].stem(word);
        if (!stem.empty()) add_new(prefix + std::string(stem), terms);
    }
}

}  // namespace nutgraf
