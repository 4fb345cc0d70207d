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

/// Whether the piece can be an operand by itself: a word, phrase, wildcard or field.
bool is_operand(PieceKind kind) noexcept;

/// Whether the piece stands between two operands.
bool is_binary_operator(PieceKind kind) noexcept;

}  // namespace nutgraf
