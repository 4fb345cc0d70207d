// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/lines.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

// Whether the byte may begin something else than itself: white space, a character that is not
// shown.
bool is_special(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7f || byte == 0xc2 || byte == 0xe2 || byte == 0xef;
}

// The characters that are blanks or nothing, as UTF-8.
constexpr std::string_view kNoBreakSpace = "\xc2\xa0";
constexpr std::string_view kSoftHyphen = "\xc2\xad";
constexpr std::string_view kLineSeparator = "\xe2\x80\xa8";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// U+2000 to U+200A are blanks, U+200B to U+200F marks without width.
constexpr std::string_view kGeneralPunctuation = "\xe2\x80";
constexpr unsigned char kLastBlank = 0x8a;
constexpr unsigned char kLastMark = 0x8f;

// The last byte of one of the characters U+2000 to U+203F, else 0xff.
unsigned char punctuation(std::string_view text) {
    if (!text.starts_with(kGeneralPunctuation) || text.size() < 3) return 0xff;
    return static_cast<unsigned char>(text[2]);
}

bool is_blank_of_some_width(std::string_view text) { return punctuation(text) <= kLastBlank; }

bool is_mark_without_width(std::string_view text) {
    return punctuation(text) > kLastBlank && punctuation(text) <= kLastMark;
}

// Characters of other scripts count as letters of no case.
bool is_word(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || (c & 0x80) != 0; }

// The word, or part of one, that the text ends with.
std::string_view last_word(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0 && is_word(text[start - 1])) --start;
    return text.substr(start);
}

bool is_one_character(std::string_view word) {
    return std::ranges::count_if(word, [](char c) { return !is_utf8_tail(c); }) == 1;
}

// Whether the text ends with a word, or with a mark that a blank follows. Of other scripts' marks
// those that open something, or stand in words, are among U+2000 to U+203F and below U+00C0.
bool may_end(std::string_view text) {
    constexpr std::string_view kClosing = ".,:;!?)]%";
    const char last = text.back();
    if ((last & 0x80) == 0) return is_word(last) || kClosing.find(last) != kClosing.npos;
    const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 3));
    const bool mark = punctuation(tail) != 0xff || tail.substr(tail.size() - 2).starts_with('\xc2');
    return !mark;
}

// A capital with more of a word behind it. Capitals with accents are U+00C0 to U+00DE in two bytes.
bool begins_with_capital(std::string_view text) {
    if (text.size() < 2) return false;
    const bool accent = text[0] == '\xc3' && static_cast<unsigned char>(text[1]) <= 0x9e;
    const std::size_t size = accent ? 2 : 1;
    return (accent || ascii::is_upper(text[0])) && text.size() > size && is_word(text[size]);
}

// Whether no word goes on so: "BRACKNESS" or "2024", then "The".
bool is_shouted(std::string_view word) {
    return word.size() >= 3 &&
           std::ranges::none_of(word, [](char c) { return ascii::is_lower(c) || (c & 0x80) != 0; });
}

// Whether what ends there and what begins there are two words, though nothing stands between. One
// letter alone is the large one that a story begins with, or set apart to be moved.
bool are_two_words(std::string_view before, std::string_view after, HtmlBorder border) {
    if (before.empty() || !may_end(before) || !begins_with_capital(after)) return false;
    const std::string_view word = last_word(before);
    if (border == HtmlBorder::kElements) return !is_one_character(word);
    return is_shouted(word) && after.size() > 1 && !ascii::is_upper(after[1]);
}

}  // namespace

void HtmlLines::begin(std::uint32_t element) {
    if (!text_.empty()) text_ += '\n';
    block_ = {text_.size(), text_.size(), 0, element};
    open_ = true;
    pending_ = {};
}

void HtmlLines::append_visible(std::string_view text, std::uint32_t element) {
    if (!open_) begin(element);
    text_ += pending_;
    pending_ = {};
    text_ += text;
}

// Appends what begins at a special byte and returns the bytes it takes.
std::size_t HtmlLines::append_special(std::string_view raw, std::uint32_t element,
                                      bool preformatted) {
    const char c = raw.front();
    if (preformatted && open_ && (c == '\n' || c == '\t' || c == ' ')) {
        append_visible(raw.substr(0, 1), element);
        return 1;
    }
    if (raw.starts_with(kSoftHyphen)) return kSoftHyphen.size();
    if (raw.starts_with(kByteOrderMark)) return kByteOrderMark.size();
    if (is_mark_without_width(raw)) return 3;
    const bool wide = raw.starts_with(kLineSeparator) || is_blank_of_some_width(raw);
    if (wide || raw.starts_with(kNoBreakSpace) || ascii::is_space(c)) {
        space();
        return wide ? kLineSeparator.size() : c == kNoBreakSpace[0] ? kNoBreakSpace.size() : 1;
    }
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    if (!control) append_visible(raw.substr(0, 1), element);
    return 1;
}

void HtmlLines::append(std::string_view raw, std::uint32_t element, bool link, bool preformatted,
                       HtmlBorder border) {
    const std::size_t before = text_.size();
    const bool was_open = open_;
    const bool borders = border != HtmlBorder::kNone && open_ && pending_.empty() && !preformatted;
    if (borders && are_two_words(text_, raw, border)) space();
    while (!raw.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::ranges::find_if(raw, is_special) - raw.begin());
        if (plain > 0) append_visible(raw.substr(0, plain), element);
        raw.remove_prefix(plain);
        if (!raw.empty()) raw.remove_prefix(append_special(raw, element, preformatted));
    }
    if (link && open_) block_.link_bytes += text_.size() - (was_open ? before : block_.start);
}

void HtmlLines::end_block() {
    pending_ = {};
    if (!open_) return;
    while (ascii::is_space(text_.back())) text_.pop_back();
    block_.end = text_.size();
    blocks_.push_back(block_);
    open_ = false;
}

}  // namespace nutgraf
