// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tokenizer walks the text in two gears. Nearly all words of nearly all texts are a few ASCII
// letters with a separator behind, and of those 16 bytes looked at together show the end, the lower
// case and where the next word may begin. Whatever that look leaves open is read character by
// character with Xapian's classes: other scripts and broken bytes, initials, characters that join
// two words into one, suffixes, long words. The rules are those of Xapian 1.4's term generator;
// tests/analysis compare the two.
//
// Normalised text is read as it is, other text from a copy. A long one is read in pieces, so that
// the copy stays small, whatever the text.
#include "nutgraf/tokenizer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "text/ascii.hpp"
#include "text/byte_block.hpp"
#include "text/changing.hpp"
#include "text/characters.hpp"
#include "text/normalize.hpp"

namespace nutgraf {
namespace {

static_assert(kTermPadding == kBlockBytes, "a block is stored with zeros up to the padding's end");

// The length of the ASCII word at the head of a block, or 0 if its end cannot be told from the
// block alone. A joint does join only if a character of a word may follow.
inline unsigned plain_length(const ByteMasks& masks) {
    const unsigned joining = masks.joints & (masks.words | masks.wide) >> 1;
    const unsigned open = masks.wide | masks.suffixes | joining | ~0U << (kBlockBytes - 1);
    const auto length = static_cast<unsigned>(std::countr_one(masks.words));
    return (open >> length & 1) == 0 ? length : 0;
}

// Of a character that is part of a word between spaces, its lower case; 0 for all others.
unsigned fold_spaced(unsigned code) { return is_unspaced(code) ? 0 : fold(code); }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_suffix(char c) { return c == '+' || c == '#'; }

// Whether a character is a word by itself.
bool is_single(unsigned code) {
    return is_unspaced(code) && (fold(code) != 0 || is_pictograph(code));
}

}  // namespace

inline bool Tokenizer::placed(Word& word) const {
    if (normalized_ != nullptr || origin_ > 0) place(word);
    return true;
}

bool Tokenizer::next(Word& word) {
    do {
        if (pair_at_ != kNoPair) {
            read_pair(word);
            return placed(word);
        }
        while (at_ < text_.size()) {
            const ByteBlock block = block_at(text_, at_);
            const ByteMasks masks = block.masks();
            if (const unsigned length = plain_length(masks)) {
                block.store_lower(term_.data(), length);
                word = {{term_.data(), length}, at_, at_ + length, term_.front() >= 'a', true};
                at_ += length + gap(masks, length);
                return placed(word);
            }
            if (const unsigned skipped = gap(masks, 0)) {
                at_ += skipped;
            } else if (read_any(word)) {
                return placed(word);
            }
        }
    } while (next_piece());
    return false;
}

bool Tokenizer::next_piece() {
    if (next_origin_ == source_.size()) return false;
    origin_ = std::exchange(next_origin_, end_of_piece(source_, next_origin_));
    text_ = source_.substr(origin_, next_origin_ - origin_);
    normalized_ = nullptr;
    at_ = 0;
    if (find_changing(text_, 0) == text_.size()) return true;
    normalized_ = std::make_shared<const NormalizedText>(text_);
    text_ = normalized_->text();
    return true;
}

// From the piece to the source.
void Tokenizer::place(Word& word) const {
    if (normalized_ != nullptr) {
        word.start = normalized_->source_start(word.start);
        word.end = normalized_->source_end(word.end);
    }
    word.start += origin_;
    word.end += origin_;
}

// Reads on by one character that is no part of a word, or by one word; returns whether that is one
// to be indexed.
bool Tokenizer::read_any(Word& word) {
    const Character c = decode(text_, at_);
    const bool single = is_single(c.code);
    if (!single && fold(c.code) == 0) {
        at_ = c.next;
        return false;
    }
    clear_term();
    word.start = at_;
    word.placed = true;
    if (single) {
        read_single(word, c.next);
        return true;
    }
    if (!read_initials(word)) read_word(word);
    if (term_size_ > kMaxWordCharacters) cut_term();
    word.term = {term_.data(), term_size_};
    word.stemmable = begins_with_letter(word.term);
    return true;
}

// A character of a script without spaces.
void Tokenizer::read_single(Word& word, std::size_t next) {
    word.end = next;
    word.term = {term_.data(), next - at_};
    word.stemmable = false;
    text_.copy(term_.data(), word.term.size(), at_);
    at_ = next;
    if (at_ == text_.size()) return;
    if (is_single(decode(text_, at_).code)) pair_at_ = word.start;
}

// The last character and the one that comes next, which is still to be read by itself.
void Tokenizer::read_pair(Word& word) {
    clear_term();
    word.start = std::exchange(pair_at_, kNoPair);
    word.end = decode(text_, at_).next;
    word.term = {term_.data(), word.end - word.start};
    word.stemmable = false;
    word.placed = false;
    text_.copy(term_.data(), word.term.size(), word.start);
}

// "U.N." or "P.T.O": single ASCII capitals with full stops between. One letter does not make
// initials ("M&S" is left to read_word), nor do letters that run on ("J.Smith").
bool Tokenizer::read_initials(Word& word) {
    std::size_t at = at_;
    std::size_t end = at_;
    while (at < text_.size() && ascii::is_upper(text_[at])) {
        append(static_cast<unsigned char>(ascii::to_lower(text_[at])));
        end = ++at;
        if (at == text_.size() || text_[at] != '.') break;
        ++at;
    }
    if (term_size_ < 2 || is_word_at(at)) {
        clear_term();
        return false;
    }
    word.end = end;
    at_ = at;
    return true;
}

// Word characters, and a single joint wherever another word character follows it.
void Tokenizer::read_word(Word& word) {
    unsigned previous = 0;
    do {
        previous = read_run();
    } while (read_joint(previous));
    read_suffix();
    word.end = at_;
}

// Word characters in a row; returns the last of them.
unsigned Tokenizer::read_run() {
    unsigned last = 0;
    while (at_ < text_.size()) {
        if (is_ascii(text_[at_])) {
            if (!read_ascii_run()) break;
            last = static_cast<unsigned char>(text_[at_ - 1]);
            continue;
        }
        const Character c = decode(text_, at_);
        const unsigned folded = fold_spaced(c.code);
        if (folded == 0) break;
        append(folded);
        last = folded;
        at_ = c.next;
    }
    return last;
}

bool Tokenizer::read_ascii_run() {
    const std::size_t start = at_;
    unsigned length = kBlockBytes;
    while (length == kBlockBytes && at_ < text_.size()) {
        const ByteBlock block = block_at(text_, at_);
        length = static_cast<unsigned>(std::countr_one(block.masks().words));
        at_ += length;
        if (full_) continue;
        block.store_lower(term_.data() + term_size_, length);
        term_size_ += length;
        full_ = term_size_ >= kMaxWordBytes;
    }
    return at_ > start;
}

bool Tokenizer::read_joint(unsigned previous) {
    if (at_ == text_.size()) return false;
    const Character c = decode(text_, at_);
    if (c.next == text_.size()) return false;
    const Character following = decode(text_, c.next);
    if (fold_spaced(following.code) == 0) return false;
    const unsigned joining = joint(previous, c.code, following.code);
    if (joining == 0) return false;
    if (joining != kDrop) append(joining);
    at_ = c.next;
    return true;
}

// One to three '+' or '#', unless more of them or a word character follow: "c++" but not
// "fish+chips".
void Tokenizer::read_suffix() {
    std::size_t end = at_;
    while (end < text_.size() && is_suffix(text_[end])) ++end;
    if (end - at_ > 3 || is_word_at(end)) return;
    while (at_ < end) append(static_cast<unsigned char>(text_[at_++]));
}

bool Tokenizer::is_word_at(std::size_t at) const {
    return at < text_.size() && fold_spaced(decode(text_, at).code) != 0;
}

void Tokenizer::clear_term() {
    term_size_ = 0;
    full_ = false;
    std::memset(term_.data(), 0, kTermPadding);
}

void Tokenizer::append(unsigned code) {
    if (full_) return;
    const std::size_t size = encode(code, term_.data() + term_size_);
    full_ = term_size_ + size > kMaxWordBytes;
    if (!full_) term_size_ += size;
}

// To the most that counts, without a joint at the end, which joins nothing any more.
void Tokenizer::cut_term() {
    const std::string_view term(term_.data(), std::min(term_size_, kMaxWordBytes));
    std::size_t end = 0;       // of the last character
    std::size_t word_end = 0;  // ... that is part of a word
    for (std::size_t count = 0; count < kMaxWordCharacters && end < term.size(); ++count) {
        const Character c = decode(term, end);
        end = c.next;
        const bool suffix = c.code < 0x80 && is_suffix(static_cast<char>(c.code));
        if (suffix || fold(c.code) != 0) word_end = end;
    }
    term_size_ = word_end;
}

}  // namespace nutgraf
