// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/web_page.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

// Those of display "block", "list-item" and "table" in the HTML standard's style sheet
// (section 15.3), and parts of tables that stand on lines of their own.
constexpr std::array kBlockNames = {
    "address"sv,  "article"sv,    "aside"sv,  "blockquote"sv, "caption"sv,   "center"sv,
    "dd"sv,       "details"sv,    "dir"sv,    "div"sv,        "dl"sv,        "dt"sv,
    "fieldset"sv, "figcaption"sv, "figure"sv, "footer"sv,     "form"sv,      "h1"sv,
    "h2"sv,       "h3"sv,         "h4"sv,     "h5"sv,         "h6"sv,        "header"sv,
    "hgroup"sv,   "hr"sv,         "legend"sv, "li"sv,         "listing"sv,   "main"sv,
    "menu"sv,     "nav"sv,        "ol"sv,     "p"sv,          "plaintext"sv, "pre"sv,
    "section"sv,  "summary"sv,    "table"sv,  "tbody"sv,      "tfoot"sv,     "thead"sv,
    "tr"sv,       "ul"sv,         "xmp"sv};
static_assert(std::ranges::is_sorted(kBlockNames));

// Elements that stand at the start of a page whose `html` tag is left out.
constexpr std::array kPageNames = {"html"sv, "head"sv, "body"sv, "title"sv, "meta"sv};

constexpr std::size_t kHeadBytes = 16'384;  // in which a page shows what it is

// The beginning of a text, without the zero bytes and marks of UTF-16.
std::string head_of(std::string_view bytes) {
    constexpr std::string_view kMarks[] = {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"};
    for (const std::string_view mark : kMarks) {
        if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    }
    std::string head(bytes.substr(0, kHeadBytes));
    std::erase(head, '\0');
    return head;
}

// Takes off what may stand before a page: white space, comments, an XML declaration.
std::string_view without_prologue(std::string_view text) {
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(ascii::kSpace), text.size()));
        const bool comment = text.starts_with("<!--");
        if (!comment && !text.starts_with("<?")) return text;
        const std::string_view end = comment ? "-->" : ">";
        text.remove_prefix(std::min(text.find(end), text.size() - end.size()) + end.size());
    }
}

bool is_document_type(std::string_view text) {
    constexpr std::string_view kStart = "<!doctype";
    if (ascii::to_lower(text.substr(0, kStart.size())) != kStart) return false;
    return ascii::to_lower(ascii::trim(text.substr(kStart.size())).substr(0, 4)) == "html";
}

}  // namespace

bool is_block_name(std::string_view name) { return std::ranges::binary_search(kBlockNames, name); }

bool looks_like_html(std::string_view bytes) {
    const std::string head = head_of(bytes);
    const std::string_view start = without_prologue(head);
    if (!start.starts_with('<')) return false;
    if (start.starts_with("<!")) return is_document_type(start);
    const std::string name =
        ascii::to_lower(start.substr(1, start.find_first_of(" \t\n\f\r/>") - 1));
    if (std::ranges::find(kPageNames, name) != kPageNames.end()) return true;
    // A fragment is one from end to end; Markdown may begin with a tag, too, and other XML with one
    // that has the same name.
    if (head.starts_with("<?xml")) return false;
    const std::size_t last = bytes.find_last_not_of(ascii::kSpace);
    return is_block_name(name) && bytes[last] == '>';
}

std::string web_address(std::string_view address) {
    const std::string lower = ascii::to_lower(address.substr(0, 8));
    const bool web = lower.starts_with("http://") || lower.starts_with("https://");
    return web && address.find(' ') == address.npos ? std::string(address) : std::string();
}

std::string main_language(std::string_view language) {
    std::string main = ascii::to_lower(language.substr(0, language.find_first_of("-_")));
    const bool letters = std::ranges::all_of(main, ascii::is_lower);
    return letters && (main.size() == 2 || main.size() == 3) ? main : std::string();
}

}  // namespace nutgraf
