// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of shingles are plainer than those that are indexed: nothing joins two of them, and
// only their first sixteen bytes count. So most are read in one look at a block of bytes, quicker
// than the tokenizer does it. Copies need no more: what matters is that the same text gives the
// same words, whatever quotation marks or capitals an editor prefers, and however characters are
// spelt. Names are told by their capitals, where no sentence begins: that holds for all languages
// with capitals, needs no lists, and says nothing of scripts without.
#include "analysis/shingles.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "text/ascii.hpp"
#include "text/byte_block.hpp"
#include "text/characters.hpp"
#include "text/keyed_hash.hpp"
#include "text/normalize.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kContentBytes = 4;  // shorter words are function words, by and large
constexpr std::uint64_t kSeed = 0x2545f4914f6cdd1dULL;

// The words of a text, one after another. What a word is gets computed without branches that depend
// on the text: the processor would guess half of them wrong.
class WordHashes {
public:
    explicit WordHashes(std::string_view text) : text_(text) {}

    // Goes on to the next word; returns false if there is none.
    bool next() {
        for (length_ = 0; length_ == 0;) {
            if (at_ >= text_.size()) return false;
            read_word();
        }
        return true;
    }

    // Of the word: its hash without the bits that tell what it is, and how many bytes it has.
    std::uint32_t hash() const noexcept {
        return static_cast<std::uint32_t>(hash_of_head() >> 32) & ~(kIsFact | kBeginsSentence);
    }
    std::size_t length() const noexcept { return length_; }
    bool is_number() const noexcept { return ascii::is_digit(head_.front()); }
    bool is_capital() const noexcept { return capital_; }
    bool begins_sentence() const noexcept { return begins_; }
    bool follows_comma() const noexcept { return begin_ >= 2 && text_[begin_ - 2] == ','; }

private:
    // Reads the word that begins here, or what is none, and goes on to where the next may begin.
    void read_word() {
        const ByteBlock block = block_at(text_, at_);
        const ByteMasks masks = block.masks();
        const auto length = static_cast<unsigned>(std::countr_one(masks.words));
        if (length == kBlockBytes || (masks.wide >> length & 1) != 0) return read_any();
        block.store_lower(head_.data(), length);
        capital_ = text_[at_] >= 'A' && text_[at_] <= 'Z';
        begin_word(length);
        const unsigned next = std::min(length + gap(masks, length), kBlockBytes);
        const unsigned between = (1U << next) - (1U << length);
        ended_ = ended_ || (block.sentence_ends() & between) != 0;
        at_ += next;
    }

    void begin_word(std::size_t length) {
        begin_ = at_;
        length_ = length;
        begins_ = ended_;
        ended_ = ended_ && length == 0;
    }

    // A long word, one with other than ASCII characters, or a character between words.
    void read_any() {
        head_.fill('\0');
        const Character first = decode(text_, at_);
        const unsigned folded = fold(first.code);
        capital_ = folded != 0 && folded != first.code;
        begin_word(folded == 0 ? 0 : 1);
        if (folded != 0 && is_unspaced(first.code)) return read_pair(first);
        std::size_t length = 0;
        for (bool within = true; within && at_ < text_.size();) {
            const Character c = decode(text_, at_);
            const unsigned letter = fold(c.code);
            if (letter != 0 && is_unspaced(c.code)) break;
            within = letter != 0;
            if (within) length += append(letter, length);
            ended_ = ended_ || (c.code < 0x80 && ascii::ends_sentence(static_cast<char>(c.code)));
            at_ = c.next;
        }
        length_ = length;
    }

    // A character of a script without spaces, and the one behind it, which is still to be read.
    void read_pair(const Character& first) {
        at_ = first.next;
        length_ = append(first.code, 0);
        if (at_ == text_.size()) return;
        const unsigned second = decode(text_, at_).code;
        if (is_unspaced(second)) length_ += append(second, length_);
    }

    std::size_t append(unsigned code, std::size_t length) {
        std::array<char, 4> bytes{};
        const std::size_t size = encode(code, bytes.data());
        if (length + size <= head_.size()) std::memcpy(head_.data() + length, bytes.data(), size);
        return size;
    }

    std::uint64_t hash_of_head() const noexcept {
        std::array<std::uint64_t, 2> head{};
        static_assert(sizeof head == sizeof head_);
        std::memcpy(head.data(), head_.data(), sizeof head);
        return mix_hashes(head[0] ^ 0x9e3779b97f4a7c15ULL, head[1] ^ 0xc2b2ae3d27d4eb4fULL);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::array<char, kBlockBytes> head_{};  // of the word, in lower case, zeros behind
    std::size_t begin_ = 0;
    std::size_t length_ = 0;
    bool capital_ = false;  // whether the word begins with one
    bool begins_ = false;   // and a sentence with the word
    bool ended_ = true;     // whether a sentence has ended since the word
};

}  // namespace

void append_words(std::string_view text, std::vector<std::uint32_t>& out) {
    constexpr std::size_t kMore = 256;
    std::string space;
    WordHashes words(normalized(text, space));
    std::size_t size = out.size();
    bool name_began = false;  // perhaps, with the word before, which a sentence begins with
    while (words.next()) {
        if (size == out.size()) out.resize(size + kMore);
        const bool number = words.is_number();
        const bool kept = (words.length() >= kContentBytes) | number;
        const bool begins = words.begins_sentence();
        const bool capital = words.is_capital();
        if (name_began && kept && capital && !begins && !words.follows_comma())
            out[size - 1] |= kIsName | kBeginsSentence;
        out[size] = words.hash() | (number ? kIsNumber : 0) | ((capital & !begins) ? kIsName : 0);
        size += kept ? 1 : 0;
        name_began = kept & capital & begins;
    }
    out.resize(size);
}

void append_shingles(std::string_view text, std::vector<std::uint32_t>& out) {
    std::vector<std::uint32_t> words;
    append_words(text, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if ((words[i] & kIsNumber) != 0) out.push_back(words[i] & kWordItself);
        if (i + 2 < words.size()) out.push_back(shingle_of({words[i], words[i + 1], words[i + 2]}));
    }
}

std::uint64_t hash_of_words(std::string_view text, std::size_t least) {
    std::string space;
    WordHashes words(normalized(text, space));
    std::uint64_t hash = kSeed;
    std::size_t count = 0;
    for (; words.next(); ++count) {
        hash = mix_hashes(hash ^ words.hash() ^ (words.is_number() ? kIsNumber : 0), kSeed);
    }
    return count < least ? 0 : hash;
}

}  // namespace nutgraf
