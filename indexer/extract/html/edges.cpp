// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prose shows where a story is, but not where it begins: a recipe begins with its ingredients, a
// letter with a greeting, and both may end with a name. Their place sets such lines apart from
// bylines and buttons: they are paragraphs of the element that has the first prose, or the last.
// Rows and items under the heading belong to the story if no class name calls their list otherwise.
#include "html/edges.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

constexpr std::size_t kNear = 10;  // blocks
constexpr std::size_t kRightUnder = 2;
constexpr std::size_t kLabelBytes = 40;
constexpr double kHardlyLinked = 0.1;  // of a block's bytes: a teaser's text leads elsewhere

class Edges {
public:
    Edges(HtmlBlocks& blocks, const HeadedStory& headed)
        : blocks_(blocks), document_(blocks.document()), headed_(headed) {}

    void trim() {
        std::size_t first = 0;
        while (first < blocks_.size() && !blocks_.is_story(first)) ++first;
        if (first < blocks_.size()) first = take_standfirst(first);
        std::size_t last = blocks_.size();
        while (last > first && !blocks_.is_story(last - 1)) --last;
        if (last > first) first = first_line(first);
        cut_above(first);
        blocks_.cut(end_of_story(last), blocks_.size(), DebrisKind::kOther);
        cut_titles();
    }

private:
    // Styles call the prose between heading and story a teaser, or a header. Returns where the
    // story begins with it.
    std::size_t take_standfirst(std::size_t first) {
        const std::size_t top = first - std::min(first, kNear);
        std::size_t standfirst = first;
        for (std::size_t b = first; b-- > top && !is_story_heading(b);) {
            if (!may_be_standfirst(b)) continue;
            if (!is_under_heading(b)) break;
            blocks_.restore(b);
            standfirst = b;
        }
        return standfirst;
    }

    bool may_be_standfirst(std::size_t block) const {
        const auto& verdict = blocks_.verdict(block);
        const bool named = verdict == DebrisKind::kPromotion || verdict == DebrisKind::kNavigation;
        return named && blocks_.is_prose(block) && !is_caption(block) &&
               links_in(document_.blocks[block]) <= kHardlyLinked;
    }

    bool is_caption(std::size_t block) const {
        std::uint32_t e = document_.blocks[block].element;
        for (; e != 0; e = document_.elements[e].parent) {
            if ((document_.elements[e].hints & hint::kCaption) != 0) return true;
        }
        return false;
    }

    bool is_story_heading(std::size_t block) const {
        return headed_.heading() == block || blocks_.tag_of(block) == GUMBO_TAG_H1;
    }

    bool is_under_heading(std::size_t block) const {
        const std::size_t top = block - std::min(block, kNear);
        while (block > top) {
            if (is_heading(blocks_.tag_of(--block))) return true;
        }
        return false;
    }

    // Where a story begins whose first prose is known: with a short line, or a heading.
    std::size_t first_line(std::size_t prose) const {
        std::size_t first = prose;
        while (first > 0 && is_beside(first - 1, prose)) --first;
        while (first > 0 && is_heading(blocks_.tag_of(first - 1)) &&
               blocks_.tag_of(first - 1) != GUMBO_TAG_H1) {
            --first;
        }
        return first;
    }

    // Lists, tables and short lines may end a story.
    std::size_t end_of_story(std::size_t end) const {
        const std::size_t prose = end;
        while (end < blocks_.size() && blocks_.is_item(end)) ++end;
        if (end > prose || prose == 0) return end;
        while (end < blocks_.size() && is_beside(end, prose - 1)) ++end;
        return end;
    }

    // Whether a text is a paragraph of the same element as the prose.
    bool is_beside(std::size_t block, std::size_t prose) const {
        const HtmlElement& own = document_.elements[document_.blocks[block].element];
        const HtmlElement& other = document_.elements[document_.blocks[prose].element];
        return own.tag == GUMBO_TAG_P && other.tag == GUMBO_TAG_P && own.parent == other.parent &&
               blocks_.is_text(block);
    }

    void cut_above(std::size_t first) {
        for (std::size_t b = 0; b < first; ++b) {
            if (is_list_of_story(b) || is_short_standfirst(b)) {
                blocks_.restore(b);
            } else {
                blocks_.cut(b, b + 1, DebrisKind::kMetadata);
            }
        }
    }

    // The page's title is no line of its story, even where it ends like a sentence or comes again.
    void cut_titles() {
        if (!headed_.heading()) return;
        const std::string_view title = document_.text_of(document_.blocks[*headed_.heading()]);
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            const bool same = document_.text_of(document_.blocks[b]) == title;
            if (same && is_heading(blocks_.tag_of(b))) blocks_.cut(b, b + 1, DebrisKind::kMetadata);
        }
    }

    // Whether a block is cut for no more than its place, or for a name that standfirsts have.
    bool may_be_of_story(std::size_t block) const {
        const auto& verdict = blocks_.verdict(block);
        return !verdict || verdict == DebrisKind::kOther || verdict == DebrisKind::kNavigation ||
               verdict == DebrisKind::kPromotion;
    }

    // Whether a paragraph right under the heading is longer than a label, if no sentence.
    bool is_short_standfirst(std::size_t block) const {
        const auto& heading = headed_.heading();
        if (!heading || block <= *heading || block > *heading + kRightUnder) return false;
        if (!may_be_of_story(block)) return false;
        const HtmlElement& own = document_.elements[document_.blocks[block].element];
        return own.tag == GUMBO_TAG_P && own.hints == 0 && !is_caption(block) &&
               blocks_.bytes_of(block) >= kLabelBytes &&
               links_in(document_.blocks[block]) <= kHardlyLinked;
    }

    // Whether a block above the prose is a row or an item under the heading, cut for no more than
    // its place.
    bool is_list_of_story(std::size_t block) const {
        const bool below = headed_.heading() && *headed_.heading() < block;
        const auto& verdict = blocks_.verdict(block);
        return below && blocks_.is_item(block) && (!verdict || verdict == DebrisKind::kOther) &&
               links_in(document_.blocks[block]) <= kHardlyLinked;
    }

    HtmlBlocks& blocks_;
    const HtmlDocument& document_;
    const HeadedStory& headed_;
};

}  // namespace

void trim_to_story(HtmlBlocks& blocks, const HeadedStory& headed) { Edges(blocks, headed).trim(); }

}  // namespace nutgraf
