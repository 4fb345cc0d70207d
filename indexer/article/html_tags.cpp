// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_tags.hpp"

#include <algorithm>
#include <array>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

constexpr unsigned kBlock = 1;
constexpr unsigned kVoid = 2;
constexpr unsigned kInvisible = 4;
constexpr unsigned kRaw = 8;

struct Traits {
    std::string_view name;
    unsigned flags = 0;
};

// In the order of HtmlTag, which is that of the names.
constexpr std::array<Traits, kHtmlTags> kTraits = {{
    {"", 0},
    {"a", 0},
    {"address", kBlock},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kInvisible},
    {"blockquote", kBlock},
    {"body", kBlock},
    {"br", kVoid},
    {"button", 0},
    {"canvas", kInvisible},
    {"caption", kBlock},
    {"center", kBlock},
    {"datalist", kInvisible},
    {"dd", kBlock},
    {"details", kBlock},
    {"dialog", kBlock},
    {"div", kBlock},
    {"dl", kBlock},
    {"dt", kBlock},
    {"embed", kVoid | kInvisible},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"footer", kBlock},
    {"form", kBlock},
    {"h1", kBlock},
    {"h2", kBlock},
    {"h3", kBlock},
    {"h4", kBlock},
    {"h5", kBlock},
    {"h6", kBlock},
    {"head", kBlock},
    {"header", kBlock},
    {"hr", kBlock | kVoid},
    {"html", kBlock},
    {"iframe", kInvisible | kRaw},
    {"img", kVoid},
    {"input", kVoid},
    {"label", 0},
    {"legend", kBlock},
    {"li", kBlock},
    {"link", kVoid},
    {"main", kBlock},
    {"meta", kVoid},
    {"nav", kBlock},
    {"noembed", kInvisible | kRaw},
    {"noframes", kInvisible | kRaw},
    {"noscript", kInvisible | kRaw},
    {"object", kInvisible},
    {"ol", kBlock},
    {"optgroup", kBlock | kInvisible},
    {"option", kBlock | kInvisible},
    {"p", kBlock},
    {"pre", kBlock},
    {"script", kInvisible | kRaw},
    {"section", kBlock},
    {"select", kInvisible},
    {"source", kVoid},
    {"style", kInvisible | kRaw},
    {"summary", kBlock},
    {"svg", kInvisible | kRaw},
    {"table", kBlock},
    {"tbody", kBlock},
    {"td", 0},
    {"template", kInvisible},
    {"textarea", kInvisible | kRaw},
    {"tfoot", kBlock},
    {"th", 0},
    {"thead", kBlock},
    {"time", 0},
    {"title", kInvisible | kRaw},
    {"tr", kBlock},
    {"ul", kBlock},
    {"video", kInvisible},
    {"wbr", kVoid},
    {"xmp", kRaw},
}};
static_assert(std::ranges::is_sorted(kTraits, {}, &Traits::name));

constexpr std::size_t kLongestName = 10;

bool has(HtmlTag tag, unsigned flag) {
    return (kTraits[static_cast<std::size_t>(tag)].flags & flag) != 0;
}

}  // namespace

HtmlTag find_html_tag(std::string_view name) noexcept {
    if (name.size() > kLongestName) return HtmlTag::kOther;
    std::array<char, kLongestName> lower{};
    std::ranges::transform(name, lower.begin(), [](char c) { return ascii::to_lower(c); });
    const std::string_view wanted(lower.data(), name.size());
    const auto found = std::ranges::lower_bound(kTraits, wanted, {}, &Traits::name);
    if (found == kTraits.end() || found->name != wanted) return HtmlTag::kOther;
    return static_cast<HtmlTag>(found - kTraits.begin());
}

std::string_view name_of(HtmlTag tag) noexcept {
    return kTraits[static_cast<std::size_t>(tag)].name;
}

bool is_block(HtmlTag tag) noexcept { return has(tag, kBlock); }

bool is_void(HtmlTag tag) noexcept { return has(tag, kVoid); }

bool is_invisible(HtmlTag tag) noexcept { return has(tag, kInvisible); }

bool is_raw(HtmlTag tag) noexcept { return has(tag, kRaw); }

}  // namespace nutgraf
