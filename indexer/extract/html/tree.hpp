// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// The tree that browsers make of a page, by libgumbo.
class HtmlTree {
public:
    /// Parses a page, which must outlive the tree: any bytes, what is no UTF-8 becomes U+FFFD.
    /// Nothing if that would take time or memory out of proportion to its length, or more than
    /// `memory` bytes. Of large pages there is one tree at a time: a thread waits until that of
    /// another is gone.
    static std::optional<HtmlTree> parse(std::string_view page, std::size_t memory = SIZE_MAX);

    HtmlTree(HtmlTree&&) noexcept;
    ~HtmlTree();

    /// The `html` element.
    const GumboNode& root() const noexcept { return *root_; }

private:
    class Memory;
    using Turn = std::unique_lock<std::recursive_mutex>;
    HtmlTree(Turn turn, std::unique_ptr<Memory> memory, const GumboNode* root);

    Turn turn_;                       // of a large page
    std::unique_ptr<Memory> memory_;  // of all nodes
    const GumboNode* root_;
};

/// The element that a node is; null if it is text or a comment.
const GumboElement* element_of(const GumboNode& node) noexcept;

/// The nodes within an element.
std::span<const GumboNode* const> children_of(const GumboElement& element) noexcept;

/// The characters of a text node; empty if it is a comment or an element.
std::string_view characters_of(const GumboNode& node) noexcept;

/// The text that stands directly in an element.
std::string text_of(const GumboElement& element);

/// The value of an attribute in one line, no more than a few kilobytes of it; empty if there is
/// none.
std::string attribute_of(const GumboElement& element, const char* name);

/// Whether it is UTF-8. The page is, but a reference to a character may have a number so long that
/// libgumbo loses count and makes bytes of it that are not.
bool is_utf8(std::string_view text) noexcept;

/// Returns the text in one line of UTF-8, with white space folded; of a text longer than some
/// kilobytes the beginning.
std::string one_line(std::string_view text);

/// Returns the text with its character references resolved.
std::string decode_references(std::string_view text);

/// Goes through a tree in order of the text, however deep it is. `enter` is called with each node
/// and tells whether to go into it; then `leave` is called once its children are done.
template <typename Enter, typename Leave>
void walk(const GumboNode& root, Enter enter, Leave leave) {
    struct Place {
        const GumboNode* node = nullptr;
        std::span<const GumboNode* const> rest;
    };
    std::vector<Place> path;
    const auto visit = [&](const GumboNode& node) {
        const GumboElement* element = element_of(node);
        if (enter(node) && element != nullptr) path.push_back({&node, children_of(*element)});
    };
    visit(root);
    while (!path.empty()) {
        Place& place = path.back();
        if (place.rest.empty()) {
            leave(*place.node);
            path.pop_back();
            continue;
        }
        const GumboNode& child = *place.rest.front();
        place.rest = place.rest.subspan(1);
        visit(child);
    }
}

}  // namespace nutgraf
