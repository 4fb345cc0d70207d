// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stages of reading a topic, one after another: pieces, grammar, query; and what a reader of
// the results wants to know of it besides: the words it looks for, and what was left out.
#include <set>
#include <utility>

#include "analysis/shortened.hpp"
#include "index_impl.hpp"
#include "nutgraf/topic.hpp"
#include "topic/filter.hpp"
#include "topic/grammar.hpp"
#include "topic/leaves.hpp"
#include "topic/query_builder.hpp"
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

// What a topic looks for: all words but those after '-' or NOT, and those left out.
std::vector<TopicWord> wanted_words(const std::vector<Piece>& pieces,
                                    const std::set<std::size_t>& left_out, WordForms& forms) {
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
        } else if (!exclude_next && excluded_below < 0 && !left_out.contains(at)) {
            append_words(pieces, at, forms, words);
        }
        exclude_next = false;
    }
    return words;
}

std::string text_of(const std::string& text, const Piece& piece) {
    return text.substr(piece.where.start, piece.where.end - piece.where.start);
}

// Says which wildcards stand for more words than are looked for.
void add_capped_wildcards(const std::string& text, const std::vector<Piece>& pieces,
                          const Wildcards& wildcards, std::vector<std::string>& notices) {
    std::set<std::string> told;
    for (const Piece& piece : pieces) {
        const std::string prefix = wildcard_prefix(piece);
        const Expansion* expansion = prefix.empty() ? nullptr : wildcards.known(prefix);
        if (expansion == nullptr || expansion->count <= kMaxExpansion) continue;
        if (!told.insert(prefix).second) continue;
        notices.push_back(text_of(text, piece) + " stands for " + std::to_string(expansion->count) +
                          " words; only the " + std::to_string(kMaxExpansion) +
                          " that most passages have are looked for");
    }
}

// Says which pieces are not looked for.
void add_left_out(const std::string& text, const std::vector<Piece>& pieces,
                  const std::set<std::size_t>& left_out, std::vector<std::string>& notices) {
    if (left_out.empty()) return;
    const Piece& first = pieces[*left_out.begin()];
    notices.push_back(
        "the topic is too long; words or phrases left out: " + std::to_string(left_out.size()) +
        ", the first is " + shortened(text_of(text, first)) + "; a topic looks for the first " +
        std::to_string(kMostTerms) + " different words");
}

void add_too_long(const std::vector<std::string>& words, std::vector<std::string>& notices) {
    for (const std::string& word : words) {
        notices.push_back("left out, longer than any word of an index: " + shortened(word));
    }
}

}  // namespace

bool Topic::empty() const noexcept { return impl_->query.empty(); }

std::string Topic::description() const { return impl_->query.get_description(); }

TopicParser::TopicParser(Index index) : impl_(std::make_shared<Impl>(std::move(index))) {}

Topic TopicParser::parse(const std::string& text, TopicSyntax syntax) const {
    LexedTopic lexed = syntax == TopicSyntax::kFull ? lex_topic(text) : lex_plain(text);
    const std::vector<Piece> pieces = check_grammar(text, std::move(lexed.pieces));
    Topic topic;
    topic.text_ = text;
    topic.syntax_ = syntax;
    const Index& index = impl_->index;
    with_database(index, "cannot read", [&] {
        const Xapian::Database& database = index.impl().database;
        auto impl = std::make_shared<Topic::Impl>(index);
        Leaves leaves(impl_->forms, impl->wildcards);
        BuiltQuery built = build_query(text, pieces, leaves, database);
        impl->query = std::move(built.query);
        impl->undated = std::move(built.undated);
        topic.words_ = wanted_words(pieces, built.left_out, impl_->forms);
        add_capped_wildcards(text, pieces, impl->wildcards, topic.notices_);
        add_left_out(text, pieces, built.left_out, topic.notices_);
        topic.impl_ = std::move(impl);
    });
    add_too_long(lexed.too_long, topic.notices_);
    return topic;
}

}  // namespace nutgraf
