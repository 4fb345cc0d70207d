// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/word_pieces.hpp"

#include <span>
#include <string>
#include <utility>

#include "nutgraf/tokenizer.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace nutgraf {
namespace {

// Makes a piece of the word at `i`, or of all characters of the run that begins there, and moves
// behind it.
Piece take_word(std::vector<PieceWord>& words, std::size_t& i) {
    const bool character = is_unspaced(words[i]);
    Piece piece{character ? PieceKind::kCharacters : PieceKind::kWord, words[i].where};
    piece.words.push_back(std::move(words[i++]));
    while (character && i < words.size() && is_unspaced(words[i]) &&
           words[i].where.start == piece.where.end) {
        piece.where.end = words[i].where.end;
        piece.words.push_back(std::move(words[i++]));
    }
    return piece;
}

// Between the words of one compound there are only these: "dual-use", "user@example.org".
bool joins(std::string_view gap) {
    return !gap.empty() && gap.find_first_not_of("-.:@/") == gap.npos;
}

// Whether a chunk is initials in lower case, which the tokenizer knows in capitals only: "u.s.".
bool is_initials(std::string_view chunk) {
    if (chunk.size() < 3 || chunk.size() > kMaxWordCharacters) return false;
    for (std::size_t at = 0; at < chunk.size(); ++at) {
        if (at % 2 == 0 ? !ascii::is_lower(chunk[at]) : chunk[at] != '.') return false;
    }
    return true;
}

// The text with its initials in capitals; all stays in its place.
std::string with_capitals(std::string_view text) {
    std::string capitals(text);
    for (const std::string_view chunk : ascii::split_words(text)) {
        if (!is_initials(chunk)) continue;
        const auto at = static_cast<std::size_t>(chunk.data() - text.data());
        for (char& c : std::span(capitals).subspan(at, chunk.size())) c = ascii::to_upper(c);
    }
    return capitals;
}

// Whether words `a` and `b` of a text, one behind the other, are of one compound.
bool joined(std::string_view text, std::size_t offset, const PieceWord& a, const PieceWord& b) {
    if (is_unspaced(a) || is_unspaced(b)) return false;  // a run of them is an operand
    if (b.where.start < a.where.end) return false;       // both are of one character
    return joins(text.substr(a.where.end - offset, b.where.start - a.where.end));
}

}  // namespace

bool is_unspaced(const PieceWord& word) { return is_unspaced(decode(word.term, 0).code); }

std::vector<PieceWord> words_of(std::string_view text, std::size_t offset) {
    const std::string capitals = with_capitals(text);
    std::vector<PieceWord> words;
    Tokenizer tokenizer(capitals);
    for (Word word; tokenizer.next(word);) {
        if (!word.placed) continue;
        words.push_back(
            {std::string(word.term), word.stemmable, {offset + word.start, offset + word.end}});
    }
    return words;
}

std::vector<Piece> word_pieces(std::string_view text, std::size_t offset) {
    std::vector<PieceWord> words = words_of(text, offset);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t last = i;
        while (last + 1 < words.size() && joined(text, offset, words[last], words[last + 1])) {
            ++last;
        }
        if (last == i) {
            pieces.push_back(take_word(words, i));
            continue;
        }
        Piece piece{PieceKind::kCompound, {words[i].where.start, words[last].where.end}};
        for (; i <= last; ++i) piece.words.push_back(std::move(words[i]));
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<Piece> plain_pieces(std::string_view text) {
    std::vector<PieceWord> words = words_of(text);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < words.size();) pieces.push_back(take_word(words, i));
    return pieces;
}

Piece word_piece(const std::string& text, ByteRange where) {
    Piece piece{PieceKind::kWord, where};
    piece.words =
        words_of(std::string_view(text).substr(where.start, where.end - where.start), where.start);
    if (piece.words.size() > 1) piece.kind = PieceKind::kCompound;
    return piece;
}

}  // namespace nutgraf
