// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/visible_text.hpp"

#include <optional>
#include <stdexcept>

#include "html/tags.hpp"
#include "html/tree.hpp"

namespace nutgraf::bench {
namespace {

bool is_hidden(GumboTag tag) {
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEMPLATE ||
           tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TITLE;
}

bool parts_words(const GumboNode& node) {
    const GumboElement* element = element_of(node);
    if (element == nullptr) return false;
    const GumboTag tag = element->tag;
    return is_block(tag) || is_box(tag) || tag == GUMBO_TAG_BR || tag == GUMBO_TAG_TD ||
           tag == GUMBO_TAG_TH;
}

}  // namespace

std::string visible_text(std::string_view page) {
    const std::optional<HtmlTree> tree = HtmlTree::parse(page);
    if (!tree) throw std::runtime_error("too intricate");
    std::string text;
    const auto enter = [&](const GumboNode& node) {
        if (parts_words(node)) text += '\n';
        text += characters_of(node);
        const GumboElement* element = element_of(node);
        return element != nullptr && !is_hidden(element->tag);
    };
    const auto leave = [&](const GumboNode& node) {
        if (parts_words(node)) text += '\n';
    };
    walk(tree->root(), enter, leave);
    return text;
}

}  // namespace nutgraf::bench
