// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/insets.hpp"

#include <unordered_map>
#include <vector>

#include "text/interface_phrases.hpp"
#include "text/keyed_hash.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kRepeatedBytes = 30;
constexpr std::size_t kLabelBytes = 60;
constexpr std::size_t kPhraseBytes = 200;  // a longer paragraph with a phrase has a story to tell
constexpr std::size_t kSureBytes = 24;     // of a phrase: no story's paragraph begins with so much
constexpr std::size_t kNear = 10;          // blocks
constexpr double kHardlyLinked = 0.1;      // of a block's bytes

// Titles of sections go by the name of a header, within a story as elsewhere.
void take_headings(HtmlBlocks& blocks) {
    bool begun = false;
    for (std::size_t b = 0; b + 1 < blocks.size(); ++b) {
        begun = begun || blocks.is_story(b);
        const bool named = is_heading(blocks.tag_of(b)) &&
                           blocks.verdict(b) == DebrisKind::kNavigation &&
                           links_in(blocks.document().blocks[b]) <= kHardlyLinked;
        if (begun && named && blocks.is_story(b + 1)) blocks.restore(b);
    }
}

// Whether a heading has prose under it, if not at once: under a link to more, say.
bool has_story_below(const HtmlBlocks& blocks, std::size_t heading) {
    for (std::size_t b = heading + 1; b < blocks.size() && b <= heading + kNear; ++b) {
        if (is_heading(blocks.tag_of(b))) return false;
        if (blocks.is_story(b)) return true;
    }
    return false;
}

// Cuts short lines above what is cut: "Read also", above links.
void cut_labels(HtmlBlocks& blocks) {
    for (std::size_t b = 0; b + 1 < blocks.size(); ++b) {
        if (blocks.verdict(b) || blocks.is_prose(b) || blocks.is_item(b)) continue;
        const auto below = blocks.verdict(b + 1);
        const bool links = below == DebrisKind::kNavigation || below == DebrisKind::kPromotion ||
                           below == DebrisKind::kForm;
        if (!links || blocks.bytes_of(b) > kLabelBytes) continue;
        const bool section = is_heading(blocks.tag_of(b)) && has_story_below(blocks, b);
        if (!section) blocks.cut(b, b + 1, *below);
    }
}

void cut_phrases(HtmlBlocks& blocks) {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (blocks.verdict(b)) continue;
        const Phrase* phrase = find_phrase(blocks.document().text_of(blocks.document().blocks[b]));
        if (phrase == nullptr) continue;
        const bool sure = phrase->text.size() >= kSureBytes;
        if (sure || blocks.bytes_of(b) <= kPhraseBytes) blocks.cut(b, b + 1, phrase->kind);
    }
}

// What comes again in the same order is printed twice; a line alone that comes again is meant.
void cut_repeated(HtmlBlocks& blocks) {
    const HtmlDocument& document = blocks.document();
    std::vector<std::size_t> lines;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (!blocks.verdict(b) && blocks.bytes_of(b) >= kRepeatedBytes) lines.push_back(b);
    }
    std::unordered_map<std::string_view, std::size_t, KeyedHash> first;
    std::vector<std::size_t> earlier(lines.size());  // the same line, perhaps itself
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view text = document.text_of(document.blocks[lines[i]]);
        earlier[i] = first.try_emplace(text, i).first->second;
    }
    const auto follows = [&](std::size_t i) {
        return i > 0 && i < lines.size() && earlier[i] < i && earlier[i - 1] < i - 1 &&
               earlier[i] == earlier[i - 1] + 1;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!follows(i) && !follows(i + 1)) continue;
        blocks.cut(lines[i], lines[i] + 1, DebrisKind::kRepeated);
    }
}

}  // namespace

void cut_insets(HtmlBlocks& blocks) {
    take_headings(blocks);
    cut_labels(blocks);
    cut_phrases(blocks);
    cut_repeated(blocks);
}

}  // namespace nutgraf
