// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stages of reading a topic, one after another: pieces, grammar, query; and what a reader of
// the results wants to know of it besides: the words it looks for, and what was left out.
#include <utility>

#include "index_impl.hpp"
#include "nutgraf/topic.hpp"
#include "topic/filter.hpp"
#include "topic/grammar.hpp"
#include "topic/query_writer.hpp"
#include "topic/topic_impl.hpp"
#include "topic/word_forms.hpp"

namespace nutgraf {
namespace {

// Appends the words that a piece looks for.
void append_words(const std::vector<Piece>& pieces, std::size_t at, WordForms& forms,
                  std::vector<TopicWord>& words) {
    const bool exact = matches_exactly(pieces, at);
    // Of characters that stand in a row, single ones would light up everywhere.
    const bool units = !exact || is_characters(pieces[at]);
    for (const PieceWord& word : units ? units_of(pieces[at]) : pieces[at].words) {
        const bool wildcard = pieces[at].kind == PieceKind::kWildcard;
        TopicWord wanted{word.term, {}, wildcard, word.where};
        if (!wildcard) wanted.index_terms = forms.terms(word.term, word.stemmable && !exact);
        words.push_back(std::move(wanted));
    }
}

// What a topic looks for: all words but those after '-' or NOT.
std::vector<TopicWord> wanted_words(const std::vector<Piece>& pieces, WordForms& forms) {
    std::vector<TopicWord> words;
    int depth = 0;
    int excluded_below = -1;  // depth of the bracket that is excluded as a whole
    bool exclude_next = false;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const Piece& piece = pieces[at];
        if (piece.kind == PieceKind::kExcluded || piece.kind == PieceKind::kNot) {
            exclude_next = true;
            continue;
        }
        if (piece.kind == PieceKind::kOpen) {
            if (exclude_next && excluded_below < 0) excluded_below = depth;
            ++depth;
        } else if (piece.kind == PieceKind::kClose) {
            if (--depth == excluded_below) excluded_below = -1;
        } else if (!exclude_next && excluded_below < 0) {
            append_words(pieces, at, forms, words);
        }
        exclude_next = false;
    }
    return words;
}

// Says which wildcards stand for more words than are looked for.
std::vector<std::string> capped_wildcards(const std::string& text, const std::vector<Piece>& pieces,
                                          const Xapian::Database& database) {
    std::vector<std::string> notices;
    for (const Piece& piece : pieces) {
        const std::string prefix = wildcard_prefix(piece);
        if (prefix.empty()) continue;
        std::size_t count = 0;
        for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
            ++count;
        if (count <= kMaxExpansion) continue;
        notices.push_back(text.substr(piece.where.start, piece.where.end - piece.where.start) +
                          " stands for " + std::to_string(count) + " words; only the " +
                          std::to_string(kMaxExpansion) +
                          " that most passages have are looked for");
    }
    return notices;
}

}  // namespace

bool Topic::empty() const noexcept { return impl_->query.empty(); }

std::string Topic::description() const { return impl_->query.get_description(); }

TopicParser::TopicParser(Index index) : index_(std::move(index)) {}

Topic TopicParser::parse(const std::string& text, TopicSyntax syntax) const {
    LexedTopic lexed = syntax == TopicSyntax::kFull ? lex_topic(text) : lex_plain(text);
    const std::vector<Piece> pieces = check_grammar(text, std::move(lexed.pieces));
    Topic topic;
    topic.text_ = text;
    topic.syntax_ = syntax;
    auto impl = std::make_shared<Topic::Impl>(Topic::Impl{index_, {}});
    with_database(index_, "cannot read", [&] {
        WordForms forms(index_);
        topic.words_ = wanted_words(pieces, forms);
        impl->query = make_query(text, pieces, syntax, forms);
        topic.notices_ = capped_wildcards(text, pieces, index_.impl().database);
    });
    for (const std::string& word : lexed.too_long) {
        topic.notices_.push_back("left out, longer than any word of an index: " + word);
    }
    topic.impl_ = std::move(impl);
    return topic;
}

}  // namespace nutgraf
