// SPDX-License-Identifier: GPL-2.0-or-later
//
// The counterpart of passage_document.cpp for the bulk writer: the same terms, positions and
// values, but as numbers, and those that the passages of an article share are looked up once.
#include "store/passage_tokens.hpp"

#include <cstring>
#include <utility>

#include "glass/encoding.hpp"
#include "nutgraf/tokenizer.hpp"
#include "store/passage_fields.hpp"

namespace nutgraf {

void PassageTokens::start() {
    tokens_.clear();
    ends_.clear();
    slots_.clear();
    values_ = {};
    statistics_ = {};
    article_ = nullptr;
}

void PassageTokens::add(const Article& article, const Passage& passage) {
    if (&article != article_ || passage.ordinal == 0) start_article(article);
    tokens_.insert(tokens_.end(), shared_.begin(), shared_.end());
    const std::string id = schema::passage_id(article.id, passage.ordinal);
    add_boolean_term(schema::id_term(schema::kPassagePrefix, id), tokens_);
    if (!passage.original.empty()) {
        add_boolean_term(schema::id_term(schema::kOriginalPrefix, passage.original), tokens_);
    }
    add_words(text_of(article, passage, space_), text_position_, tokens_);
    ends_.push_back(tokens_.size());
    slots_.push_back(0);
    add_value(schema::kSortSlot, schema::sort_key(article.id, passage.ordinal));
    add_value(schema::kArticleSlot, article.id);
    add_value(schema::kDateSlot, date_value_);
    add_value(schema::kOriginalSlot, passage.original);
    add_value(schema::kLastDaySlot, last_day_value_);
}

void PassageTokens::start_article(const Article& article) {
    article_ = &article;
    shared_.clear();
    text_position_ = 0;
    for (const Field* field : {&article.title, &article.author, &article.source}) {
        if (!*field) continue;
        text_position_ = add_words(field->value, text_position_, shared_) + schema::kFieldGap;
    }
    add_field(article.title, schema::kTitlePrefix);
    add_field(article.author, schema::kAuthorPrefix);
    add_field(article.source, schema::kSourcePrefix);
    add_boolean(schema::kLanguagePrefix, lower(article.language.value));
    add_boolean(schema::kHostPrefix, host_of(article.url.value));
    add_date(article.date);
    add_boolean_term(schema::id_term(schema::kArticlePrefix, article.id), shared_);
}

// Returns the position of the last word. Words are looked up in small groups, since the vocabulary
// is much larger than the processor's caches: see Vocabulary::prepare().
std::uint32_t PassageTokens::add_words(std::string_view text, std::uint32_t position,
                                       std::vector<BatchToken>& tokens) {
    Tokenizer tokenizer(text);
    std::size_t count = kGroup;
    while (count == kGroup) {
        count = 0;
        for (Word word; count < kGroup && tokenizer.next(word); ++count) {
            char* const copy = group_words_[count].data();
            std::memcpy(copy, word.term.data(), kTermPadding);
            if (word.term.size() > kTermPadding) {
                std::memcpy(copy, word.term.data(), word.term.size());
            }
            group_[count] = vocabulary_.prepare({copy, word.term.size()}, word.stemmable);
            group_placed_[count] = word.placed;
        }
        for (std::size_t i = 0; i < count; ++i) {
            Vocabulary::Word& known = vocabulary_.word(group_[i]);
            const bool placed = group_placed_[i];
            add_word(known, placed ? TermKind::kWord : TermKind::kPair, TermKind::kStem,
                     placed ? ++position : 0, tokens);
        }
    }
    return position;
}

// Behind a word with accents comes its stem without them, if that is another.
inline void PassageTokens::add_word(Vocabulary::Word& found, TermKind kind, TermKind stem_kind,
                                    std::uint32_t position, std::vector<BatchToken>& tokens) {
    const bool known = found.stem != kUnknownTerm;
    Vocabulary::Word& word = known ? found : vocabulary_.with_stem(found);
    tokens.push_back({terms_.number(word, kind), position});
    if (!word.accented) return;
    tokens.push_back({terms_.number_stem(vocabulary_.plain_stem(word), stem_kind), 0});
}

void PassageTokens::add_field(const Field& field, std::string_view prefix) {
    if (!field) return;
    Tokenizer tokenizer(field.value);
    std::uint32_t position = 0;
    for (Word word; tokenizer.next(word);) {
        Vocabulary::Word& known = vocabulary_.word(prefix, word.term, word.stemmable);
        add_word(known, word.placed ? TermKind::kFieldWord : TermKind::kFieldPair,
                 TermKind::kFieldStem, word.placed ? ++position : 0, shared_);
    }
}

void PassageTokens::add_boolean(std::string_view prefix, const std::string& value) {
    if (!value.empty()) add_boolean_term(schema::id_term(prefix, value), shared_);
}

void PassageTokens::add_boolean_term(const std::string& term, std::vector<BatchToken>& tokens) {
    tokens.push_back({terms_.number(vocabulary_.term(term), TermKind::kBoolean), 0});
}

void PassageTokens::add_date(const Field& field) {
    DateEntries date = date_entries(field);
    for (const std::string& term : date.terms) add_boolean_term(term, shared_);
    date_value_ = std::move(date.value);
    last_day_value_ = std::move(date.last_day);
}

void PassageTokens::add_value(unsigned slot, std::string_view value) {
    glass::Buffer& values = values_[slot];
    char* const start = values.grow(glass::kMaxVb + value.size());
    char* end = glass::write_vb(start, value.size());
    if (!value.empty()) std::memcpy(end, value.data(), value.size());
    end += value.size();
    values.end_at(end);
    statistics_[slot].add(value);
    if (!value.empty()) slots_.back() |= 1U << slot;
}

}  // namespace nutgraf
