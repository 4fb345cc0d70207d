// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/scan.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

constexpr std::string_view kSpace = " \t\n\f\r\v";
constexpr std::string_view kEndsName = " \t\n\f\r\v/>";

std::size_t skip(std::string_view page, std::string_view characters, std::size_t from) {
    return std::min(page.find_first_not_of(characters, from), page.size());
}

std::size_t seek(std::string_view page, std::string_view characters, std::size_t from) {
    return std::min(page.find_first_of(characters, from), page.size());
}

// Passes over the value of an attribute, if it has one.
std::size_t skip_value(std::string_view page, std::size_t at) {
    if (!page.substr(at).starts_with('=')) return at;
    at = skip(page, kSpace, at + 1);
    if (at == page.size()) return at;
    if (page[at] != '"' && page[at] != '\'') return seek(page, " \t\n\f\r\v>", at);
    const std::size_t end = page.find(page[at], at + 1);
    return end == page.npos ? page.size() : end + 1;
}

}  // namespace

HtmlTag read_tag(std::string_view page, std::size_t at) {
    HtmlTag tag;
    tag.name = page.substr(at, seek(page, kEndsName, at) - at);
    tag.tag = find_tag(tag.name);
    at += tag.name.size();
    while (true) {
        at = skip(page, kEndsName.substr(0, kEndsName.size() - 1), at);
        if (at == page.size() || page[at] == '>') break;
        ++tag.attributes;
        at = skip_value(page, skip(page, kSpace, seek(page, " \t\n\f\r\v/>=", at + 1)));
    }
    tag.closes_itself = at < page.size() && page[at - 1] == '/';
    tag.end = std::min(at + 1, page.size());
    return tag;
}

std::size_t end_of_comment(std::string_view page, std::size_t at) {
    at = std::min(at + std::string_view("<!--").size(), page.size());
    for (const std::string_view end : {">", "->"}) {
        if (page.substr(at).starts_with(end)) return at + end.size();
    }
    for (at = page.find("--", at); at != page.npos; at = page.find("--", at)) {
        at = skip(page, "-", at);
        for (const std::string_view end : {">", "!>"}) {
            if (page.substr(at).starts_with(end)) return at + end.size();
        }
    }
    return page.size();
}

std::size_t find_markup(std::string_view page, std::string_view start, std::string_view name,
                        std::size_t from) {
    for (std::size_t at = page.find(start, from); at != page.npos; at = page.find(start, at + 1)) {
        const std::size_t end = at + start.size() + name.size();
        const bool whole = end >= page.size() || kEndsName.find(page[end]) != page.npos;
        if (whole && same_name(page.substr(at + start.size(), name.size()), name)) return at;
    }
    return page.size();
}

}  // namespace nutgraf
