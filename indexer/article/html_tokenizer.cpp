// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every step takes at least a byte off the rest of the page and looks at no byte that it does not
// take, so that no page costs more than its length: what is opened and never closed (a comment, a
// script, a quoted value) lasts to the end, as in a browser. What this leaves out of the standard:
// CDATA sections, which only drawings have, and the escapes within scripts.
#include "article/html_tokenizer.hpp"

#include <algorithm>

#include "analysis/ascii.hpp"
#include "article/html_entities.hpp"

namespace nutgraf {
namespace {

// The bytes of a tag's inside up to its '>', which may stand in quotes.
std::size_t tag_length(std::string_view text) {
    char quote = '\0';
    char before = '\0';  // the last character that is no space
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '>') {
            return at;
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        }
        if (!ascii::is_space(c)) before = c;
    }
    return text.npos;
}

std::size_t name_length(std::string_view text) {
    const auto ends = [](char c) { return ascii::is_space(c) || c == '/' || c == '>'; };
    return static_cast<std::size_t>(std::ranges::find_if(text, ends) - text.begin());
}

// The start of "</name", or the length of the text.
std::size_t find_end_tag(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find("</"); at != text.npos; at = text.find("</", at + 2)) {
        const std::string_view behind = text.substr(at + 2);
        if (same_name(behind.substr(0, name.size()), name)) return at;
    }
    return text.size();
}

}  // namespace

std::string html_value(std::string_view raw) {
    constexpr std::size_t kMost = 4096;
    std::size_t end = std::min(raw.size(), kMost);
    while (end < raw.size() && end > 0 && (raw[end] & 0xc0) == 0x80) --end;
    return ascii::fold_space(decode_references(raw.substr(0, end)));
}

bool same_name(std::string_view name, std::string_view other) noexcept {
    const auto lower = [](char c) { return ascii::to_lower(c); };
    return name.size() == other.size() && std::ranges::equal(name, other, {}, lower, lower);
}

void HtmlTokenizer::skip_past(std::string_view end) {
    const std::size_t at = rest_.find(end);
    rest_.remove_prefix(at == rest_.npos ? rest_.size() : at + end.size());
}

void HtmlTokenizer::read_raw(HtmlToken& token) {
    token.kind = HtmlToken::Kind::kRaw;
    const std::size_t end = find_end_tag(rest_, token.name);
    token.text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    skip_past(">");
}

// Reads a tag. False if what was taken is no token; a '<' that begins nothing is left.
bool HtmlTokenizer::read_markup(HtmlToken& token) {
    if (rest_.starts_with("<!--")) {
        rest_.remove_prefix(rest_.starts_with("<!-->") ? 2 : 4);
        skip_past("-->");
        return false;
    }
    const bool close = rest_[1] == '/';
    const std::size_t start = close ? 2 : 1;
    if (start >= rest_.size() || !ascii::is_letter(rest_[start])) {
        skip_past(">");
        return false;
    }
    const std::size_t length = tag_length(rest_.substr(start));
    const std::string_view inside = rest_.substr(start, length);
    rest_.remove_prefix(std::min(start + inside.size() + 1, rest_.size()));
    if (length == inside.npos) return false;
    token.name = inside.substr(0, name_length(inside));
    token.tag = find_html_tag(token.name);
    token.kind = close ? HtmlToken::Kind::kClose : HtmlToken::Kind::kOpen;
    token.attributes = inside.substr(token.name.size());
    const bool empty = token.tag == HtmlTag::kSvg && token.attributes.ends_with('/');
    if (!close && !empty && is_raw(token.tag)) read_raw(token);
    return true;
}

bool HtmlTokenizer::next(HtmlToken& token) {
    while (!rest_.empty()) {
        token = {};
        const auto begins_markup = [&](std::size_t at) {
            const char c = at + 1 < rest_.size() ? rest_[at + 1] : ' ';
            return ascii::is_letter(c) || c == '/' || c == '!' || c == '?';
        };
        if (rest_.front() == '<' && begins_markup(0)) {
            if (read_markup(token)) return true;
            continue;
        }
        const std::size_t end = std::min(rest_.find('<', 1), rest_.size());
        token.text = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return true;
    }
    return false;
}

bool HtmlAttributes::next(HtmlAttribute& attribute) {
    const auto skip_space = [&] {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(ascii::kSpace), rest_.size()));
    };
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\n\v\f\r/"), rest_.size()));
    if (rest_.empty()) return false;
    const std::size_t name = std::min(rest_.find_first_of(" \t\n\v\f\r/=", 1), rest_.size());
    attribute = {rest_.substr(0, name), {}};
    rest_.remove_prefix(name);
    skip_space();
    if (!rest_.starts_with('=')) return true;
    rest_.remove_prefix(1);
    skip_space();
    const bool quoted = rest_.starts_with('"') || rest_.starts_with('\'');
    const std::size_t end =
        quoted ? rest_.find(rest_.front(), 1) : rest_.find_first_of(ascii::kSpace);
    attribute.value = rest_.substr(quoted ? 1 : 0, std::min(end, rest_.size()) - (quoted ? 1 : 0));
    rest_.remove_prefix(std::min(quoted && end != rest_.npos ? end + 1 : end, rest_.size()));
    return true;
}

std::string attribute_of(const HtmlToken& token, std::string_view name) {
    HtmlAttributes attributes(token.attributes);
    for (HtmlAttribute attribute; attributes.next(attribute);) {
        if (same_name(attribute.name, name)) {
            return html_value(attribute.value);
        }
    }
    return {};
}

}  // namespace nutgraf
