// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/headed.hpp"

#include "html/heading.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kStoryBlocks = 2;  // of prose under a heading: more than a teaser
constexpr std::size_t kStoryBytes = 140;

}  // namespace

HeadedStory::HeadedStory(const HtmlBlocks& blocks)
    : blocks_(blocks), heading_(find_story_heading(blocks.document())), element_(find_element()) {}

// Elements further out end later, so each block is looked at once.
const HtmlElement* HeadedStory::find_element() const {
    if (!heading_) return nullptr;
    const HtmlDocument& document = blocks_.document();
    std::size_t block = *heading_;
    std::size_t count = 0;
    std::size_t bytes = 0;
    std::uint32_t e = document.blocks[block].element;
    for (; e != 0; e = document.elements[e].parent) {
        for (; block < document.elements[e].end_block; ++block) {
            if (!blocks_.is_prose(block)) continue;
            ++count;
            bytes += blocks_.bytes_of(block);
        }
        if (count >= kStoryBlocks && bytes >= kStoryBytes) return &document.elements[e];
    }
    return nullptr;
}

bool HeadedStory::is_beside(const HtmlElement& other) const noexcept {
    return element_ != nullptr &&
           (other.end_block <= element_->first_block || other.first_block >= element_->end_block);
}

bool HeadedStory::is_in(const HtmlElement& other) const {
    return heading_ && *heading_ >= other.first_block && *heading_ < other.end_block &&
           blocks_.prose_in(*heading_, other.end_block) > 0;
}

}  // namespace nutgraf
