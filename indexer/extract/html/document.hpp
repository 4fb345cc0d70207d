// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/hints.hpp"
#include "html/tags.hpp"

namespace nutgraf {

/// An element that makes lines, with what it says of itself.
struct HtmlElement {
    GumboTag tag = GUMBO_TAG_BODY;
    HtmlHints hints = 0;
    std::uint32_t parent = 0;       ///< its number; that of the root is its own
    std::uint32_t first_block = 0;  ///< the blocks in it, half-open
    std::uint32_t end_block = 0;
};

/// A line of the page's text (or several, if preformatted).
struct HtmlBlock {
    std::size_t start = 0;       ///< first byte in HtmlDocument::text
    std::size_t end = 0;         ///< one past the last byte, without the line end
    std::size_t link_bytes = 0;  ///< how much of it is links
    std::uint32_t element = 0;   ///< the innermost element that makes lines
};

/// A meta element: its `name`, `property` or `itemprop` in small letters, and its content.
struct HtmlMeta {
    std::string name;
    std::string content;
};

/// A stretch of the page that is marked as a date or a name.
struct HtmlMark {
    enum class Kind {
        kTime,       ///< a `time` element
        kPublished,  ///< the property datePublished of the article
        kAuthor,     ///< a name, by its property or `rel`
        kPermalink,  ///< a heading's link to a page, not to the site
        kKicker,     ///< what begins a headline, but is a line of its own, by its class name
        kByline      ///< a class name such as "byline" or "date", on anything
    };
    Kind kind = Kind::kTime;
    bool modified = false;      ///< of a change, by its class name
    bool writer = false;        ///< of who wrote it, by its class name or where it leads
    std::string value;          ///< of `datetime` or `content`; empty if the text says it
    std::string text;           ///< of the element, its first few hundred bytes
    std::uint32_t block = 0;    ///< the block it stands in or before
    std::uint32_t element = 0;  ///< the innermost element around it that makes lines, or itself
};

/// What a page says: its text, the tree of its elements, and what it says of itself.
struct HtmlDocument {
    std::string text;                   ///< all blocks, with '\n' between
    std::vector<HtmlElement> elements;  ///< parents before children; [0] is the page
    std::vector<HtmlBlock> blocks;      ///< in order of the text; none is empty
    std::vector<HtmlMeta> metas;
    std::vector<std::string> json_ld;  ///< scripts
    std::vector<HtmlMark> marks;
    std::string title;      ///< of the `title` element
    std::string canonical;  ///< address of the page, as it has it
    std::string language;   ///< of the `html` element

    /// Returns the text of a block.
    std::string_view text_of(const HtmlBlock& block) const noexcept {
        return std::string_view(text).substr(block.start, block.end - block.start);
    }
};

/// What of a page is read.
enum class Shown {
    kUsual,  ///< what browsers show
    kAll     ///< also what they show without scripts, and templates
};

/// Reads a page of valid UTF-8. Nothing if its markup is so intricate that this would take time or
/// memory out of proportion to its length.
std::optional<HtmlDocument> parse_html(std::string_view page, Shown shown = Shown::kUsual,
                                       std::size_t memory = SIZE_MAX);

}  // namespace nutgraf
