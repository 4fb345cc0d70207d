// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/blocks.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr double kLinked = 0.5;  // of a block's bytes: less is prose
constexpr std::size_t kSentenceWords = 10;
constexpr std::size_t kProseWords = 25;

// Whether the UTF-8 bytes begin a letter or mark of Thai, Lao, Myanmar or Khmer.
bool is_southeast_asian(unsigned char lead, unsigned char next) {
    return (lead == 0xe0 && next >= 0xb8 && next <= 0xbb) ||
           (lead == 0xe1 && (next <= 0x82 || next == 0x9e || next == 0x9f));
}

// Words between blanks; of scripts without them, two ideographs are one, or five letters and marks.
std::size_t count_words(std::string_view text) {
    constexpr std::size_t kIdeographs = 2;
    constexpr std::size_t kLetters = 5;
    std::size_t words = 0;
    std::size_t ideographs = 0;
    std::size_t letters = 0;
    bool inside = false;
    unsigned char before = 0;
    for (const char c : text) {
        const bool space = ascii::is_space(c);
        words += !space && !inside ? 1 : 0;
        inside = !space;
        const auto byte = static_cast<unsigned char>(c);
        ideographs += byte >= 0xe3 ? 1 : 0;
        letters += is_southeast_asian(before, byte) ? 1 : 0;
        before = byte;
    }
    return words + ideographs / kIdeographs + letters / kLetters;
}

}  // namespace

double links_in(const HtmlBlock& block) noexcept {
    return static_cast<double>(block.link_bytes) / static_cast<double>(block.end - block.start);
}

bool ends_like_a_sentence(std::string_view text) noexcept {
    for (const std::string_view end : {".",  "!",  "?",  ":",  ";", "\"", ")", "”", "’", "»", "…",
                                       "。", "！", "？", "」", "।", "۔",  "؟", "။", "។", "።"}) {
        if (text.ends_with(end)) return true;
    }
    return false;
}

bool reads_like_prose(std::string_view text) {
    const std::size_t words = count_words(text);
    return words >= kProseWords || (words >= kSentenceWords && ends_like_a_sentence(text));
}

bool is_prose(const HtmlDocument& document, const HtmlBlock& block) {
    return links_in(block) < kLinked && reads_like_prose(document.text_of(block));
}

HtmlBlocks::HtmlBlocks(const HtmlDocument& document)
    : document_(document), verdicts_(document.blocks.size()) {
    for (const HtmlBlock& block : document.blocks) {
        prose_.push_back(nutgraf::is_prose(document, block));
    }
    weigh();
}

bool HtmlBlocks::is_text(std::size_t block) const {
    return !verdicts_[block] && !is_heading(tag_of(block)) &&
           links_in(document_.blocks[block]) < kLinked;
}

double HtmlBlocks::share(const HtmlElement& element) const {
    return static_cast<double>(prose_in(element)) /
           static_cast<double>(std::max<std::size_t>(prose(), 1));
}

bool HtmlBlocks::has_own_prose(std::uint32_t element, std::size_t first, std::size_t end) const {
    for (std::size_t b = first; b < end; ++b) {
        const std::uint32_t own = document_.blocks[b].element;
        const bool direct = own == element || document_.elements[own].parent == element;
        if (direct && prose_[b] && !verdicts_[b]) return true;
    }
    return false;
}

void HtmlBlocks::cut(std::size_t first, std::size_t end, DebrisKind kind) {
    for (std::size_t b = first; b < end; ++b) {
        if (!verdicts_[b]) verdicts_[b] = kind;
    }
}

void HtmlBlocks::take_for_prose(std::size_t first, std::size_t end) {
    for (std::size_t b = first; b < end; ++b) prose_[b] = is_text(b);
}

void HtmlBlocks::weigh() {
    sums_.assign(1, 0);
    for (std::size_t b = 0; b < size(); ++b) {
        const bool counts = prose_[b] && !verdicts_[b];
        sums_.push_back(sums_.back() + (counts ? bytes_of(b) : 0));
    }
}

}  // namespace nutgraf
