// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "topic/lexer.hpp"

namespace nutgraf {

/// The most brackets within brackets: queries are walked recursively, by Xapian too.
inline constexpr std::size_t kMaxDepth = 100;

/// Removes brackets with nothing between them, then checks that the pieces form an expression:
/// brackets pair, operators have operands, signs stand before operands. The same holds between the
/// brackets of a field.
/// Throws Error (kTopic) that points at the piece that is wrong.
std::vector<Piece> check_grammar(const std::string& text, std::vector<Piece> pieces);

/// Whether the piece can be an operand by itself: a word, phrase, run of characters, wildcard or
/// field.
bool is_operand(PieceKind kind) noexcept;

/// Whether the piece stands between two operands.
bool is_binary_operator(PieceKind kind) noexcept;

/// Returns one past the operand of NEAR or ADJ that begins at `at`: a word, phrase or wildcard, or
/// some of these in brackets, side by side or joined by OR. 0 if there is none.
std::size_t near_operand_end(const std::vector<Piece>& pieces, std::size_t at);

/// Whether the piece is NEAR or ADJ.
bool is_proximity(PieceKind kind) noexcept;

/// Whether all words of a piece are characters of scripts without spaces.
bool is_characters(const Piece& piece);

/// Returns what is behind the apostrophe of a word with an elision, such as "l'Ukraine" and
/// "d'une": one or two letters before it, three or more behind. Nothing for any other word.
std::optional<PieceWord> elided_word(const PieceWord& word);

/// What a word or a run of characters that need not match exactly is looked for as: the word, or
/// each two characters in a row.
std::vector<PieceWord> units_of(const Piece& piece);

}  // namespace nutgraf
