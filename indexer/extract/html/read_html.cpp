// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page goes through four stages: bytes to UTF-8 (html_charset), to lines and a tree
// (html_document, by way of html_tree and html_lines), to a verdict on each line (html_story), and
// to fields (html_metadata). *Limits*: what scripts would add is not there, and a page of several
// stories is read as one.
#include "html/read_html.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "html/charset.hpp"
#include "html/document.hpp"
#include "html/metadata.hpp"
#include "html/story.hpp"

namespace nutgraf {
namespace {

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
