// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "html/document.hpp"
#include "html/json_ld.hpp"
#include "html/story.hpp"

namespace nutgraf {

/// The longest line or mark in which a byline or its date is looked for, in bytes.
inline constexpr std::size_t kBylineBytes = 160;

/// A page as those who look for its fields see it. Refers to the document, which must outlive it.
class HtmlPage {
public:
    /// `verdicts` are those of judge_blocks().
    HtmlPage(const HtmlDocument& document, const Verdicts& verdicts);

    const HtmlDocument& document() const noexcept { return document_; }
    const JsonLdArticle& json_ld() const noexcept { return json_ld_; }

    /// The content of the first meta element with one of the names, tried in their order; empty if
    /// there is none.
    std::string meta(std::initializer_list<std::string_view> names) const;

    /// The element that makes the line.
    GumboTag tag_of(std::size_t block) const {
        return document_.elements[document_.blocks[block].element].tag;
    }

    /// The first block of the story.
    std::size_t story() const noexcept { return first_; }

    /// One past the last block of the story.
    std::size_t end() const noexcept { return end_; }

    /// Says which block is the story's heading.
    void set_heading(std::size_t block) noexcept { heading_ = block; }

    /// Says which is the story's heading: the last first-order one above the story with that text.
    void find_heading(std::string_view title);

    /// The first block of the story.
    std::size_t first() const noexcept { return first_; }

    /// The block of the story's heading, or else the first of the story.
    std::size_t centre() const noexcept { return heading_ == kNowhere ? first_ : heading_; }

    /// Whether a block stands where bylines do: about the heading, or else above the story.
    bool may_be_byline(std::size_t block) const noexcept;

    /// Whether an element around a block has one of the hints.
    bool is_within(std::size_t block, HtmlHints hints) const noexcept;

    /// Orders blocks by how many lie between them and the heading, or else the story. Of two as
    /// far away the one below is nearer: bylines stand there, and menus end right above.
    std::size_t distance(std::size_t block) const noexcept;

private:
    static constexpr std::size_t kNowhere = SIZE_MAX;

    const HtmlDocument& document_;
    JsonLdArticle json_ld_;
    std::size_t first_ = 0;           // block of the story
    std::size_t end_ = 0;             // one past its last
    std::size_t heading_ = kNowhere;  // block of the title
};

}  // namespace nutgraf
