// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "topic/lexer.hpp"

namespace nutgraf {

/// Whether a word is one character of a script without spaces.
bool is_unspaced(const PieceWord& word);

/// Returns the words of a text, `offset` added to where they are. Pairs of characters are none;
/// initials in lower case, "u.s.", are one word, as those in capitals are.
std::vector<PieceWord> words_of(std::string_view text, std::size_t offset = 0);

/// Makes the pieces of a text without white space, which begins at `offset` of a topic: words,
/// compounds, runs of characters of scripts without spaces.
std::vector<Piece> word_pieces(std::string_view text, std::size_t offset);

/// Makes the pieces of a text in which there are only words and such runs.
std::vector<Piece> plain_pieces(std::string_view text);

/// Makes the word that is written in a range of a topic, for an operator that is none.
Piece word_piece(const std::string& text, ByteRange where);

}  // namespace nutgraf
