// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/stretch.hpp"

#include <optional>
#include <vector>

namespace nutgraf {
namespace {

constexpr double kMajority = 0.75;  // of the prose: what makes an element the story's
constexpr std::size_t kPosts = 3;
constexpr std::size_t kNameBytes = 60;  // of the line that a post begins with
constexpr std::size_t kBriefBytes = 80;
constexpr std::size_t kComments = 4;  // blocks
constexpr double kLinked = 0.5;       // of a block's bytes

class Chooser {
public:
    Chooser(HtmlBlocks& blocks, const HeadedStory& headed)
        : blocks_(blocks), document_(blocks.document()), headed_(headed) {}

    HtmlStretch choose() {
        const HtmlElement& longest = longest_story();
        HtmlStretch story{longest.first_block, longest.end_block};
        const auto& heading = headed_.heading();
        if (!heading || *heading >= story.end) return story;
        if (headed_.is_beside(longest) && is_list_of_posts(longest)) {
            return {headed_.element()->first_block, headed_.element()->end_block};
        }
        if (*heading >= story.first) return story;
        if (const auto brief = brief_story(*heading, story.first)) return *brief;
        if (blocks_.prose_in(*heading, story.first) > 0) story.first = *heading + 1;
        return story;
    }

private:
    // The innermost element that holds most of the prose.
    const HtmlElement& longest_story() const {
        const auto& elements = document_.elements;
        std::vector<std::uint32_t> heaviest(elements.size(), 0);  // of each element's children
        for (std::uint32_t e = 1; e < elements.size(); ++e) {
            std::uint32_t& child = heaviest[elements[e].parent];
            const bool heavier = blocks_.prose_in(elements[e]) > blocks_.prose_in(elements[child]);
            if (child == 0 || heavier) child = e;
        }
        std::uint32_t story = 0;
        while (heaviest[story] != 0 && has_most(elements[heaviest[story]], elements[story]) &&
               !surrounds(story, elements[heaviest[story]])) {
            story = heaviest[story];
        }
        return elements[story];
    }

    bool has_most(const HtmlElement& part, const HtmlElement& whole) const {
        return blocks_.share(part) >= kMajority * blocks_.share(whole);
    }

    // Whether an element has paragraphs of its own above and below another in it: a gallery, say.
    bool surrounds(std::uint32_t element, const HtmlElement& inset) const {
        const HtmlElement& whole = document_.elements[element];
        return blocks_.has_own_prose(element, whole.first_block, inset.first_block) &&
               blocks_.has_own_prose(element, inset.end_block, whole.end_block);
    }

    // Whether most of the prose in an element is in three children or more that each begin with a
    // short line, as with a name. Sections of a story begin with a heading.
    bool is_list_of_posts(const HtmlElement& element) const {
        const auto first = static_cast<std::uint32_t>(&element - document_.elements.data());
        std::size_t posts = 0;
        std::size_t prose = 0;
        for (std::uint32_t e = first + 1; e < document_.elements.size(); ++e) {
            const HtmlElement& child = document_.elements[e];
            if (child.first_block >= element.end_block) break;
            if (child.parent != first || !is_post(child)) continue;
            ++posts;
            prose += blocks_.prose_in(child);
        }
        const auto most = kMajority * static_cast<double>(blocks_.prose_in(element));
        return posts >= kPosts && static_cast<double>(prose) >= most;
    }

    bool is_post(const HtmlElement& element) const {
        if (blocks_.prose_in(element) == 0) return false;
        const GumboTag tag = blocks_.tag_of(element.first_block);
        const bool section = tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
        return !section && blocks_.bytes_of(element.first_block) <= kNameBytes;
    }

    // What is between the heading and comments, if all the prose comes behind those. A line or two
    // are no comments but their number, and links are buttons to share.
    std::optional<HtmlStretch> brief_story(std::size_t heading, std::size_t longest) {
        std::size_t bytes = 0;
        std::size_t comments = 0;
        std::size_t end = 0;
        for (std::size_t b = heading + 1; b < longest; ++b) {
            const bool comment = blocks_.verdict(b) == DebrisKind::kComments;
            const bool button = links_in(document_.blocks[b]) >= kLinked;
            if (comment && !button && bytes >= kBriefBytes) {
                if (comments++ == 0) end = b;
            } else if (blocks_.is_text(b)) {
                bytes += blocks_.bytes_of(b);
            }
        }
        if (comments < kComments) return std::nullopt;
        blocks_.take_for_prose(heading + 1, end);
        return HtmlStretch{heading + 1, end};
    }

    HtmlBlocks& blocks_;
    const HtmlDocument& document_;
    const HeadedStory& headed_;
};

}  // namespace

HtmlStretch choose_story(HtmlBlocks& blocks, const HeadedStory& headed) {
    return Chooser(blocks, headed).choose();
}

}  // namespace nutgraf
