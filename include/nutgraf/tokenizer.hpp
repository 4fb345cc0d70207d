// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nutgraf {

/// Words longer than this, in bytes of UTF-8, are not indexed and take no position: markup debris,
/// base64 and the like. It is Xapian::TermGenerator's default, on which equality of terms rests.
inline constexpr std::size_t kMaxWordBytes = 64;

/// One word of a text, before stemming.
struct Word {
    std::string_view term;   ///< lower case; valid until the next call to Tokenizer::next()
    std::size_t start = 0;   ///< byte range in the text, half-open, of all characters that the
    std::size_t end = 0;     ///< term stands for
    bool stemmable = false;  ///< the term begins with a letter, not with a digit or mark
};

/// Cuts a text into words by the rules of Xapian::TermGenerator: runs of word characters; initials
/// such as "U.N." joined; an apostrophe, ampersand or the like inside a word kept; '.' or ',' kept
/// between digits; up to three '+' or '#' kept at the end ("C++").
///
/// The text must outlive the tokenizer. Any bytes are accepted. Copies share nothing.
class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    /// Sets `word` to the next word and returns true, or returns false at the end of the text.
    bool next(Word& word);

private:
    bool skip_to_word();
    bool read_initials(Word& word);
    void read_word(Word& word);
    void read_suffix();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string buffer_;  // the term under construction, reused from word to word
};

}  // namespace nutgraf
