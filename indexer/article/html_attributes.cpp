// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_attributes.hpp"

#include <string>
#include <string_view>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kStyleBytes = 1'000;  // more of a style is not looked at

bool is_hidden_style(std::string_view style) {
    std::string plain = ascii::to_lower(style.substr(0, kStyleBytes));
    std::erase_if(plain, ascii::is_space);
    for (const std::string_view rule : {"display:none", "visibility:hidden"}) {
        if (plain.find(rule) != plain.npos) return true;
    }
    return false;
}

void read_attribute(const GumboAttribute& attribute, HtmlTraits& into) {
    const auto is = [&](std::string_view name) { return same_name(attribute.name, name); };
    const std::string_view value = attribute.value;
    if (is("class") || is("id") || is("role") || is("itemprop")) into.hints |= hints_of(value);
    if (is("hidden")) into.hidden = true;
    if (is("style")) into.hidden = into.hidden || is_hidden_style(value);
    if (is("itemprop") || is("rel")) {
        into.names_author = into.names_author || same_name(value, "author");
        into.names_published = into.names_published || same_name(value, "datePublished");
    }
    if (is("datetime") || is("content")) into.value = one_line(value);
}

}  // namespace

HtmlTraits read_traits(const GumboElement& element) {
    HtmlTraits traits;
    traits.hints = hints_of(element.tag);
    const GumboVector& attributes = element.attributes;
    for (unsigned a = 0; a < attributes.length; ++a) {
        read_attribute(*static_cast<const GumboAttribute*>(attributes.data[a]), traits);
    }
    return traits;
}

}  // namespace nutgraf
