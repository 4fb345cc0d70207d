// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "topic/lexer.hpp"

namespace nutgraf {

/// Removes brackets with nothing between them, then checks that the pieces form an expression:
/// brackets pair, operators have operands, signs stand before operands.
/// Throws Error (kTopic) that points at the piece that is wrong.
std::vector<Piece> check_grammar(const std::string& text, std::vector<Piece> pieces);

/// Whether the piece can be an operand by itself: a word, phrase, run of characters, wildcard or
/// field.
bool is_operand(PieceKind kind) noexcept;

/// Whether the piece stands between two operands.
bool is_binary_operator(PieceKind kind) noexcept;

/// Whether the piece is NEAR or ADJ.
bool is_proximity(PieceKind kind) noexcept;

/// Whether the words of a piece match as they stand rather than by their stems: those of phrases
/// and wildcards, and those beside NEAR and ADJ, since only words have positions. Characters do, as
/// a phrase, beside signs and operators; else any two of them that are neighbours match.
bool matches_exactly(const std::vector<Piece>& pieces, std::size_t at);

/// Whether all words of a piece are characters of scripts without spaces.
bool is_characters(const Piece& piece);

/// What a word or a run of characters that need not match exactly is looked for as: the word, or
/// each two characters in a row.
std::vector<PieceWord> units_of(const Piece& piece);

}  // namespace nutgraf
