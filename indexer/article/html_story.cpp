// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prose is what stories are made of: blocks that are long or end like sentences, and are not mostly
// links. First the parts are cut that by their elements or class names are no story; a name is
// believed only if little of the page's prose goes with it, or if the heading has a story elsewhere
// and the name is one that no story has. Of the prose that is left, one stretch is the story
// (html_stretch): with its headings, lists and tables, without what is about it. In the end, the
// edges are trimmed and what is printed twice is kept once.
//
// What this leaves out: a page of several stories, which is read as one; and stories told in lists
// of links or in short lines alone, of which all is kept if there is no prose.
#include "article/html_story.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "analysis/keyed_hash.hpp"
#include "article/html_blocks.hpp"
#include "article/html_headed.hpp"
#include "article/html_stretch.hpp"

namespace nutgraf {
namespace {

constexpr double kMinority = 0.4;      // of the prose: what may go with a name
constexpr double kMostlyLinked = 0.6;  // of a block's bytes: more is navigation
constexpr double kSmallPart = 0.1;
constexpr std::size_t kRepeatedBytes = 30;
constexpr std::size_t kLabelBytes = 60;
constexpr std::size_t kNear = 10;  // blocks

// What is no story where there is another under the page's heading, however long it is.
constexpr HtmlHints kNeverStory = hint::kComments | hint::kOverlay;

struct Hinted {
    HtmlHints hints;
    DebrisKind kind;
    double most;  // of the prose: the share that may go with it
};

// In order of trust.
constexpr std::array kHinted = {
    Hinted{hint::kComments, DebrisKind::kComments, 0.9},
    Hinted{hint::kNavigation, DebrisKind::kNavigation, kMinority},
    Hinted{hint::kForm, DebrisKind::kForm, kMinority},
    Hinted{hint::kPromotion, DebrisKind::kPromotion, kMinority},
    Hinted{hint::kLegal, DebrisKind::kLegal, kMinority},
    Hinted{hint::kMetadata | hint::kAuthor, DebrisKind::kMetadata, kMinority},
    Hinted{hint::kFooter, DebrisKind::kNavigation, kMinority},
    Hinted{hint::kHeader, DebrisKind::kNavigation, kSmallPart},
};

class Judge {
public:
    explicit Judge(const HtmlDocument& document)
        : document_(document), blocks_(document), headed_(blocks_) {}

    Verdicts judge() {
        if (blocks_.prose() == 0) return blocks_.verdicts();
        for (const Hinted& hinted : kHinted) cut(hinted);
        keep(choose_story(blocks_, headed_));
        trim();
        cut_labels();
        cut_repeated();
        return blocks_.verdicts();
    }

private:
    // Cuts what goes by the name, unless a story would go with it: in one element, or in many.
    void cut(const Hinted& hinted) {
        const Verdicts before = blocks_.verdicts();
        std::uint32_t end = 0;
        double all = 0;
        for (const HtmlElement& element : document_.elements) {
            const bool named = (element.hints & hinted.hints) != 0 && element.first_block >= end;
            if (!named || element.first_block == element.end_block) continue;
            const bool never = (element.hints & kNeverStory) != 0 && headed_.is_beside(element);
            const double share = never ? 0 : blocks_.share(element);
            if (share > hinted.most || headed_.is_in(element)) continue;
            blocks_.cut(element.first_block, element.end_block, hinted.kind);
            all += share;
            end = element.end_block;
        }
        if (all > hinted.most) blocks_.set_verdicts(before);
        blocks_.weigh();
        if (blocks_.prose() > 0) return;
        blocks_.set_verdicts(before);
        blocks_.weigh();
    }

    void keep(HtmlStretch story) {
        blocks_.cut(0, story.first, DebrisKind::kOther);
        blocks_.cut(story.end, blocks_.size(), DebrisKind::kOther);
        for (std::size_t b = story.first; b < story.end; ++b) {
            if (links_in(document_.blocks[b]) <= kMostlyLinked) continue;
            if (!is_linked_paragraph(b)) blocks_.cut(b, b + 1, DebrisKind::kNavigation);
        }
    }

    // A paragraph that is a link, between others of the story that are none.
    bool is_linked_paragraph(std::size_t block) const {
        const HtmlElement& own = document_.elements[document_.blocks[block].element];
        const std::string_view text = document_.text_of(document_.blocks[block]);
        if (own.tag != GUMBO_TAG_P || !ends_like_a_sentence(text)) return false;
        if (!reads_like_prose(text)) return false;
        const std::size_t above = block - std::min(block, kNear);
        const std::size_t below = std::min(block + 1 + kNear, blocks_.size());
        return blocks_.has_own_prose(own.parent, above, block) &&
               blocks_.has_own_prose(own.parent, block + 1, below);
    }

    bool is_story(std::size_t block) const {
        return blocks_.is_prose(block) && !blocks_.verdict(block);
    }

    // Lists and tables may end a story.
    bool is_item(std::size_t block) const {
        const GumboTag tag = blocks_.tag_of(block);
        return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TR;
    }

    // Takes off what is above the first prose but headings right before it, and below the last but
    // lists and tables.
    void trim() {
        std::size_t first = 0;
        while (first < blocks_.size() && !is_story(first)) ++first;
        std::size_t last = blocks_.size();
        while (last > first && !is_story(last - 1)) --last;
        while (first > 0 && is_heading(blocks_.tag_of(first - 1)) &&
               blocks_.tag_of(first - 1) != GUMBO_TAG_H1) {
            --first;
        }
        blocks_.cut(0, first, DebrisKind::kMetadata);
        while (last < blocks_.size() && is_item(last)) ++last;
        blocks_.cut(last, blocks_.size(), DebrisKind::kOther);
    }

    // Cuts short lines above what is cut: "Read also", above links.
    void cut_labels() {
        for (std::size_t b = 0; b + 1 < blocks_.size(); ++b) {
            if (blocks_.verdict(b) || blocks_.is_prose(b) || is_item(b)) continue;
            const auto& below = blocks_.verdict(b + 1);
            const bool links = below == DebrisKind::kNavigation ||
                               below == DebrisKind::kPromotion || below == DebrisKind::kForm;
            if (links && blocks_.bytes_of(b) <= kLabelBytes) blocks_.cut(b, b + 1, *below);
        }
    }

    // What comes again in the same order is printed twice; a line alone that comes again is meant.
    void cut_repeated() {
        std::vector<std::size_t> lines;
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            if (!blocks_.verdict(b) && blocks_.bytes_of(b) >= kRepeatedBytes) lines.push_back(b);
        }
        std::unordered_map<std::string_view, std::size_t, KeyedHash> first;
        std::vector<std::size_t> earlier(lines.size());  // the same line, perhaps itself
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string_view text = document_.text_of(document_.blocks[lines[i]]);
            earlier[i] = first.try_emplace(text, i).first->second;
        }
        const auto follows = [&](std::size_t i) {
            return i > 0 && i < lines.size() && earlier[i] < i && earlier[i - 1] < i - 1 &&
                   earlier[i] == earlier[i - 1] + 1;
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!follows(i) && !follows(i + 1)) continue;
            blocks_.cut(lines[i], lines[i] + 1, DebrisKind::kRepeated);
        }
    }

    const HtmlDocument& document_;
    HtmlBlocks blocks_;
    HeadedStory headed_;
};

}  // namespace

Verdicts judge_blocks(const HtmlDocument& document) { return Judge(document).judge(); }

bool has_prose(const HtmlDocument& document) {
    return std::ranges::any_of(document.blocks,
                               [&](const HtmlBlock& block) { return is_prose(document, block); });
}

}  // namespace nutgraf
