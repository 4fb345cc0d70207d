// SPDX-License-Identifier: GPL-2.0-or-later
//
// A passage has the stems of its own language, and of each word with accents the stem without them
// besides (schema.hpp). Stemmers know endings with their accents: "participación" has the stem of
// "participaciones", "participacion" has not. So a topic's word is looked for with its accents and
// without them, and one that was typed without also as the index spells it.
#include "topic/word_forms.hpp"

#include <algorithm>
#include <utility>

#include "core/index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "text/accents.hpp"

namespace nutgraf {
namespace {

void add_new(std::string term, std::vector<std::string>& terms) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

// Vowels with the accents of many languages; "c" of French and Portuguese.
std::string_view accents_of(char letter) {
    switch (letter) {
        case 'a': return "áàâãăä";
        case 'e': return "éèêë";
        case 'i': return "íìîïı";
        case 'o': return "óòôõöő";
        case 'u': return "úùûüű";
        default: return {};
    }
}

// What a word that was typed without accents may be with them: endings are where stemmers need
// them, so one of the last two vowels has one, or "ão" or "ões" behind "ç".
std::vector<std::string> with_likely_accents(const std::string& word) {
    std::vector<std::string> likely;
    std::size_t vowels = 0;
    for (std::size_t at = word.size(); at-- > 0 && vowels < 2;) {
        const std::string_view accents = accents_of(word[at]);
        vowels += accents.empty() ? 0 : 1;
        for (std::size_t i = 0; i < accents.size(); i += 2) {
            likely.push_back(std::string(word).replace(at, 1, accents.substr(i, 2)));
        }
    }
    for (const auto& [plain, accented] : {std::pair{"cao", "ção"}, std::pair{"coes", "ções"}}) {
        const std::string_view ending = plain;
        if (!word.ends_with(ending)) continue;
        likely.push_back(word.substr(0, word.size() - ending.size()) + accented);
    }
    return likely;
}

}  // namespace

WordForms::WordForms(Index index)
    : index_(std::move(index)),
      stemmers_(index_.info().language),
      spellings_(index_.impl().database) {
    for (const std::string& language : index_.info().languages) {
        const std::size_t number = stemmers_.number_of(language);
        if (std::ranges::find(numbers_, number) == numbers_.end()) numbers_.push_back(number);
    }
    // Articles whose language is not known have the first.
    if (std::ranges::find(numbers_, std::size_t{0}) == numbers_.end()) numbers_.push_back(0);
}

// What was not looked for at the end of a long topic is, in the next.
void WordForms::start_topic() {
    if (spellings_.is_exhausted()) known_.clear();
    spellings_.refill();
}

std::vector<std::string> WordForms::terms(const std::string& word, bool stemmable,
                                          std::string_view prefix) {
    // Words of a topic come again, and those of a batch of topics.
    constexpr std::size_t kMostKnown = 100'000;
    if (known_.size() == kMostKnown) known_.clear();
    const std::string kind = stemmable ? " " : "=";
    const auto [known, first] = known_.try_emplace(std::string(prefix) + kind + word);
    if (first) known->second = look_up(word, stemmable, prefix);
    return known->second;
}

std::vector<std::string> WordForms::look_up(const std::string& word, bool stemmable,
                                            std::string_view prefix) {
    std::vector<std::string> terms =
        stemmable ? stems_of(word, prefix) : spellings_.of_word(prefix, word);
    std::string first = terms.empty() ? std::string(prefix) + word : terms.front();
    drop_unknown(terms);
    if (terms.empty() && stemmable) terms = likely_stems_of(word, prefix);
    if (terms.empty()) terms.push_back(std::move(first));
    return terms;
}

void WordForms::drop_unknown(std::vector<std::string>& terms) const {
    const Xapian::Database& database = index_.impl().database;
    std::erase_if(terms, [&](const std::string& term) { return !database.term_exists(term); });
}

std::vector<std::string> WordForms::stems_of(const std::string& word, std::string_view prefix) {
    const std::string stem_prefix = std::string(schema::kStemPrefix).append(prefix);
    std::string plain = word;
    const bool accented = without_accents(word, plain);
    std::vector<std::string> terms;
    add_stems(plain, stem_prefix, terms);
    // Without a stemmer only words with accents have a stem, the word without them.
    if (terms.empty()) return {std::string(prefix) + plain, stem_prefix + plain};
    if (accented) {
        add_stems(word, stem_prefix, terms);
        return terms;
    }
    for (const std::string& spelling : spellings_.of_word(prefix, word)) {
        add_stems(spelling.substr(prefix.size()), stem_prefix, terms);
    }
    return terms;
}

// Of a word that no passage has: the stems of what it may be with accents.
std::vector<std::string> WordForms::likely_stems_of(const std::string& word,
                                                    std::string_view prefix) {
    std::vector<std::string> terms;
    for (const std::string& accented : with_likely_accents(word)) {
        add_stems(accented, std::string(schema::kStemPrefix).append(prefix), terms);
    }
    drop_unknown(terms);
    return terms;
}

void WordForms::add_stems(const std::string& word, const std::string& prefix,
                          std::vector<std::string>& terms) {
    for (const std::size_t number : numbers_) {
        const std::string_view stem = stemmers_[number].stem_anew(word);
        if (!stem.empty()) add_new(prefix + std::string(stem), terms);
    }
}

}  // namespace nutgraf
