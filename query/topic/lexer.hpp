// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/hit.hpp"

namespace nutgraf {

/// What a piece of a topic is.
enum class PieceKind {
    kWord,
    kPhrase,      ///< two words or more, or a quoted one
    kCharacters,  ///< a run of characters of a script without spaces; each is a word
    kWildcard,    ///< a word of which only the beginning is given
    kField,       ///< name:value
    kAnd,
    kOr,
    kNot,
    kXor,
    kNear,  ///< NEAR or NEAR/n
    kAdj,   ///< ADJ or ADJ/n
    kOpen,
    kClose,
    kRequired,  ///< the '+' before an operand
    kExcluded   ///< the '-' before an operand
};

/// A word and where in the topic it stands.
struct PieceWord {
    std::string term;
    bool stemmable;  ///< see Word of the tokenizer
    ByteRange where;
};

/// One piece of a topic.
struct Piece {
    PieceKind kind;
    ByteRange where;                 ///< in the topic
    std::vector<PieceWord> words{};  ///< of words, phrases and wildcards
    std::string field{};             ///< of fields: the name, lower case
    std::string value{};  ///< of fields: the value as written, without its quotation marks
    bool quoted = false;  ///< of fields: whether the value had them
    unsigned window = 0;  ///< of NEAR/n and ADJ/n; 0 if no n is given
};

/// The pieces of a topic, and chunks that hold a word too long for any index.
struct LexedTopic {
    std::vector<Piece> pieces;
    std::vector<std::string> too_long;
};

/// Cuts a topic into pieces. Punctuation that means nothing is dropped.
/// Throws Error (kTopic) for an unclosed quotation, a misplaced wildcard or a field without a
/// value.
LexedTopic lex_topic(const std::string& text);

/// Cuts a topic into words only.
LexedTopic lex_plain(const std::string& text);

/// Returns the words of a text, `offset` added to where they stand. Pairs of characters are none.
std::vector<PieceWord> words_of(std::string_view text, std::size_t offset = 0);

/// Throws Error (kTopic) that says "column N: «piece» reason" for a range of a topic.
[[noreturn]] void fail_at(const std::string& text, ByteRange where, const std::string& reason);

}  // namespace nutgraf
