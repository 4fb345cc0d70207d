// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.hpp"

namespace nutgraf {

/// What stands between two pieces of text in a block.
enum class HtmlBorder {
    kNone,
    kTag,      ///< one or more inline elements begin there, or end
    kElements  ///< an inline element ends there, and another begins
};

/// Writes the text of a page, block by block: white space folded, characters that nobody sees
/// (soft hyphens, zero-width spaces, controls) left out.
class HtmlLines {
public:
    HtmlLines(std::string& text, std::vector<HtmlBlock>& blocks) : text_(text), blocks_(blocks) {}

    /// Appends characters of the page to the block, which begins with its first visible one and
    /// then belongs to `element`. At a border before them the words are parted if they look like
    /// two: style sheets often put a gap there, and who takes the text does not see it.
    void append(std::string_view text, std::uint32_t element, bool link, bool preformatted,
                HtmlBorder border = HtmlBorder::kNone);

    /// A blank, if something stands before and behind it in the block.
    void space() { pending_ = pending_.empty() ? " " : pending_; }

    /// The border of two cells, if something stands before and behind it in the block.
    void cell() { pending_ = " | "; }

    /// Ends the block, if one has begun.
    void end_block();

    /// How many blocks are complete; the number of the one that is being written.
    std::uint32_t next_block() const noexcept { return static_cast<std::uint32_t>(blocks_.size()); }

    /// Bytes of text so far.
    std::size_t size() const noexcept { return text_.size(); }

private:
    void begin(std::uint32_t element);
    std::size_t append_special(std::string_view raw, std::uint32_t element, bool preformatted);
    void append_visible(std::string_view text, std::uint32_t element);

    std::string& text_;
    std::vector<HtmlBlock>& blocks_;
    HtmlBlock block_;
    bool open_ = false;
    std::string_view pending_;  // stands before the next visible character of the block
};

}  // namespace nutgraf
