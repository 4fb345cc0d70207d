// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "html/blocks.hpp"

namespace nutgraf {

/// The heading of a page's story, and what is under it. Refers to the blocks, which must outlive
/// it.
class HeadedStory {
public:
    explicit HeadedStory(const HtmlBlocks& blocks);

    /// The block of the heading; nothing if none says what the page's title says.
    const std::optional<std::size_t>& heading() const noexcept { return heading_; }

    /// The innermost element with the heading and prose below it that is more than a teaser; null
    /// if there is none but the page.
    const HtmlElement* element() const noexcept { return element_; }

    /// Whether there is such an element, and another is beside it.
    bool is_beside(const HtmlElement& other) const noexcept;

    /// Whether an element has the heading, and prose below it that is not cut.
    bool is_in(const HtmlElement& other) const;

private:
    const HtmlElement* find_element() const;

    const HtmlBlocks& blocks_;
    std::optional<std::size_t> heading_;
    const HtmlElement* element_ = nullptr;
};

}  // namespace nutgraf
