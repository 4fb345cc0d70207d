// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tokenizer walks the bytes once. Almost all characters of almost all texts are ASCII, so these
// are looked up in a table of 128 entries; any other byte goes through Xapian's own UTF-8 decoder
// and character classes, which also settles what a broken byte means. What the simple story leaves
// out is at the edges of a word: initials, characters that join two words into one, and suffixes.
// The rules are those of Xapian 1.4's term generator; tests/analysis compare the two.
#include "nutgraf/tokenizer.hpp"

#include <xapian.h>

#include <array>

namespace nutgraf {
namespace {

// A character as the rules see it, and where the next one begins.
struct Char {
    unsigned code;
    std::size_t next;
};

constexpr unsigned kDrop = ~0U;  // joins two words without leaving a trace

// Lower case of the ASCII word characters, 0 for all other ASCII characters.
constexpr std::array<char, 128> kAsciiWord = [] {
    std::array<char, 128> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = c;
    for (char c = 'A'; c <= 'Z'; ++c) {
        table[static_cast<unsigned char>(c)] = static_cast<char>(c - 'A' + 'a');
    }
    table['_'] = '_';
    return table;
}();

// The rare cases are functions of their own, so that the frequent ones are inlined into the loops.
[[gnu::noinline]] Char decode_wide(std::string_view text, std::size_t at) {
    Xapian::Utf8Iterator it;
    it.assign(text.data() + at, text.size() - at);
    const unsigned code = *it;
    ++it;
    return {code, text.size() - it.left()};
}

[[gnu::noinline]] unsigned fold_wide(unsigned code) {
    return Xapian::Unicode::is_wordchar(code) ? Xapian::Unicode::tolower(code) : 0;
}

inline Char decode(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? Char{byte, at + 1} : decode_wide(text, at);
}

// Returns the lower case of a word character, 0 for any other.
inline unsigned fold(unsigned code) {
    return code < 0x80 ? static_cast<unsigned char>(kAsciiWord[code]) : fold_wide(code);
}

inline void append(std::string& out, unsigned code) {
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else {
        Xapian::Unicode::append_utf8(out, code);
    }
}

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_suffix(char c) { return c == '+' || c == '#'; }

bool is_digit(unsigned code) {
    if (code < 0x80) return code >= '0' && code <= '9';
    return Xapian::Unicode::get_category(code) == Xapian::Unicode::DECIMAL_DIGIT_NUMBER;
}

bool is_invisible(unsigned code) {
    return (code >= 0x200b && code <= 0x200d) || code == 0x2060 || code == 0xfeff;
}

// What a character between two word characters contributes: itself or its normal form, kDrop, or 0
// if it separates them.
unsigned infix(unsigned code) {
    switch (code) {
        case '\'':
        case '&':
        case 0xb7:    // middle dot, Catalan
        case 0x5f4:   // Hebrew gershayim
        case 0x2027:  // hyphenation point
            return code;
        case 0x2019:  // closing single quote, the typographic apostrophe
        case 0x201b:  // reversed single quote
            return '\'';
        default: return is_invisible(code) ? kDrop : 0;
    }
}

// The same between two digits.
unsigned digit_infix(unsigned code) {
    switch (code) {
        case ',':
        case '.':
        case ';':
        case 0x037e:  // Greek question mark
        case 0x0589:  // Armenian full stop
        case 0x060d:  // Arabic date separator
        case 0x07f8:  // N'Ko comma
        case 0x2044:  // fraction slash
        case 0xfe10:  // vertical comma, colon, semicolon
        case 0xfe13:
        case 0xfe14: return code;
        default: return is_invisible(code) ? kDrop : 0;
    }
}

bool begins_with_letter(std::string_view term) {
    const auto byte = static_cast<unsigned char>(term.front());
    if (byte < 0x80) return byte >= 'a' && byte <= 'z';
    switch (Xapian::Unicode::get_category(*Xapian::Utf8Iterator(term.data(), term.size()))) {
        case Xapian::Unicode::LOWERCASE_LETTER:
        case Xapian::Unicode::TITLECASE_LETTER:
        case Xapian::Unicode::MODIFIER_LETTER:
        case Xapian::Unicode::OTHER_LETTER: return true;
        default: return false;
    }
}

}  // namespace

bool Tokenizer::next(Word& word) {
    while (skip_to_word()) {
        buffer_.clear();
        word.start = at_;
        if (!read_initials(word)) read_word(word);
        if (buffer_.size() > kMaxWordBytes) continue;
        word.term = buffer_;
        word.stemmable = begins_with_letter(buffer_);
        return true;
    }
    return false;
}

bool Tokenizer::skip_to_word() {
    while (at_ < text_.size()) {
        const Char c = decode(text_, at_);
        if (fold(c.code) != 0) return true;
        at_ = c.next;
    }
    return false;
}

// "U.N." or "P.T.O": single ASCII capitals with full stops between. One letter does not make
// initials ("M&S" is left to read_word), nor do letters that run on ("J.Smith").
bool Tokenizer::read_initials(Word& word) {
    std::size_t at = at_;
    std::size_t end = at_;
    while (at < text_.size() && is_ascii_upper(text_[at])) {
        append(buffer_, fold(static_cast<unsigned char>(text_[at])));
        end = ++at;
        if (at == text_.size() || text_[at] != '.') break;
        ++at;
    }
    const bool runs_on = at < text_.size() && fold(decode(text_, at).code) != 0;
    if (buffer_.size() < 2 || runs_on) {
        buffer_.clear();
        return false;
    }
    word.end = end;
    at_ = at;
    return true;
}

// Word characters, and a single infix wherever another word character follows it.
void Tokenizer::read_word(Word& word) {
    unsigned previous = 0;
    while (at_ < text_.size()) {
        const Char c = decode(text_, at_);
        if (const unsigned folded = fold(c.code)) {
            append(buffer_, folded);
            previous = folded;
            at_ = c.next;
            continue;
        }
        if (c.next == text_.size()) break;
        const Char following = decode(text_, c.next);
        if (fold(following.code) == 0) break;
        const bool in_number = is_digit(previous) && is_digit(following.code);
        const unsigned joint = in_number ? digit_infix(c.code) : infix(c.code);
        if (joint == 0) break;
        if (joint != kDrop) append(buffer_, joint);
        at_ = c.next;
    }
    read_suffix();
    word.end = at_;
}

// One to three '+' or '#', unless more of them or a word character follow: "c++" but not
// "fish+chips".
void Tokenizer::read_suffix() {
    std::size_t end = at_;
    while (end < text_.size() && is_suffix(text_[end])) ++end;
    const bool too_long = end - at_ > 3;
    const bool runs_on = end < text_.size() && fold(decode(text_, end).code) != 0;
    if (too_long || runs_on) return;
    buffer_.append(text_.substr(at_, end - at_));
    at_ = end;
}

}  // namespace nutgraf
