// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages say how they are encoded, and some are wrong: what is valid UTF-8 is UTF-8, whatever it
// says, since no longer text is so by chance.
#include "html/charset.hpp"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "html/tree.hpp"
#include "text/ascii.hpp"
#include "text/charset.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kHeadBytes = 4096;  // in which a page says how it is encoded

// "text/html; charset=koi8-r" -> "koi8-r"; also of an XML declaration's encoding="...".
std::string value_behind(std::string_view text, std::string_view key) {
    const std::string lower = ascii::to_lower(text);
    const std::size_t at = lower.find(key);
    if (at == lower.npos) return {};
    std::string_view value = std::string_view(lower).substr(at + key.size());
    value = value.substr(std::min(value.find_first_not_of(" \t\r\n=\"'"), value.size()));
    return std::string(value.substr(0, value.find_first_of(" \t\r\n;\"'>?/")));
}

std::string declared_label(std::string_view page) {
    const std::string_view head = page.substr(0, kHeadBytes);
    if (head.starts_with("<?xml")) {
        std::string label = value_behind(head.substr(0, head.find('>')), "encoding");
        if (!label.empty()) return label;
    }
    std::string label;
    const auto read = [&](const GumboNode& node) {
        const GumboElement* element = element_of(node);
        if (element == nullptr || !label.empty()) return false;
        if (element->tag != GUMBO_TAG_META) return true;
        label = ascii::to_lower(attribute_of(*element, "charset"));
        if (label.empty()) label = value_behind(attribute_of(*element, "content"), "charset");
        return false;
    };
    if (const auto tree = HtmlTree::parse(head)) walk(tree->root(), read, [](const auto&) {});
    return label;
}

// The standard has parsers show control characters as what cannot be read.
std::string without_controls(std::string text) {
    std::erase_if(text, [](char c) {
        const bool low = static_cast<unsigned char>(c) < 0x20;
        return c == '\x7f' || (low && c != '\t' && c != '\n' && c != '\f' && c != '\r');
    });
    return text;
}

// As decode_text(), which takes bytes with zeros among them for no text.
DecodedText decode_anyhow(std::string bytes) {
    if (auto decoded = decode_text(bytes)) return std::move(*decoded);
    std::erase(bytes, '\0');
    if (auto decoded = decode_text(bytes)) return std::move(*decoded);
    return {repair_utf8(bytes), "mixed", 0};
}

}  // namespace

DecodedText decode_page(std::string_view bytes) {
    const std::string label = declared_label(bytes);
    const bool wide_ascii = label == "iso-2022-jp";  // its bytes are all ASCII, hence valid UTF-8
    if (is_web_charset(label) &&
        (wide_ascii || !simdjson::validate_utf8(bytes.data(), bytes.size()))) {
        if (auto text = decode_charset(bytes, label)) {
            return {without_controls(std::move(*text)), label, 0};
        }
    }
    DecodedText decoded = decode_anyhow(std::string(bytes));
    decoded.text = without_controls(std::move(decoded.text));
    decoded.text_offset = 0;
    return decoded;
}

}  // namespace nutgraf
