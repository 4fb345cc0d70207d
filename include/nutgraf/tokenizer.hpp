// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace nutgraf {

/// Words longer than this, in bytes of UTF-8, are not indexed and take no position: markup debris,
/// base64 and the like. It is Xapian::TermGenerator's default, on which equality of terms rests.
inline constexpr std::size_t kMaxWordBytes = 64;

/// At least this many bytes from the start of a term may be read, see Word::term.
inline constexpr std::size_t kTermPadding = 16;

/// One word of a text, before stemming.
struct Word {
    /// Lower case; valid until the next call to Tokenizer::next(), and as long as the tokenizer
    /// stays where it is. The first kTermPadding bytes from term.data() on may be read whatever the
    /// length of the term; those of them that lie behind it are zero.
    std::string_view term;
    std::size_t start = 0;   ///< byte range in the text, half-open, of all characters that the
    std::size_t end = 0;     ///< term stands for
    bool stemmable = false;  ///< the term begins with a letter, not with a digit or mark
    bool placed = true;      ///< it takes a position; false for pairs of characters
};

/// Cuts a text into words by the rules of Xapian::TermGenerator: runs of word characters; initials
/// such as "U.N." joined; an apostrophe, ampersand or the like inside a word kept; '.' or ',' kept
/// between digits; up to three '+' or '#' kept at the end ("C++").
///
/// What is written without spaces between words, Chinese for example, becomes n-grams as with
/// Xapian's FLAG_CJK_NGRAM: each character is a word, and each two in a row are one more, without a
/// position, between them: A, AB, B, BC, C. None of them has a stem. Such a stretch ends the word
/// before it.
///
/// The text must outlive the tokenizer. Any bytes are accepted. Copies share nothing.
class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    /// Sets `word` to the next word and returns true, or returns false at the end of the text.
    bool next(Word& word);

private:
    bool read_any(Word& word);
    void read_single(Word& word, std::size_t next);
    void read_pair(Word& word);
    bool read_initials(Word& word);
    void read_word(Word& word);
    unsigned read_run();
    bool read_ascii_run();
    bool read_joint(unsigned previous);
    void read_suffix();
    bool is_word_at(std::size_t at) const;

    void clear_term();
    char* term_end();
    void append(unsigned code);

    static constexpr std::size_t kNoPair = ~std::size_t{0};

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t pair_at_ = kNoPair;  // where the pair of characters begins that comes next
    std::size_t term_size_ = 0;      // of the term under construction; may pass the maximum
    alignas(kTermPadding) std::array<char, kMaxWordBytes + kTermPadding> term_{};
};

}  // namespace nutgraf
