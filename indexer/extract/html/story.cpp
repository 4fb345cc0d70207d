// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prose is what stories are made of: blocks that are long or end like sentences, and are not mostly
// links. First the parts are cut that by their elements or class names are no story; a name is
// believed only if little of the page's prose goes with it, or if the heading has a story elsewhere
// and the name is one that no story has. Of the prose that is left, one stretch is the story
// (html_stretch): with its headings, lists and tables, without what is about it. In the end, the
// edges are found (html_edges), and what stands within and is none of it goes (html_insets).
//
// What this leaves out: a page of several stories, which is read as one; and stories told in lists
// of links or in short lines alone, of which all is kept if there is no prose.
#include "html/story.hpp"

#include <algorithm>
#include <array>

#include "boilerplate/paragraph_look.hpp"
#include "html/blocks.hpp"
#include "html/edges.hpp"
#include "html/headed.hpp"
#include "html/insets.hpp"
#include "html/stretch.hpp"

namespace nutgraf {
namespace {

constexpr double kMinority = 0.4;      // of the prose: what may go with a name
constexpr double kMostlyLinked = 0.6;  // of a block's bytes: more is navigation
constexpr double kSmallPart = 0.1;
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
        cut_captions();
        keep(choose_story(blocks_, headed_));
        trim_to_story(blocks_, headed_);
        cut_insets(blocks_);
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
        weigh_or(before);
    }

    // Goes back to how it was before if no prose is left.
    void weigh_or(const Verdicts& before) {
        blocks_.weigh();
        if (blocks_.prose() > 0) return;
        blocks_.set_verdicts(before);
        blocks_.weigh();
    }

    // A caption that is no sentence names who is seen, or whose picture it is.
    void cut_captions() {
        const Verdicts before = blocks_.verdicts();
        std::size_t b = 0;
        for (const HtmlElement& element : document_.elements) {
            if ((element.hints & hint::kCaption) == 0) continue;
            for (b = std::max<std::size_t>(b, element.first_block); b < element.end_block; ++b) {
                const std::string_view text = document_.text_of(document_.blocks[b]);
                if (!ends_like_sentence(text)) blocks_.cut(b, b + 1, DebrisKind::kOther);
            }
        }
        weigh_or(before);
    }

    void keep(HtmlStretch story) {
        blocks_.cut(0, story.first, DebrisKind::kOther);
        blocks_.cut(story.end, blocks_.size(), DebrisKind::kOther);
        const std::vector<std::size_t> texts = texts_before();
        for (std::size_t b = story.first; b < story.end; ++b) {
            if (links_in(document_.blocks[b]) <= kMostlyLinked) continue;
            if (is_row_among_texts(b, texts) || is_linked_paragraph(b)) continue;
            blocks_.cut(b, b + 1, DebrisKind::kNavigation);
        }
    }

    // Bytes of the blocks before each that are neither cut nor links, and of all.
    std::vector<std::size_t> texts_before() const {
        std::vector<std::size_t> sums = {0};
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            const bool text = !blocks_.verdict(b) && links_in(document_.blocks[b]) <= kMostlyLinked;
            sums.push_back(sums.back() + (text ? blocks_.bytes_of(b) : 0));
        }
        return sums;
    }

    // A row or an item that is a link, in a table or list most of which is not.
    bool is_row_among_texts(std::size_t block, const std::vector<std::size_t>& texts) const {
        if (!blocks_.is_item(block)) return false;
        const HtmlElement& own = document_.elements[document_.blocks[block].element];
        const HtmlElement* list = &document_.elements[own.parent];
        if (list->tag == GUMBO_TAG_TBODY) list = &document_.elements[list->parent];
        const std::size_t all =
            document_.blocks[list->end_block - 1].end - document_.blocks[list->first_block].start;
        return 2 * (texts[list->end_block] - texts[list->first_block]) >= all;
    }

    // A paragraph that is a link, between others of the story that are none.
    bool is_linked_paragraph(std::size_t block) const {
        const HtmlElement& own = document_.elements[document_.blocks[block].element];
        const std::string_view text = document_.text_of(document_.blocks[block]);
        if (own.tag != GUMBO_TAG_P || !ends_like_a_sentence(text)) return false;
        if (!reads_like_prose(text)) return false;
        const std::size_t above = block - std::min(block, kNear);
        const std::size_t below = std::min(block + 1 + kNear, blocks_.size());
        return has_like(block, above, block) && has_like(block, block + 1, below);
    }

    // Whether the story has other prose among these blocks that stands where a paragraph does.
    bool has_like(std::size_t paragraph, std::size_t first, std::size_t end) const {
        const std::uint32_t own = document_.blocks[paragraph].element;
        if (blocks_.has_own_prose(document_.elements[own].parent, first, end)) return true;
        for (std::size_t b = first; b < end; ++b) {
            if (blocks_.is_story(b) && stand_alike(own, document_.blocks[b].element)) return true;
        }
        return false;
    }

    // Whether two elements are in one, or in wrappers of the same kind without a name.
    bool stand_alike(std::uint32_t one, std::uint32_t other) const {
        constexpr int kWrappers = 3;
        for (int level = 0; level <= kWrappers; ++level) {
            const HtmlElement& a = document_.elements[one];
            const HtmlElement& b = document_.elements[other];
            if (a.tag != b.tag || a.hints != 0 || b.hints != 0) return false;
            if (a.parent == b.parent) return true;
            one = a.parent;
            other = b.parent;
        }
        return false;
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
