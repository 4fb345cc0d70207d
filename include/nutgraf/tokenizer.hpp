// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

namespace nutgraf {

/// Of a longer word only so much counts, from its start: so many characters, and of these as many
/// as so many bytes of UTF-8 hold.
inline constexpr std::size_t kMaxWordCharacters = 64;
inline constexpr std::size_t kMaxWordBytes = 200;

/// At least this many bytes from the start of a term may be read, see Word::term.
inline constexpr std::size_t kTermPadding = 16;

class NormalizedText;

/// One word of a text, before stemming.
struct Word {
    /// Lower case; valid until the next call to Tokenizer::next(), and as long as the tokenizer
    /// stays where it is. The first kTermPadding bytes from term.data() on may be read whatever the
    /// length of the term; those of them that lie behind it are zero.
    std::string_view term;
    std::size_t start = 0;   ///< byte range in the text, half-open, of all characters that the
    std::size_t end = 0;     ///< word consists of, also if the term has only the first of them
    bool stemmable = false;  ///< the term begins with a letter, not with a digit or mark
    bool placed = true;      ///< it takes a position; false for pairs of characters
};

/// Cuts a text into words by the rules of Xapian::TermGenerator: runs of word characters; initials
/// such as "U.N." joined; an apostrophe, ampersand or the like inside a word kept; '.' or ',' kept
/// between digits; up to three '+' or '#' kept at the end ("C++"). Long words are cut, see
/// kMaxWordCharacters.
///
/// The text is read as if it were in its one form, in which characters that look the same are the
/// same, and those that no one sees are not there (analysis/normalize.hpp). The ranges of words are
/// those in the text as it is. Of a few characters that normalisation puts in another order, two
/// words may have the range of both.
///
/// What is written without spaces between words, Chinese for example, becomes n-grams as with
/// Xapian's FLAG_CJK_NGRAM: each character is a word, and each two in a row are one more, without a
/// position, between them: A, AB, B, BC, C. None of them has a stem. Such a stretch ends the word
/// before it. So are pictographs.
///
/// The text must outlive the tokenizer. Any bytes are accepted.
class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : source_(text) {}

    /// Sets `word` to the next word and returns true, or returns false at the end of the text.
    bool next(Word& word);

private:
    bool next_piece();
    bool placed(Word& word) const;
    void place(Word& word) const;
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
    void append(unsigned code);
    void cut_term();

    static constexpr std::size_t kNoPair = ~std::size_t{0};

    std::string_view source_;
    std::size_t origin_ = 0;                            // where the piece begins in the source
    std::size_t next_origin_ = 0;                       // ... and the next one
    std::string_view text_;                             // of the piece, in its one form
    std::shared_ptr<const NormalizedText> normalized_;  // that, if it is not the source's
    std::size_t at_ = 0;                                // in text_
    std::size_t pair_at_ = kNoPair;  // where the pair of characters begins that comes next
    std::size_t term_size_ = 0;      // of the term under construction
    bool full_ = false;              // it has no room for more
    alignas(kTermPadding) std::array<char, kMaxWordBytes + kTermPadding> term_{};
};

}  // namespace nutgraf
