// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/encoded_words.hpp"

#include <algorithm>
#include <optional>

#include "source/transfer.hpp"
#include "text/ascii.hpp"
#include "text/charset.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLongestWord = 8192;  // 75 by RFC 2047, which not all programs keep to

// "=?charset?Q?text?=", its text as the bytes that it stands for.
struct EncodedWord {
    std::string charset;
    std::string bytes;
    std::string_view source;
};

std::optional<std::string> decode_bytes(char encoding, std::string_view text) {
    if (encoding == 'b') return decode_base64(text);
    if (encoding != 'q') return std::nullopt;
    std::string content(text);
    std::ranges::replace(content, '_', ' ');
    return decode_quoted_printable(content);
}

// Reads the encoded word that the text begins with.
std::optional<EncodedWord> read_word(std::string_view text) {
    text = text.substr(0, kLongestWord);
    const auto first = text.find('?', 2);
    if (!text.starts_with("=?") || first == text.npos || first + 3 > text.size()) return {};
    const auto end = text.find("?=", first + 3);
    if (text[first + 2] != '?' || end == text.npos) return {};
    const std::string_view charset = text.substr(2, first - 2);
    auto bytes =
        decode_bytes(ascii::to_lower(text[first + 1]), text.substr(first + 3, end - first - 3));
    if (!bytes) return {};
    // A language may follow the charset (RFC 2231).
    return EncodedWord{ascii::to_lower(charset.substr(0, charset.find('*'))), std::move(*bytes),
                       text.substr(0, end + 2)};
}

std::string decoded(const EncodedWord& word) {
    return decode_charset(word.bytes, word.charset).value_or(std::string(word.source));
}

class WordDecoder {
public:
    std::string decode(std::string_view text) {
        while (!text.empty()) {
            const std::string_view between = text.substr(0, text.find("=?"));
            text.remove_prefix(between.size());
            auto word = read_word(text);
            const std::string_view source = word ? word->source : text.substr(0, 2);
            text.remove_prefix(source.size());
            if (word) {
                add(between, std::move(*word));
            } else {
                finish_word();
                out_.append(between).append(source);
            }
        }
        finish_word();
        return std::move(out_);
    }

private:
    // White space between two encoded words only keeps them apart.
    void add(std::string_view between, EncodedWord word) {
        const bool neighbour = open_ && ascii::is_blank(between);
        if (neighbour && open_->charset == word.charset) {
            open_->bytes += word.bytes;
            const auto* const begin = open_->source.data();
            open_->source = {begin, word.source.data() + word.source.size()};
            return;
        }
        finish_word();
        if (!neighbour) out_ += between;
        open_ = std::move(word);
    }

    void finish_word() {
        if (open_) out_ += decoded(*open_);
        open_.reset();
    }

    std::string out_;
    std::optional<EncodedWord> open_;  // may go on in the next word
};

}  // namespace

std::string decode_words(std::string_view text) { return WordDecoder().decode(text); }

}  // namespace nutgraf
