// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file is a message whose first page, or the part that it names as its start, is what the
// reader saw; images and frames are other parts. Sender and date are those of saving, so they say
// nothing about the article. What this leaves out: the text of frames.
#include "source/mhtml.hpp"

#include <optional>
#include <utility>

#include "source/encoded_words.hpp"
#include "source/format.hpp"
#include "source/mail_text.hpp"
#include "source/mime.hpp"
#include "source/parse.hpp"
#include "source/web_record.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/web_page.hpp"

namespace nutgraf {
namespace {

constexpr int kMaxDepth = 10;  // of parts within parts

std::string_view unbracketed(std::string_view id) {
    id = ascii::trim(id);
    if (id.starts_with('<')) id.remove_prefix(1);
    if (id.ends_with('>')) id.remove_suffix(1);
    return id;
}

bool is_page(const MimePart& part) {
    return part.type() == "text/html" || part.type() == "application/xhtml+xml";
}

// The page among the parts: the one named as the start, else the first.
std::optional<MimePart> find_page(const MimePart& part, int depth) {
    if (is_page(part)) return part;
    if (!part.type().starts_with("multipart/") || depth > kMaxDepth) return std::nullopt;
    const std::string_view start = unbracketed(part.parameter("start"));
    MimeSplitter parts(part.body(), part.parameter("boundary"));
    std::optional<MimePart> first;
    while (const auto next = parts.next()) {
        auto page = find_page(MimePart(*next), depth + 1);
        if (!page) continue;
        const bool named = unbracketed(page->headers()["content-id"]) == start;
        if (start.empty() || named) return page;
        if (!first) first = std::move(page);
    }
    return first;
}

std::string address(const MimePart& file, const MimePart& page) {
    for (const std::string_view each :
         {file.headers()["snapshot-content-location"], page.headers()["content-location"],
          file.headers()["content-location"]}) {
        if (std::string found = web_address(repair_utf8(each)); !found.empty()) return found;
    }
    return {};
}

}  // namespace

DraftResult parse_mhtml(std::string_view bytes, Article article) {
    const MimePart file(bytes.substr(blank_prefix(bytes)));
    const auto page = find_page(file, 0);
    if (!page) return SkippedArticle{place_of(article), "a saved page without a page in it"};
    if (std::string url = address(file, *page); !url.empty()) {
        article.url = {std::move(url), Origin::kMeta};
    }
    const Format format = format_of_type(page->type()).value_or(Format::kPage);
    Draft draft = to_draft(std::move(article), decode_part(*page, true), format);
    const std::string subject =
        ascii::fold_space(decode_words(repair_utf8(file.headers()["subject"])));
    if (!subject.empty()) draft.other_title = {subject, Origin::kMeta, 0.7};
    return draft;
}

}  // namespace nutgraf
