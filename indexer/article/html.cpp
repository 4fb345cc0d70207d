// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page goes through four stages: bytes to UTF-8 (html_charset), to lines and a tree
// (html_document, by way of html_tree and html_lines), to a verdict on each line (html_story), and
// to fields (html_metadata). *Limits*: what scripts would add is not there, and a page of several
// stories is read as one.
#include "article/html.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/ascii.hpp"
#include "article/html_charset.hpp"
#include "article/html_document.hpp"
#include "article/html_metadata.hpp"
#include "article/html_story.hpp"
#include "article/html_tags.hpp"

namespace nutgraf {
namespace {

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
    if (!same_name(text.substr(0, kStart.size()), kStart)) return false;
    return same_name(ascii::trim(text.substr(kStart.size())).substr(0, 4), "html");
}

// Tags that stand at the start of a page whose `html` tag is left out.
bool opens_page(GumboTag tag) {
    return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_BODY ||
           tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_META;
}

std::vector<Debris> debris_of(const HtmlDocument& document, const Verdicts& verdicts) {
    std::vector<Debris> debris;
    for (std::size_t b = 0; b < verdicts.size(); ++b) {
        if (!verdicts[b]) continue;
        const HtmlBlock& block = document.blocks[b];
        const std::size_t end = std::min(block.end + 1, document.text.size());
        const bool joins = !debris.empty() && debris.back().end == block.start &&
                           debris.back().kind == *verdicts[b];
        if (joins) {
            debris.back().end = end;
        } else {
            debris.push_back({block.start, end, *verdicts[b]});
        }
    }
    return debris;
}

// A page of which scripts make the story may have it for readers without scripts.
void use_fallback(std::string_view page, std::size_t memory, HtmlDocument& document) {
    std::optional<HtmlDocument> all = parse_html(page, Shown::kAll, memory);
    if (all && has_prose(*all)) document = std::move(*all);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
    const std::string head = head_of(bytes);
    const std::string_view start = without_prologue(head);
    if (!start.starts_with('<')) return false;
    if (start.starts_with("<!")) return is_document_type(start);
    const GumboTag tag = find_tag(start.substr(1, start.find_first_of(" \t\n\f\r/>") - 1));
    if (opens_page(tag)) return true;
    // A fragment is one from end to end; Markdown may begin with a tag, too, and other XML with one
    // that has the same name.
    if (head.starts_with("<?xml")) return false;
    const std::size_t last = bytes.find_last_not_of(ascii::kSpace);
    return is_block(tag) && bytes[last] == '>';
}

bool read_html(std::string_view bytes, Article& article, std::size_t memory) {
    DecodedText page = decode_page(bytes);
    std::optional<HtmlDocument> document = parse_html(page.text, Shown::kUsual, memory);
    if (!document) return false;
    if (!has_prose(*document)) use_fallback(page.text, memory, *document);
    const Verdicts verdicts = judge_blocks(*document);
    read_page_metadata(*document, verdicts, article);
    article.debris = debris_of(*document, verdicts);
    article.encoding = std::move(page.encoding);
    article.text_offset = 0;
    article.text = std::move(document->text);
    return true;
}

}  // namespace nutgraf
