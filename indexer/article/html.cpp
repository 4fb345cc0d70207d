// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html.hpp"

#include <algorithm>
#include <array>

#include "analysis/ascii.hpp"
#include "article/html_charset.hpp"
#include "article/html_document.hpp"
#include "article/html_metadata.hpp"
#include "article/html_story.hpp"
#include "article/html_tokenizer.hpp"

namespace nutgraf {

bool looks_like_html(std::string_view) { return true; }

namespace {

// Whole lines, neighbours of one kind joined.
std::vector<Debris> debris_of(const HtmlDocument& document, const Verdicts& verdicts) {
    std::vector<Debris> debris;
    for (std::size_t b = 0; b < verdicts.size(); ++b) {
        if (!verdicts[b]) continue;
        const HtmlBlock& block = document.blocks[b];
        const std::size_t end = std::min(block.end + 1, document.text.size());
        debris.push_back({block.start, end, *verdicts[b]});
    }
    return debris;
}

}  // namespace

void read_html(std::string_view bytes, Article& article) {
    const DecodedText page = decode_page(bytes);
    HtmlDocument document = parse_html(page.text);
    const Verdicts verdicts = judge_blocks(document);
    read_page_metadata(document, verdicts, article);
    article.debris = debris_of(document, verdicts);
    article.encoding = page.encoding;
    article.text_offset = 0;
    article.text = std::move(document.text);
}

}  // namespace nutgraf
