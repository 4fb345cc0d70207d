// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/html_document.hpp"

namespace nutgraf {

/// Writes the text of a page, block by block: white space folded, characters that nobody sees
/// (soft hyphens, zero-width spaces, controls) left out.
class HtmlLines {
public:
    HtmlLines(std::string& text, std::vector<HtmlBlock>& blocks) : text_(text), blocks_(blocks) {}

    /// Appends characters of the page to the block, which begins with its first visible one and
    /// then belongs to `element`.
    void append(std::string_view text, std::uint32_t element, bool link, bool preformatted);

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
