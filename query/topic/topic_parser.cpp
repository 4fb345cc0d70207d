// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stages of reading a topic, one after another: pieces, grammar, query; and what a reader of
// the results wants to know of it besides: the words it looks for, and what was left out.
#include <utility>

#include "index_impl.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/topic.hpp"
#include "topic/filter.hpp"
#include "topic/grammar.hpp"
#include "topic/query_writer.hpp"
#include "topic/topic_impl.hpp"

namespace nutgraf {
namespace {

// What a topic looks for: all words but those after '-' or NOT.
std::vector<TopicWord> wanted_words(const std::vector<Piece>& pieces) {
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
            const bool exact = matches_exactly(pieces, at);
            for (const PieceWord& word : piece.words) {
                words.push_back({word.term, exact ? "" : word.stem,
                                 piece.kind == PieceKind::kWildcard, word.where});
            }
        }
        exclude_next = false;
    }
    return words;
}

// Says which wildcards stand for more words than are looked for.
std::vector<std::string> capped_wildcards(const std::string& text, const std::vector<Piece>& pieces,
                                          Analyzer& analyzer, const Xapian::Database& database) {
    std::vector<std::string> notices;
    for (const Piece& piece : pieces) {
        const std::string prefix = wildcard_prefix(piece, analyzer);
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

std::string TopicWord::index_term() const {
    return stem.empty() ? term : std::string(schema::kStemPrefix) + stem;
}

bool Topic::empty() const noexcept { return impl_->query.empty(); }

std::string Topic::description() const { return impl_->query.get_description(); }

TopicParser::TopicParser(Index index) : index_(std::move(index)) {}

Topic TopicParser::parse(const std::string& text, TopicSyntax syntax) const {
    Analyzer analyzer = index_.make_analyzer();
    LexedTopic lexed =
        syntax == TopicSyntax::kFull ? lex_topic(text, analyzer) : lex_plain(text, analyzer);
    const std::vector<Piece> pieces = check_grammar(text, std::move(lexed.pieces));
    Topic topic;
    topic.text_ = text;
    topic.syntax_ = syntax;
    topic.words_ = wanted_words(pieces);
    auto impl = std::make_shared<Topic::Impl>();
    impl->query = make_query(text, pieces, syntax, analyzer);
    topic.notices_ = with_xapian(ErrorKind::kIndex, "cannot read " + index_.info().path, [&] {
        return capped_wildcards(text, pieces, analyzer, index_.impl().database);
    });
    for (const std::string& word : lexed.too_long) {
        topic.notices_.push_back("left out, longer than any word of an index: " + word);
    }
    topic.impl_ = std::move(impl);
    return topic;
}

}  // namespace nutgraf
