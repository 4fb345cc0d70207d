// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/headers.hpp"

#include <algorithm>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeaders = 1000;
constexpr std::size_t kLongestHeader = 1 << 16;

// Takes a line off the text and returns it without its end.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

template <typename Pairs>
std::string_view find(const Pairs& pairs, std::string_view name) {
    const auto found = std::ranges::find(
        pairs, name, [](const auto& e) -> auto& { return e.first; });
    return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

// Takes the value of a parameter off the text: quoted, or up to the next semicolon.
std::string take_value(std::string_view& text) {
    std::string value;
    if (!text.starts_with('"')) {
        const std::size_t end = std::min(text.find(';'), text.size());
        value = ascii::trim(text.substr(0, end));
        text.remove_prefix(end);
        return value;
    }
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        value += text[at];
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return value;
}

}  // namespace

Headers::Headers(std::string_view& text) {
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty()) return;
        const bool folded = ascii::is_space(line.front()) && !headers_.empty();
        if (folded) {
            std::string& value = headers_.back().second;
            if (value.size() < kLongestHeader) value.append(" ").append(ascii::trim(line));
            continue;
        }
        const auto colon = line.find(':');
        if (colon == line.npos || headers_.size() >= kMostHeaders) continue;
        headers_.emplace_back(ascii::to_lower(ascii::trim(line.substr(0, colon))),
                              ascii::trim(line.substr(colon + 1)).substr(0, kLongestHeader));
    }
}

std::string_view Headers::operator[](std::string_view name) const { return find(headers_, name); }

HeaderValue::HeaderValue(std::string_view value) {
    const std::size_t end = std::min(value.find(';'), value.size());
    value_ = ascii::to_lower(ascii::trim(value.substr(0, end)));
    value.remove_prefix(end);
    while (true) {
        value.remove_prefix(std::min(value.find(';'), value.size()));
        if (value.empty()) return;
        value.remove_prefix(1);
        const auto equals = value.substr(0, value.find(';')).find('=');
        if (equals == value.npos) continue;
        std::string name = ascii::to_lower(ascii::trim(value.substr(0, equals)));
        value.remove_prefix(equals + 1);
        value.remove_prefix(std::min(value.find_first_not_of(ascii::kSpace), value.size()));
        parameters_.emplace_back(std::move(name), take_value(value));
    }
}

std::string_view HeaderValue::operator[](std::string_view name) const {
    return find(parameters_, name);
}

std::size_t find_body(std::string_view text) {
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const std::string_view rest = text.substr(at + 1, 2);
        if (rest.starts_with('\n')) return at + 2;
        if (rest == "\r\n") return at + 3;
    }
    return text.npos;
}

}  // namespace nutgraf
