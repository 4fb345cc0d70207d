// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of shingles are plainer than those that are indexed: nothing joins two of them, and
// only their first sixteen bytes count. So most are read in one look at a block of bytes, quicker
// than the tokenizer does it. Copies need no more: what matters is that the same text gives the
// same words, whatever quotation marks or capitals an editor prefers, and however characters are
// spelt. Names are told by their capitals, where no sentence begins: that holds for all languages
// with capitals, needs no lists, and says nothing of scripts without.
#include "analysis/shingles.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "analysis/ascii.hpp"
#include "analysis/byte_block.hpp"
#include "analysis/characters.hpp"
#include "analysis/keyed_hash.hpp"
#include "analysis/normalize.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kContentBytes = 4;  // shorter words are function words, by and large
constexpr std::uint64_t kSeed = 0x2545f4914f6cdd1dULL;

// What a word may begin behind, if a sentence begins with it.
bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r'; }

// Hashes of the words of a text.
class WordHashes {
public:
    explicit WordHashes(std::string_view text) : text_(text) {}

    // Sets `word` to the hash of the next word of so many bytes, or of any with a digit in front;
    // returns false if there is none.
    bool next(std::size_t least_bytes, std::uint32_t& word) {
        bool skipped = false;
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            const std::size_t length = read_word();
            const bool number = ascii::is_digit(head_.front());
            if (length == 0) continue;
            if (length < least_bytes && !number) {
                skipped = true;
                continue;
            }
            word = static_cast<std::uint32_t>(hash_of_head() >> 32) & ~(kIsFact | kBeginsSentence);
            capital_ = capital_ && !number;
            const bool began = begins_ && !skipped && text_[begin - 2] != ',';
            begins_ = capital_ && begins_sentence(begin);
            goes_on_ = began && capital_ && !begins_;
            word |= (number ? kIsNumber : 0) | (capital_ && !begins_ ? kIsName : 0);
            return true;
        }
        return false;
    }

    // Whether the last word is part of a name that a sentence begins with, by the word before.
    bool goes_on() const noexcept { return goes_on_; }

private:
    // Reads the word that begins here and goes on to where the next may begin; returns its length,
    // or 0 if there is no word here.
    std::size_t read_word() {
        const ByteBlock block = block_at(text_, at_);
        const ByteMasks masks = block.masks();
        const auto length = static_cast<unsigned>(std::countr_one(masks.words));
        if (length == kBlockBytes || (masks.wide >> length & 1) != 0) return read_any();
        block.store_lower(head_.data(), length);
        capital_ = length > 0 && text_[at_] >= 'A' && text_[at_] <= 'Z';
        at_ += length + gap(masks, length);
        return length;
    }

    // A long word, one with other than ASCII characters, or a character between words.
    std::size_t read_any() {
        head_.fill('\0');
        std::size_t length = 0;
        while (at_ < text_.size()) {
            const Character c = decode(text_, at_);
            const unsigned folded = fold(c.code);
            const bool unspaced = folded != 0 && is_unspaced(c.code);
            if (length == 0) capital_ = folded != 0 && folded != c.code;
            if (unspaced && length == 0) return read_pair(c);
            if (length == 0 || (folded != 0 && !unspaced)) at_ = c.next;
            if (folded == 0 || unspaced) break;
            length += append(folded, length);
        }
        return length;
    }

    // A character of a script without spaces, and the one behind it, which is still to be read.
    std::size_t read_pair(const Character& first) {
        at_ = first.next;
        const std::size_t length = append(first.code, 0);
        if (at_ == text_.size()) return length;
        const unsigned second = decode(text_, at_).code;
        return length + (is_unspaced(second) ? append(second, length) : 0);
    }

    std::size_t append(unsigned code, std::size_t length) {
        std::array<char, 4> bytes{};
        const std::size_t size = encode(code, bytes.data());
        if (length + size <= head_.size()) std::memcpy(head_.data() + length, bytes.data(), size);
        return size;
    }

    // Looks back over what is no letter and not far: quotation marks, brackets, spaces.
    bool begins_sentence(std::size_t at) const noexcept {
        constexpr std::size_t kFar = 12;
        for (std::size_t back = 1; back <= kFar && back <= at; ++back) {
            const char c = text_[at - back];
            if (ends_sentence(c)) return true;
            if (ascii::is_letter(c) || ascii::is_digit(c)) return false;
        }
        return at <= kFar;
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
    bool capital_ = false;                  // whether the word begins with one
    bool begins_ = false;                   // and a sentence with the word
    bool goes_on_ = false;                  // whether such a word and the next are a name
};

}  // namespace

void append_words(std::string_view text, std::vector<std::uint32_t>& out) {
    std::string space;
    WordHashes words(normalized(text, space));
    for (std::uint32_t word = 0; words.next(kContentBytes, word);) {
        if (words.goes_on()) out.back() |= kIsName | kBeginsSentence;
        out.push_back(word);
    }
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
    for (std::uint32_t word = 0; words.next(1, word); ++count) {
        hash = mix_hashes(hash ^ (word & kWordItself), kSeed);
    }
    return count < least ? 0 : hash;
}

}  // namespace nutgraf
