// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/buffer.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/tokenizer.hpp"
#include "store/batch_terms.hpp"
#include "store/posting_batch.hpp"
#include "store/vocabulary.hpp"

namespace nutgraf {

/// The tokens and values of the documents of a batch, one document after another.
class PassageTokens {
public:
    PassageTokens(Vocabulary& vocabulary, BatchTerms& terms)
        : vocabulary_(vocabulary), terms_(terms) {}

    /// Starts a batch.
    void start();

    /// Adds a document. The article must stay as it is until its last passage was added.
    void add(const Article& article, const Passage& passage);

    /// Documents in the batch.
    std::uint32_t documents() const noexcept { return static_cast<std::uint32_t>(ends_.size()); }

    /// All tokens, and where those of each document end.
    const std::vector<BatchToken>& tokens() const noexcept { return tokens_; }
    const std::vector<std::size_t>& ends() const noexcept { return ends_; }

    /// Values of one slot: of each document VB(size) and the bytes, size 0 if it has none.
    glass::Buffer take_values(unsigned slot) { return std::move(values_[slot]); }
    /// Bits of the slots that a document has values in.
    unsigned slots(std::uint32_t document) const { return slots_[document]; }

    const ValueStatistics& value_statistics(unsigned slot) const { return statistics_[slot]; }

private:
    void start_article(const Article& article);
    std::uint32_t add_words(std::string_view text, std::uint32_t position,
                            std::vector<BatchToken>& tokens);
    void add_word(Vocabulary::Word& found, TermKind kind, TermKind stem_kind,
                  std::uint32_t position, std::vector<BatchToken>& tokens);
    void add_field(const Field& field, std::string_view prefix);
    void add_boolean(std::string_view prefix, const std::string& value);
    void add_boolean_term(const std::string& term, std::vector<BatchToken>& tokens);
    void add_date(const Field& field);
    void add_value(unsigned slot, std::string_view value);

    Vocabulary& vocabulary_;
    BatchTerms& terms_;
    std::vector<BatchToken> tokens_;
    std::vector<std::size_t> ends_;
    std::vector<unsigned> slots_;  // bits, by document
    std::array<glass::Buffer, kValueSlots> values_;
    std::array<ValueStatistics, kValueSlots> statistics_;

    static constexpr std::size_t kGroup = 32;
    std::array<Vocabulary::Lookup, kGroup> group_{};  // of words to be looked up, and their bytes
    std::array<bool, kGroup> group_placed_{};
    std::array<std::array<char, kMaxWordBytes + 1>, kGroup> group_words_{};

    // What the passages of an article have in common.
    const Article* article_ = nullptr;
    std::vector<BatchToken> shared_;
    std::uint32_t text_position_ = 0;  // before the first word of a passage
    std::string date_value_;
    std::string last_day_value_;
    std::string space_;  // for the text of a passage with debris within
};

}  // namespace nutgraf
