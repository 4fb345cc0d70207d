// SPDX-License-Identifier: GPL-2.0-or-later
//
// A passage has the stems of its own language, and of each word with accents the stem without them
// besides (schema.hpp). So "Erdogan" finds "Erdoğan" by itself; the other way round the stem
// without accents is looked for as well.
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
    std::vector<std::string> terms;
    add_stems(word, stem_prefix, terms);
    const bool stems = !terms.empty();
    if (!stems) terms.push_back(std::string(prefix) + word);
    std::string plain = word;
    const bool accented = without_accents(word, plain);
    if (accented) add_stems(plain, stem_prefix, terms);
    if (!stems) add_new(stem_prefix + plain, terms);
    return terms;
}

void WordForms::add_stems(const std::string& word, const std::string& prefix,
                          std::vector<std::string>& terms) {
    for (const std::size_t number : numbers_) {
        const std::string_view stem = stemmers_[number].stem(word);
        if (!stem.empty()) add_new(prefix + std::string(stem), terms);
    }
}

}  // namespace nutgraf
