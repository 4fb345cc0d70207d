// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "html/document.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf {

/// Returns how much of a block is links, 0 to 1.
double links_in(const HtmlBlock& block) noexcept;

/// Whether a text ends as sentences do.
bool ends_like_a_sentence(std::string_view text) noexcept;

/// Whether a text is long, or a sentence of some length.
bool reads_like_prose(std::string_view text);

/// Whether a block reads like prose and is not mostly links.
bool is_prose(const HtmlDocument& document, const HtmlBlock& block);

/// The blocks of a page while they are told apart: which of them are prose, and which are cut, and
/// as what. The document must outlive it. Not thread-safe.
class HtmlBlocks {
public:
    explicit HtmlBlocks(const HtmlDocument& document);

    const HtmlDocument& document() const noexcept { return document_; }
    std::size_t size() const noexcept { return verdicts_.size(); }

    /// Whether a block is prose, cut or not.
    bool is_prose(std::size_t block) const { return prose_[block]; }

    /// What a block is, if it is cut.
    const std::optional<DebrisKind>& verdict(std::size_t block) const { return verdicts_[block]; }

    /// Whether a block is text that is not cut: no heading, no link.
    bool is_text(std::size_t block) const;

    /// Whether a block is prose that is not cut.
    bool is_story(std::size_t block) const { return prose_[block] && !verdicts_[block]; }

    /// Whether a block is an item of a list or a row of a table, by itself.
    bool is_item(std::size_t block) const {
        return tag_of(block) == GUMBO_TAG_LI || tag_of(block) == GUMBO_TAG_TR;
    }

    /// The element that makes the block.
    GumboTag tag_of(std::size_t block) const {
        return document_.elements[document_.blocks[block].element].tag;
    }

    std::size_t bytes_of(std::size_t block) const {
        return document_.blocks[block].end - document_.blocks[block].start;
    }

    /// Bytes of prose in the blocks from `first` to before `end`, without what was cut before the
    /// last call of weigh().
    std::size_t prose_in(std::size_t first, std::size_t end) const {
        return sums_[end] - sums_[first];
    }

    /// The same of an element.
    std::size_t prose_in(const HtmlElement& element) const {
        return prose_in(element.first_block, element.end_block);
    }

    /// The same of the page.
    std::size_t prose() const { return sums_.back(); }

    /// The part of that which is in an element, 0 to 1.
    double share(const HtmlElement& element) const;

    /// Whether an element has prose that is not cut, itself or in a child, among these blocks.
    bool has_own_prose(std::uint32_t element, std::size_t first, std::size_t end) const;

    /// Cuts the blocks from `first` to before `end` that are not cut yet.
    void cut(std::size_t first, std::size_t end, DebrisKind kind);

    /// Takes a block back that was cut.
    void restore(std::size_t block) { verdicts_[block].reset(); }

    /// Takes the texts among these blocks for prose, and nothing else.
    void take_for_prose(std::size_t first, std::size_t end);

    /// Counts the prose that is not cut.
    void weigh();

    /// All verdicts, in order of the blocks.
    using Verdicts = std::vector<std::optional<DebrisKind>>;
    const Verdicts& verdicts() const noexcept { return verdicts_; }
    void set_verdicts(Verdicts verdicts) { verdicts_ = std::move(verdicts); }

private:
    const HtmlDocument& document_;
    std::vector<bool> prose_;
    Verdicts verdicts_;
    std::vector<std::size_t> sums_;  // of the bytes of prose before each block, and of all
};

}  // namespace nutgraf
