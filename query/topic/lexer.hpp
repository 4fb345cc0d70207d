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
    kPhrase,      ///< words in quotation marks
    kCompound,    ///< two words or more with a hyphen or the like between: "dual-use"
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

/// A word and where in the topic it is.
struct PieceWord {
    std::string term;
    bool stemmable;  ///< see Word of the tokenizer
    ByteRange where;
};

/// One piece of a topic.
struct Piece {
    PieceKind kind;
    ByteRange where;                 ///< in the topic
    std::vector<PieceWord> words{};  ///< of words, phrases, compounds and wildcards
    std::string field{};             ///< of fields: the name, lower case
    std::string value{};  ///< of fields: the value as written, without its quotation marks
    bool quoted = false;  ///< of fields: whether the value had them
    unsigned window = 0;  ///< of NEAR/n and ADJ/n; 0 if no n is given
    /// Of fields, `name:(...)`: the pieces between the brackets, none of them a field.
    std::vector<Piece> group{};
};

/// How what makes no sense is read.
enum class Reading {
    kGoodFaith,  ///< as what a person may have meant, with a remark
    kStrict      ///< as an error
};

/// A place of a topic that was not read as it might have been meant.
struct Remark {
    enum class Kind {
        kWords,        ///< what looks like an operator or a field is words
        kPunctuation,  ///< what looks like a quotation mark, bracket, sign or star is ignored
        kNoField       ///< it looks like a field, but there is none of that name
    };
    Kind kind;
    ByteRange where;
    std::string reason{};  ///< of the first field whose value makes no sense: the piece, and why
};

/// The pieces of a topic, and remarks.
struct LexedTopic {
    std::vector<Piece> pieces{};
    std::vector<Remark> remarks{};
};

/// Cuts a topic into pieces. Punctuation that means nothing is dropped.
/// Read strictly, throws Error (kTopic) for an unclosed quotation, a misplaced wildcard, a field
/// without a value or a window that is no number of words.
LexedTopic lex_topic(const std::string& text, Reading reading);

/// Cuts a topic into words only.
LexedTopic lex_plain(const std::string& text);

/// Throws Error (kTopic) that says "column N: «piece» reason" for a range of a topic.
[[noreturn]] void fail_at(const std::string& text, ByteRange where, const std::string& reason);

}  // namespace nutgraf
