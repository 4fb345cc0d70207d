// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages say how they are encoded, and some are wrong: what is valid UTF-8 is UTF-8, whatever it
// says, since no longer text is so by chance. Names are understood as browsers do, who read much
// under one name that strictly is another's: GB2312 as GB18030, say.
#include "article/html_charset.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/ascii.hpp"
#include "article/html_tree.hpp"
#include "source/charset.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kHeadBytes = 4096;  // in which a page says how it is encoded

struct Charset {
    std::string_view label;  // in pages
    const char* name;        // of the C library
};

// All but UTF-8, UTF-16 and Windows-1252, which decode_text() reads.
constexpr std::array kCharsets = {
    Charset{"big5", "BIG5-HKSCS"},
    Charset{"big5-hkscs", "BIG5-HKSCS"},
    Charset{"cp1251", "CP1251"},
    Charset{"cp866", "CP866"},
    Charset{"euc-jp", "EUC-JP"},
    Charset{"euc-kr", "CP949"},
    Charset{"gb18030", "GB18030"},
    Charset{"gb2312", "GB18030"},
    Charset{"gbk", "GB18030"},
    Charset{"iso-2022-jp", "ISO-2022-JP"},
    Charset{"iso-8859-10", "ISO-8859-10"},
    Charset{"iso-8859-11", "CP874"},
    Charset{"iso-8859-13", "ISO-8859-13"},
    Charset{"iso-8859-14", "ISO-8859-14"},
    Charset{"iso-8859-15", "ISO-8859-15"},
    Charset{"iso-8859-16", "ISO-8859-16"},
    Charset{"iso-8859-2", "ISO-8859-2"},
    Charset{"iso-8859-3", "ISO-8859-3"},
    Charset{"iso-8859-4", "ISO-8859-4"},
    Charset{"iso-8859-5", "ISO-8859-5"},
    Charset{"iso-8859-6", "ISO-8859-6"},
    Charset{"iso-8859-7", "ISO-8859-7"},
    Charset{"iso-8859-8", "ISO-8859-8"},
    Charset{"iso-8859-9", "CP1254"},
    Charset{"koi8-r", "KOI8-R"},
    Charset{"koi8-u", "KOI8-U"},
    Charset{"ks_c_5601-1987", "CP949"},
    Charset{"macintosh", "MACINTOSH"},
    Charset{"shift-jis", "CP932"},
    Charset{"shift_jis", "CP932"},
    Charset{"sjis", "CP932"},
    Charset{"tis-620", "CP874"},
    Charset{"windows-1250", "CP1250"},
    Charset{"windows-1251", "CP1251"},
    Charset{"windows-1253", "CP1253"},
    Charset{"windows-1254", "CP1254"},
    Charset{"windows-1255", "CP1255"},
    Charset{"windows-1256", "CP1256"},
    Charset{"windows-1257", "CP1257"},
    Charset{"windows-1258", "CP1258"},
    Charset{"windows-31j", "CP932"},
    Charset{"windows-874", "CP874"},
    Charset{"x-sjis", "CP932"},
};

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

const Charset* find_charset(std::string_view label) {
    const auto* const found = std::ranges::find(kCharsets, label, &Charset::label);
    return found == kCharsets.end() ? nullptr : found;
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
    const Charset* charset = find_charset(label);
    if (charset != nullptr &&
        (wide_ascii || !simdjson::validate_utf8(bytes.data(), bytes.size()))) {
        if (auto text = decode_charset(bytes, charset->name)) {
            return {without_controls(std::move(*text)), label, 0};
        }
    }
    DecodedText decoded = decode_anyhow(std::string(bytes));
    decoded.text = without_controls(std::move(decoded.text));
    decoded.text_offset = 0;
    return decoded;
}

}  // namespace nutgraf
